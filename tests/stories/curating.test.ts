import { afterAll, describe, expect, it } from 'vitest';
import type { PageView } from '../../playground/page-protocol.ts';
import { decisionLabels } from '../../src/curate/labels.ts';
import { ada, ben, chooseIn, openOffice, pressIn, privacy, seen, shown } from './open-office.ts';

const office = await openOffice();
const { modal, submit } = office;
await office.command('subscribe all lead 7,1 at 09:00');
await office.answer('Subscription 1 created');

afterAll(() => office[Symbol.asyncDispose]());

const kindOf = (value: string) => ({ selected_option: { value } });

const may = [
  'Regulatory developments',
  '',
  '1. Measures on data exports adopted',
  'On 6 May 2019, the Cyberspace Administration of China adopted the measures. They take effect in October 2019.',
  '',
  '2. Draft rules on smart lamps',
  'On 8 May 2019, MIIT published draft rules. Comments may be submitted until 28 June 2019.',
  '',
  'Enforcement',
  '',
  '1. Twelve app operators summoned',
  'On 16 May 2019, MIIT summoned twelve operators. It will look at them again before the summer holidays.',
].join('\n');

describe('a curator imports a text with a deadline whose day is not told', () => {
  it('it stands first in the preview, and is kept with a day that the curator gives', async () => {
    await office.command('import');
    const form = await modal('You’ll see a preview before');
    await submit(form, {
      text: { value: may },
      title: { value: 'China, May 2019' },
      issued: { value: '2019-05' },
      jurisdiction: { value: 'CN' },
    });
    const preview = await modal('1 date needs your decision');
    const text = seen(preview);
    expect(text.indexOf('“They take effect in October 2019”')).toBeLessThan(text.indexOf('1 deadline detected'));
    await chooseIn(office, preview, 'Choose the date…');
    const asked = await modal('Words of the entry that say so');
    const fields = {
      kind: kindOf('effective_date'),
      date: { selected_date: '2019-10-01' },
      quote: { value: 'take effect in November' },
    };
    expect(await submit(asked, fields)).toMatchObject({ error: expect.stringContaining('does not contain') });
    await submit(asked, { ...fields, quote: { value: 'They take effect in October 2019' } });
    const decided = await modal('Kept: Takes effect 1 October 2019');
    expect(decided.id).toBe(preview.id);
    expect(seen(decided)).not.toContain('needs your decision');
  });

  it('a decision can be taken back, and made otherwise', async () => {
    await pressIn(office, await modal('Kept: Takes effect 1 October 2019'), 'Undo');
    await pressIn(office, await modal('1 date needs your decision'), 'Not a deadline');
    await pressIn(office, await modal('Not a deadline · “They take effect'), 'Undo');
    const preview = await modal('1 date needs your decision');
    await submit(preview);
    const imported = seen(await modal('Imported: China, May 2019'));
    expect(imported).toContain('Confirm 1 deadline, decide 1 date');
  });

  it('what is open stands on the Home of curators, and of nobody else', async () => {
    for (const user of [ada, ben]) await office.home('', user);
    const hasReview = (view: PageView) => seen(view).includes('2 dates wait for a curator to confirm them');
    await office.workspace.home(ada, hasReview);
    expect(hasReview(await office.workspace.home(ben))).toBe(false);
  });

  it('what is open is reviewed one after the other', async () => {
    await pressIn(office, await modal('Imported: China, May 2019'), 'Confirm 1 deadline, decide 1 date');
    const first = await modal('Comments may be submitted until 28 June 2019');
    await submit(first, { kind: kindOf('consultation_close'), date: { selected_date: '2019-06-28' } });
    const second = await modal('If it is not a deadline, the app doesn’t ask again.');
    expect(second.id).toBe(first.id);
    await submit(second, {
      kind: kindOf('effective_date'),
      date: { selected_date: '2019-10-01' },
      quote: { value: 'They take effect in October 2019' },
    });
    await modal('Nothing waits for a curator.');
    await office.command('show cn-2019-05-r1');
    const card = await office.answer('Takes effect 1 October 2019 (China)', ({ ephemeral }) => ephemeral);
    expect(shown(card)).toContain('confirmed by ');
  });
});

describe('a curator', () => {
  it('adds a deadline to an entry; the channel is told of it', async () => {
    await office.command('show cn-2019-05-e1');
    const card = await office.answer(/^Twelve app operators summoned[\s\S]*Edit entry…/);
    await office.press(card, 'Add a deadline…');
    const form = await modal('Such as: must rectify within 30 days');
    await submit(form, {
      kind: kindOf('compliance_deadline'),
      date: { selected_date: '2019-06-16' },
      start: { selected_date: '2019-05-16' },
      quote: { value: 'look at them again before the summer holidays' },
    });
    await modal('Added and confirmed: Compliance due 16 June 2019');
    await office.command('deadlines');
    await office.answer(/China · compliance due in 55 days/, ({ ephemeral }) => ephemeral);
    await office.workspace.perform({ do: 'move_clock', days: 54 });
    await office.answer(
      'Compliance due \nSunday 16 June 2019\n (China), tomorrow',
      ({ channel, ephemeral }) => channel === privacy && !ephemeral,
    );
  });

  it('edits an entry, which then shows who did it', async () => {
    await office.command('show cn-2019-05-r2');
    const card = await office.answer(/^Draft rules on smart lamps[\s\S]*Edit entry…/);
    await office.press(card, 'Edit entry…');
    const form = await modal('One a line: a code such as MIIT');
    const fields = { title: { value: 'MIIT consults on smart lamps' }, section: kindOf('industry') };
    expect(await submit(form, { ...fields, source: { value: 'lamps' } })).toMatchObject({ ok: false });
    await submit(form, {
      ...fields,
      authorities: { value: 'MIIT\nCAC' },
      source: { value: 'https://example.org/lamps' },
    });
    await modal('Entry edited: Draft rules on smart lamps');
    await office.command('show cn-2019-05-r2');
    const edited = await office.answer('MIIT consults on smart lamps', ({ ephemeral }) => ephemeral);
    expect(shown(edited)).toContain('Edited by ');
    expect(shown(edited)).toContain('Industry · MIIT · CAC · 8 May 2019');
    expect(JSON.stringify(edited.blocks)).toContain('https://example.org/lamps');
  });

  it('imports the bulletin again: the preview says which corrections stand, and nothing is asked twice', async () => {
    await office.command('import');
    await submit(await modal('You’ll see a preview before'), {
      text: { value: may.replace('before the summer holidays', 'in due course') },
      title: { value: 'China, May 2019' },
      issued: { value: '2019-05' },
      jurisdiction: { value: 'CN' },
    });
    const text = seen(await modal('3 corrections stand'));
    expect(text).not.toContain('needs your decision');
    expect(text).toContain(
      '1 correction no longer fits\nAdded: Compliance due 16 June 2019: “look at them again before the summer holidays”',
    );
  });

  it('sees which entries look like others when the same text comes under another title', async () => {
    await office.command('import');
    await submit(await modal('You’ll see a preview before'), {
      text: { value: may.replace('Twelve app operators summoned', 'Operators of apps before the ministry') },
      title: { value: 'Another firm’s May' },
      issued: { value: '2019-05' },
      jurisdiction: { value: 'CN' },
    });
    const text = seen(await modal('entries look like others'));
    expect(text).toContain(
      'Operators of apps before the ministry: 100% of the text is in “Twelve app operators summoned” (cn-2019-05-e1)',
    );
  });

  it('leaves labels from which the reader learns', async () => {
    const { bulletins, corrections } = await office.app.store.bulletins.kept('T0PLAYGRND');
    const labels = decisionLabels(
      bulletins.map(({ bulletin }) => bulletin),
      corrections,
    );
    expect(labels.map(({ quote, kind, date }) => [quote, kind, date])).toEqual([
      ['They take effect in October 2019', 'effective_date', '2019-10-01'],
      ['Comments may be submitted until 28 June 2019', 'consultation_close', '2019-06-28'],
      ['look at them again before the summer holidays', 'compliance_deadline', '2019-06-16'],
    ]);
    expect(labels[1]).toMatchObject({
      text: 'MIIT consults on smart lamps || [consult: Comments may be submitted until 28 June 2019].',
      by: ada,
      on: '2019-04-22',
    });
  });
});

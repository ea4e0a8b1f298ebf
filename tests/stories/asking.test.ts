import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ada, ben, direct, general, type Office, openOffice, privacy, shown } from './open-office.ts';

let office: Office;

beforeAll(async () => {
  office = await openOffice();
});

afterAll(async () => {
  await office[Symbol.asyncDispose]();
});

beforeEach(() => {
  office.workspace.faults.clear();
});

describe('by command', () => {
  it('a question is answered to the person who asked only, with the entry, its deadline and its source', async () => {
    await office.command('facial recognition');
    const answer = await office.answer('facial recognition');
    expect(answer).toMatchObject({ channel: privacy, ephemeral: true });
    expect(shown(answer)).toMatch(
      /MIIT pilots electronic identity checks[\s\S]*Pilot ends 31 December 2019 \(China\), in 253 days/,
    );
    expect(office.workspace.snapshot(ben).messages).not.toContainEqual(expect.objectContaining({ ts: answer.ts }));
  });

  it('it works in a channel the bot is not a member of', async () => {
    await office.command('civil code', general);
    expect(await office.answer('civil code')).toMatchObject({ channel: general, ephemeral: true });
  });

  it.each([
    ['', 'Not legal advice'],
    ['help', '/privacy-law deadlines next 30 days'],
    ['latest enforcement', 'Latest enforcement entries'],
    ['show cn-2019-04-e4', 'Visual China'],
    ['deadlines', '3 upcoming deadlines'],
    ['deadlines consultations next 30 days', '1 upcoming deadline'],
  ])('%j is answered', async (text, words) => {
    await office.command(text);
    await office.answer(words);
  });

  it.each([
    ['a near miss of a verb', 'deadlnes', 'Did you mean /privacy-law deadlines?'],
    ['words in no entry', 'blockchain', 'Nothing matches'],
    ['an unknown id', 'show cn-2019-04-r9', 'No entry with the ID “cn-2019-04-r9”'],
    ['an unknown section', 'latest enforcment', 'No section named “enforcment”'],
    ['a verb without its words', 'show', 'Which entry?'],
    ['ten thousand characters', 'x'.repeat(10_000), 'Question too long (10,000 characters)'],
  ])('%s gets a card that says what to do next', async (_, text, words) => {
    await office.command(text);
    expect(shown(await office.answer(words))).toMatch(/Search|Latest|Help|View|deadlines/);
  });

  it('markup in a question notifies nobody and is shown as it was typed', async () => {
    const hostile = '<!channel> *bold* & <@U0BENOKAF1> zzyzx';
    await office.command(hostile);
    await office.answer('*bold* &');
    expect(office.workspace.broadcasts()).toEqual([]);
  });
});

describe('the menu of a deadline', () => {
  const entry = async () => {
    await office.command('show cn-2019-04-i2');
    return office.answer('Draft guiding opinions', ({ ephemeral, blocks }) =>
      shown({ blocks }).includes('Add to calendar') ? ephemeral : false,
    );
  };

  it('sends its calendar file to whoever chose that, in a direct message', async () => {
    await office.press(await entry(), 'Add to calendar');
    await office.answer('Calendar file sent');
    const file = await office.workspace.message(
      ({ channel, text }) => channel === direct && /\.ics|files\//.test(text),
    );
    const opened = await fetch(/<(http[^|>]+)/.exec(file.text)?.[1] ?? '');
    expect(await opened.text()).toContain('DTSTART;VALUE=DATE:20190430');
  });

  it('gives the date where Slack does not take the file, and leaves nothing behind', async () => {
    const ofBot = () => office.workspace.snapshot(ada).messages.filter(({ channel }) => channel === direct).length;
    const before = ofBot();
    office.workspace.faults.next('files.getUploadURLExternal', { kind: 'refused', error: 'missing_scope' });
    await office.press(await entry(), 'Add to calendar');
    await office.answer(/Add this date yourself[\s\S]*Consultation closes 30 April 2019/);
    expect(ofBot()).toBe(before);
  });
});

describe('many at once', () => {
  it('fifty commands are all acknowledged and all answered', async () => {
    const numbers = Array.from({ length: 50 }, (_, i) => i + 1);
    await Promise.all(numbers.map((number) => office.command(`pornography ${'x'.repeat(number)}q`)));
    await Promise.all(numbers.map((number) => office.answer(`“${'x'.repeat(number)}q”`)));
  });

  it('an event that arrives twice at the same time is answered once', async () => {
    await office.say('@Privacy Law prostitution');
    office.workspace.redeliverEvent();
    office.workspace.redeliverEvent();
    await office.say('@Privacy Law gambling');
    await office.answer('for “gambling”');
    const answers = office.workspace
      .snapshot(ada)
      .messages.filter((message) => shown(message).includes('for “prostitution”'));
    expect(answers).toHaveLength(1);
  });
});

describe('by mention', () => {
  it('a question is answered in the thread of the message, for everyone', async () => {
    await office.say('@Privacy Law guardian consumption');
    const answer = await office.answer('guardian consumption');
    expect(answer).toMatchObject({ channel: privacy, ephemeral: false, threadTs: expect.any(String) });
  });

  it('a question that is about the answer before it in the thread is asked of that entry', async () => {
    await office.say('@Privacy Law guardian consumption against misuse');
    const first = await office.answer('for “guardian consumption against misuse”');
    const threadTs = first.threadTs ?? '';
    await office.say('@Privacy Law who runs it?', { threadTs });
    await office.answer('SAMR (State Administration for Market Regulation)', (one) => one.threadTs === threadTs);
    await office.say('@Privacy Law when does it end?', { threadTs });
    await office.answer('Ends 30 September 2019, in 161 days', (one) => one.threadTs === threadTs);
  });

  it('a question in a thread is answered in that thread', async () => {
    await office.say('a thread begins');
    const parent = await office.workspace.message(({ text }) => text === 'a thread begins');
    await office.say('@Privacy Law Visual China', { threadTs: parent.ts });
    expect(await office.answer('for “Visual China”')).toMatchObject({ threadTs: parent.ts });
  });

  it('an event that is delivered again is answered once', async () => {
    await office.say('@Privacy Law credit report');
    await office.answer('for “credit report”');
    expect(office.workspace.redeliverEvent()).toBe(true);
    await office.say('@Privacy Law blue book');
    await office.answer('for “blue book”');
    const answers = office.workspace
      .snapshot(ada)
      .messages.filter((message) => shown(message).includes('for “credit report”'));
    expect(answers).toHaveLength(1);
  });

  it('if Slack limits the rate, the answer is posted once, later', async () => {
    office.workspace.faults.next('chat.postMessage', { kind: 'rate_limited', retryAfter: 1 });
    await office.say('@Privacy Law instant messaging');
    await office.answer('for “instant messaging”');
  });

  it('an answer that Slack did not confirm is not posted again, and its asker is told', async () => {
    office.workspace.faults.next('chat.postMessage', { kind: 'lost' });
    await office.say('@Privacy Law central enterprises');
    await office.answer('for “central enterprises”');
    const note = await office.answer('Can’t confirm that it was posted');
    expect(note.ephemeral).toBe(true);
    const calls = office.workspace
      .calls()
      .filter(
        ({ method, args }) => method === 'chat.postMessage' && JSON.stringify(args).includes('central enterprises'),
      );
    expect(calls).toHaveLength(1);
  });

  it('in a direct message no mention is needed, and there is no Share button', async () => {
    await office.say('bank of communications', { channel: direct });
    const answer = await office.answer('for “bank of communications”');
    expect(answer).toMatchObject({ channel: direct, threadTs: null });
    expect(shown(answer)).not.toContain('Share to channel');
  });
});

describe('on a card', () => {
  it('Next and Previous turn the page in place', async () => {
    await office.command('personal information');
    const first = await office.answer(/personal information[\s\S]*page 1 of/);
    await office.press(first, 'Next');
    const second = await office.answer(/personal information[\s\S]*page 2 of/, ({ ts }) => ts === first.ts);
    await office.press(second, 'Previous');
    await office.workspace.until(
      () =>
        office.workspace
          .snapshot(ada)
          .messages.find((message) => message.ts === first.ts && shown(message).includes('page 1 of')),
      () => 'the first page did not come back',
    );
  });

  it('Next on an answer that others can see leaves it as it is, and answers privately', async () => {
    await office.say('@Privacy Law information');
    const answer = await office.answer(/for “information”[\s\S]*page 1 of/);
    await office.press(answer, 'Next');
    const own = await office.answer(/for “information”[\s\S]*page 2 of/);
    expect(own).toMatchObject({ ephemeral: true, threadTs: answer.threadTs });
    const seen = office.workspace.snapshot(ben).messages.find(({ ts }) => ts === answer.ts);
    expect(seen && shown(seen)).toContain('page 1 of');
  });

  it('an entry is shown in full to the person who pressed the button only', async () => {
    await office.command('fined');
    await office.press(await office.answer('for “fined”'), 'Open');
    const entry = await office.answer(/Penalty[\s\S]*CNY 290,000/, ({ channel }) => channel === privacy);
    expect(entry).toMatchObject({ channel: privacy, ephemeral: true });
  });

  it('Share to channel posts the entry for everyone, with who shared it, and only once', async () => {
    await office.command('guide to internet personal information protection', general);
    const answer = await office.answer('for “guide to internet', ({ channel }) => channel === general);
    await office.press(answer, 'Share to channel');
    const shared = await office.answer('Shared by', ({ channel }) => channel === general);
    expect(shared.ephemeral).toBe(false);
    expect(JSON.stringify(shared.blocks)).toContain(ada);
    expect(office.workspace.snapshot(ben).messages).toContainEqual(expect.objectContaining({ ts: shared.ts }));
    await office.press(answer, 'Share to channel');
    await office.answer('Already shared');
    expect(
      office.workspace.snapshot(ben).messages.filter((message) => shown(message).includes('Shared by')),
    ).toHaveLength(1);
  });

  it('a mistyped command has a button that runs the right one', async () => {
    await office.command('lates industry');
    await office.press(await office.answer('“lates” isn’t a command'), '/privacy-law latest industry');
    await office.answer('Latest industry entries');
  });
});

import { expect, test } from 'vitest';
import { auditLines } from '../../src/desk/audit.ts';
import { auditLog } from '../../src/storage/audit-log.ts';
import { createBulletinStore } from '../../src/storage/bulletin-store.ts';
import type { SubscriptionChanges } from '../../src/subscribe/ports.ts';
import { minute } from '../../src/time/instant.ts';
import { bulletinWith } from '../remind/corpus-with.ts';
import { createIn } from './create-subscription.ts';
import { eachDatabase } from './databases.ts';
import { openStores } from './open-stores.ts';
import { asked, channel, day, inAWeek, monday } from './samples.ts';

const { workspaceId } = channel;
const ada = 'U0ADACHEN1';
const ben = 'U0BENOKAF1';

eachDatabase('the audit log', ({ open }) => {
  test('says who subscribed, changed that, imported, took it back, corrected, chose and settled what, latest first, of one workspace', async () => {
    const database = await open();
    const { subscriptions, desk } = await openStores(database);
    const bulletins = createBulletinStore(database);
    let minutes = 0;
    const next = (by: string) => ({ by, at: monday + minute * minutes++ });
    const { id } = await createIn(
      subscriptions,
      asked({ filter: 'fines', createdBy: ada, createdAt: next(ada).at }),
      monday,
    );
    await bulletins.take(workspaceId, [bulletinWith({ 'cn-r1': [{ date: '2026-11-30' }] }, 'CN')], next(ada));
    await bulletins.take(workspaceId, [bulletinWith({ 'cn-r1': [{ date: '2026-12-01' }] }, 'CN')], next(ben));
    await bulletins.take('T0OTHER01', [bulletinWith({ 'eu-r1': [{ date: '2026-12-01' }] }, 'EU')], next('U0OTHER001'));
    const kind = 'consultation_close';
    const moved = { about: { kind, date: day('2026-12-01') }, becomes: { kind, date: day('2026-12-02') } } as const;
    const on = day('2026-11-02');
    await bulletins.correct(workspaceId, { entryId: 'cn-r1', ...moved, ...next(ada), on, why: 'Extended' }, 2);
    const gone = { about: moved.becomes, becomes: null } as const;
    await bulletins.correct(workspaceId, { entryId: 'cn-r1', ...gone, ...next(ben), on }, 3);
    await bulletins.choose(workspaceId, { jurisdictions: ['CN', 'EU'], topics: ['ai'] }, next(ada));
    await desk.act(channel, inAWeek, { kind: 'settle', as: 'done', note: 'Filed' }, next(ben));
    const terms = { ...asked({ filter: 'consultations', alerts: true }), digestDay: 5, language: 'zh-CN' } as const;
    const change = (changes: SubscriptionChanges, by: string) =>
      subscriptions.change(workspaceId, id, changes, { ...next(by), nextRunAt: monday });
    expect(await change(terms, ben)).toBe(true);
    // Nothing is changed, so there is nothing to record.
    expect(await change(terms, ada)).toBe(true);
    const { filter: _, ...others } = terms;
    expect(await change({ ...others, leads: { unit: 'working_days', before: [5, 0] } }, ada)).toBe(true);
    await bulletins.choose(workspaceId, { jurisdictions: ['CN'], topics: [] }, next(ben));
    await bulletins.take(workspaceId, [bulletinWith({ 'us-r1': [] }, 'US', 'us')], next(ada));
    expect(await bulletins.undo(workspaceId, { id: 'us', revision: 1, ...next(ben) })).toBe('removed');
    await subscriptions.revokeCalendar(workspaceId, id, ada, next(ada).at);
    await subscriptions.end(workspaceId, id, ben, next(ben).at);
    const lines = auditLines(await auditLog(database, workspaceId), 'csv');
    expect(lines.map((line) => line.replace(/^[^,]*,/, ''))).toEqual([
      'by,action,entry,kind,date,channel,subject,note',
      'U0BENOKAF1,unsubscribe,,,,C0PRIVACY1,1,consultations',
      'U0ADACHEN1,revoke_calendar,,,,,,',
      'U0BENOKAF1,undo_import,,,,,us,revision 1',
      'U0ADACHEN1,import,,,,,us,revision 1',
      'U0BENOKAF1,choose_scope,,,,,"[""CN""]",[]',
      'U0ADACHEN1,change_subscription,,,,C0PRIVACY1,1,"leads_unit: days → working_days; leads_before: 14,7,1 → 5,0"',
      'U0BENOKAF1,change_subscription,,,,C0PRIVACY1,1,filter: fines → consultations; digest_day: none → 5; language: en → zh-CN; alerts: 0 → 1',
      'U0BENOKAF1,done,cn-2026-10-r1,consultation_close,2026-11-09,C0PRIVACY1,,Filed',
      'U0ADACHEN1,choose_scope,,,,,"[""CN"",""EU""]","[""ai""]"',
      'U0BENOKAF1,remove_deadline,cn-r1,consultation_close,2026-12-02,,,',
      'U0ADACHEN1,correct_deadline,cn-r1,consultation_close,2026-12-01,,consultation_close 2026-12-02,Extended',
      'U0BENOKAF1,import,,,,,cn,revision 2',
      'U0ADACHEN1,import,,,,,cn,revision 1',
      'U0ADACHEN1,subscribe,,,,C0PRIVACY1,1,fines',
    ]);
    expect(lines.slice(1)).toEqual(lines.slice(1).toSorted().toReversed());
  });
});

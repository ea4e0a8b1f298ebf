import { describe, expect, it } from 'vitest';
import { auditLines, deadlineRow } from '../../src/desk/audit.ts';
import type { DeadlineEvent } from '../../src/desk/deadline-state.ts';
import { day } from '../bundled-library.ts';

const deadline = { entryId: 'cn-r1', kind: 'consultation_close', edge: 'end', date: day('2019-04-30') } as const;
const about = { deadline, channelId: 'C1', by: 'U1', at: Date.UTC(2019, 3, 22, 1) };

describe('the audit of deadlines', () => {
  it('is a CSV in which no note runs as a formula or breaks a row', () => {
    const events: readonly DeadlineEvent[] = [
      { ...about, kind: 'settle', as: 'done', note: '=HYPERLINK("x"),\nsent' },
      { ...about, kind: 'hold', until: null, channelId: null },
      { ...about, kind: 'assign', owner: 'U2' },
    ];
    expect(auditLines(events.map(deadlineRow), 'csv')).toEqual([
      'at,by,action,entry,kind,date,channel,subject,note',
      '2019-04-22T01:00:00.000Z,U1,done,cn-r1,consultation_close,2019-04-30,C1,,"\'=HYPERLINK(""x""),\nsent"',
      '2019-04-22T01:00:00.000Z,U1,mute,cn-r1,consultation_close,2019-04-30,,,',
      '2019-04-22T01:00:00.000Z,U1,assign,cn-r1,consultation_close,2019-04-30,C1,U2,',
    ]);
  });

  it('is the same as JSON lines', () => {
    const [line = ''] = auditLines([deadlineRow({ ...about, kind: 'hold', until: day('2019-04-25') })], 'jsonl');
    expect(JSON.parse(line)).toMatchObject({ action: 'snooze', subject: '2019-04-25', by: 'U1' });
  });
});

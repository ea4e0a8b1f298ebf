import { describe, expect, it } from 'vitest';
import {
  type DeadlineAction,
  type DeadlineState,
  isHeld,
  openState,
  stateAfter,
} from '../../src/desk/deadline-state.ts';
import { stateText, stateWords } from '../../src/desk/state-line.ts';
import { day } from '../bundled-library.ts';

const at = Date.UTC(2019, 3, 22, 1);
const having = (...actions: readonly (readonly [string, DeadlineAction])[]): DeadlineState =>
  actions.reduce((state, [by, action]) => stateAfter(state, action, { by, at }), openState);

describe('a deadline', () => {
  it('is acknowledged by whoever was first', () => {
    const seen = having(['UADA', { kind: 'acknowledge' }], ['UBEN', { kind: 'acknowledge' }]);
    expect(seen.acknowledged).toEqual({ by: 'UADA', at });
  });

  it('that somebody takes is acknowledged as well; one that is handed to somebody else is not', () => {
    expect(having(['UADA', { kind: 'assign', owner: 'UADA' }])).toMatchObject({
      owner: { userId: 'UADA', since: at },
      acknowledged: { by: 'UADA' },
    });
    expect(having(['UADA', { kind: 'assign', owner: 'UBEN' }])).toMatchObject({ acknowledged: null });
  });

  it('that is done already keeps who did it and the note, unless there is another note', () => {
    const done = having(['UADA', { kind: 'settle', as: 'done', note: 'Sent' }]);
    expect(stateAfter(done, { kind: 'settle', as: 'done', note: '' }, { by: 'UBEN', at })).toBe(done);
    const again = stateAfter(done, { kind: 'settle', as: 'done', note: 'Sent, with a copy' }, { by: 'UBEN', at });
    expect(again.outcome).toMatchObject({ by: 'UBEN', note: 'Sent, with a copy' });
    const other = stateAfter(done, { kind: 'settle', as: 'not_applicable', note: '' }, { by: 'UBEN', at });
    expect(other.outcome).toMatchObject({ kind: 'not_applicable', by: 'UBEN' });
  });

  it('that is settled keeps its owner, and is open again once it is reopened', () => {
    const done = having(
      ['UBEN', { kind: 'assign', owner: 'UBEN' }],
      ['UADA', { kind: 'settle', as: 'done', note: 'Sent' }],
    );
    expect(done).toMatchObject({ owner: { userId: 'UBEN' }, outcome: { kind: 'done', note: 'Sent', by: 'UADA' } });
    expect(stateAfter(done, { kind: 'reopen' }, { by: 'UADA', at })).toMatchObject({
      owner: { userId: 'UBEN' },
      outcome: null,
    });
  });

  it.each<[string, DeadlineState, DeadlineAction]>([
    ['acknowledged again', having(['U1', { kind: 'acknowledge' }]), { kind: 'acknowledge' }],
    ['given to its owner', having(['U1', { kind: 'assign', owner: 'U2' }]), { kind: 'assign', owner: 'U2' }],
    [
      'settled the same way',
      having(['U1', { kind: 'settle', as: 'done', note: '' }]),
      { kind: 'settle', as: 'done', note: '' },
    ],
    ['muted again', having(['U1', { kind: 'hold', until: null }]), { kind: 'hold', until: null }],
    ['reopened while it is open', openState, { kind: 'reopen' }],
    ['unmuted while it is not muted', openState, { kind: 'release' }],
  ])('that is %s stays as it is', (_, state, action) => {
    expect(stateAfter(state, action, { by: 'U9', at: at + 1 })).toBe(state);
  });

  it('that is snoozed is silent until that day, one that is muted for good', () => {
    const until = day('2019-04-25');
    expect([isHeld({ until }, day('2019-04-24')), isHeld({ until }, until), isHeld({ until: null }, until)]).toEqual([
      true,
      false,
      true,
    ]);
    expect(isHeld(null, until)).toBe(false);
  });
});

describe('the state of a deadline in words', () => {
  const told = { zone: 'Asia/Shanghai', today: day('2019-04-22') };
  it('mentions nobody in a fallback text, where it would notify', () => {
    const states = [
      openState,
      having(['UADA', { kind: 'acknowledge' }]),
      having(['UADA', { kind: 'assign', owner: 'UBEN' }], ['UADA', { kind: 'hold', until: null }]),
      having(['UADA', { kind: 'settle', as: 'not_applicable', note: '' }]),
    ];
    expect(states.map((state) => stateWords(state, told))).toEqual([
      'No owner yet · not acknowledged.',
      'Acknowledged on 22 April 2019 · no owner yet.',
      'Muted for this channel · Has an owner since 22 April 2019.',
      'Not applicable on 22 April 2019.',
    ]);
    expect(states.map((state) => stateText(state, told)).join()).toContain('<@UBEN>');
  });
});

import { expect, it } from 'vitest';
import { deskModal, readDeskForm } from '../../src/desk/forms.ts';
import { day } from '../bundled-library.ts';

const deadline = { entryId: 'x-r1', kind: 'pilot_end', edge: 'end', date: day('2019-04-30') } as const;
const about =
  deskModal({ purpose: 'done', channelId: 'C1', deadline, title: 'A pilot', deliveryId: null }).private_metadata ?? '';
const submitted = (value: string) => readDeskForm(about, { note: { note: { value } } }, day('2019-04-21'));

it('a note is taken as it was written, and one that is too long is refused beside its field', () => {
  const note = '<!channel> *bold* _and_ ~more~ & 中文';
  const action = { kind: 'settle', as: 'done', note };
  expect(submitted(` ${note} `)).toEqual({ form: { kind: 'action', channelId: 'C1', deadline, action } });
  expect(submitted('x'.repeat(10_000))).toEqual({ errors: { note: 'Use at most 300 characters.' } });
});

import { expect, it } from 'vitest';
import type { FormPurpose } from '../../src/desk/answers.ts';
import { deskModal, readDeskForm } from '../../src/desk/forms.ts';
import { inLanguage, languages } from '../../src/messages/language.ts';
import { day } from '../bundled-library.ts';
import { assertSlackModal } from '../slack-schema/assert-slack.ts';

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

const purposes: readonly FormPurpose[] = ['done', 'not_applicable', 'hand_over', 'mute', 'snooze'];

it.each(languages)('every form is within Slack’s limits in %s', (language) => {
  for (const purpose of purposes)
    inLanguage(language, () =>
      assertSlackModal(deskModal({ purpose, channelId: 'C1', deadline, title: 'A pilot', deliveryId: 'd1' })),
    );
});

it('a form and what is wrong in it are in the language of whoever fills it in', () => {
  const form = { purpose: 'snooze', channelId: null, deadline, title: 'A pilot', deliveryId: 'd1' } as const;
  inLanguage('zh-CN', () => {
    const { title, blocks, private_metadata: given = '' } = deskModal(form);
    expect(title.text).toBe('稍后提醒');
    expect(JSON.stringify(blocks)).toContain('提醒日期（最晚为 2019年4月30日）');
    const late = { until: { until: { selected_date: '2019-05-01' } } };
    expect(readDeskForm(given, late, day('2019-04-21'))).toEqual({
      errors: { until: '请选择 2019年4月30日 或更早的日期，该日为期限届满日。' },
    });
  });
});

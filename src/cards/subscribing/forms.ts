import type { KnownBlock, ModalView } from '@slack/types';
import { longestRequest } from '../../answers/request.ts';
import type { SubscriptionForm } from '../../answers/subscribing/subscription-answer.ts';
import { callbackIds } from '../action-ids.ts';
import { context } from '../entry-blocks.ts';
import { cut, limits } from '../limits.ts';
import { bold, channel, plain, richText } from '../rich-text.ts';
import { counted } from '../words.ts';
import { fields, input, option, termsFields } from './form-fields.ts';
import { coverWords } from './terms-words.ts';

/** The modal that asks for a subscription, for other terms of one, or for the channel's settings. */
export function formModal(form: SubscriptionForm): ModalView {
  switch (form.for) {
    case 'new':
      return modal(
        {
          title: 'Subscribe',
          submit: 'Subscribe',
          callback: callbackIds.subscribeModal,
          about: form.channelId,
        },
        [
          richText([
            plain('Reminders of deadlines for '),
            channel(form.channelId),
            plain(', where an introduction is posted.'),
          ]),
          filterField,
          ...termsFields(form.terms),
          newBoxes,
        ],
      );
    case 'change':
      return modal(
        { title: 'Change', submit: 'Save', callback: callbackIds.changeModal, about: form.subscription.id },
        [
          richText(
            [bold(`Subscription ${form.subscription.number}: ${coverWords(form)}`)],
            [plain('What it covers stays. For something else end it and subscribe anew.')],
          ),
          ...termsFields(form.subscription),
        ],
      );
    case 'settings':
      return modal(
        { title: 'Settings', submit: 'Save', callback: callbackIds.settingsModal, about: form.channelId },
        [
          richText([
            plain('What the next subscriptions of '),
            channel(form.channelId),
            plain(' start from. Questions asked there count days in its time zone.'),
          ]),
          ...termsFields(form.terms),
          ...(form.subscriptions > 0 ? [presentBox(form.subscriptions)] : []),
        ],
      );
  }
}

/** What the modal says while a subscription is being made. */
export function workingModal(): ModalView {
  return resultModal([context('One moment: this is being done.')]);
}

/** What came of a form, in its place. */
function resultModal(blocks: readonly KnownBlock[]): ModalView {
  return {
    type: 'modal',
    title: { type: 'plain_text', text: 'Privacy Law', emoji: false },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [...blocks],
  };
}

const filterField: KnownBlock = {
  ...input(fields.filter, 'Which deadlines'),
  optional: true,
  hint: {
    type: 'plain_text',
    text: 'Kinds, authorities, words; nothing for all: consultations, MIIT, facial recognition.',
  },
  element: {
    type: 'plain_text_input',
    action_id: fields.filter,
    max_length: longestRequest - 20,
    focus_on_load: true,
  },
};

/** The values of the boxes that can be ticked. */
export const boxes = { alerts: 'alerts', anyway: 'anyway', present: 'present' } as const;

const newBoxes: KnownBlock = {
  ...input(fields.also, 'Also'),
  optional: true,
  element: {
    type: 'checkboxes',
    action_id: fields.also,
    options: [
      option(boxes.alerts, 'Tell new entries that fit as soon as they come in'),
      option(boxes.anyway, 'Subscribe even though nothing fits yet'),
    ],
  },
};

function presentBox(count: number): KnownBlock {
  const present = option(
    boxes.present,
    `Change the ${counted(count, 'present subscription', 'present subscriptions')}, too`,
  );
  return {
    ...input(fields.also, 'Present subscriptions'),
    optional: true,
    element: { type: 'checkboxes', action_id: fields.also, options: [present] },
  };
}

interface ModalFacts {
  readonly title: string;
  readonly submit: string;
  readonly callback: string;
  /** The id of the channel or of the subscription that it is about. */
  readonly about: string;
}

const modal = ({ title, submit, callback, about }: ModalFacts, blocks: readonly KnownBlock[]): ModalView => ({
  type: 'modal',
  callback_id: callback,
  private_metadata: `v1|${about}`,
  title: { type: 'plain_text', text: cut(title, limits.modalTitle), emoji: false },
  submit: { type: 'plain_text', text: submit },
  close: { type: 'plain_text', text: 'Cancel' },
  blocks: [...blocks],
});

import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { HomeView, ModalView } from '@slack/types';
import { WebAPIRateLimitedError } from '@slack/web-api';
import { z } from 'zod';
import { notInstalledCard } from '../bot/about-card.ts';
import { type Answer, answerCard } from '../bot/answer-card.ts';
import { answerForms } from '../bot/answer-forms.ts';
import { actionIds } from '../cards/action-ids.ts';
import { context, modal as modalOf } from '../cards/blocks.ts';
import { decodeRequest, idValue } from '../cards/button-values.ts';
import { type Card, notice } from '../cards/card.ts';
import { describePostError, errorCard, isDirect, staleCard, unconfirmedText } from '../cards/errors.ts';
import { limits } from '../cards/limits.ts';
import { isImportAnswer } from '../curate/answers.ts';
import { currentLanguage, inLanguage } from '../messages/language.ts';
import { t } from '../messages/messages.ts';
import { parseRequest } from '../question/parse-request.ts';
import { isQuestion, type Request, type Requester } from '../question/request.ts';
import type { PostOutcome } from '../remind/delivery.ts';
import { isSourcesAnswer } from '../sources/answers.ts';
import { isSubscriptionAnswer } from '../subscribe/answers.ts';
import { minute } from '../time/instant.ts';
import { type Origin, type OriginModal, originOf, type PressedMessage, requesterOf } from './origin.ts';
import type { PostTarget } from './post-card.ts';
import { firstThatWorks, longestWait, postPrivately, respond } from './private-reply.ts';
import { NotInstalledError, type Requests } from './requests.ts';
import type { Services } from './services.ts';
import { shortTimeout } from './web-client.ts';

type ReplyServices = Pick<Services, 'identity' | 'poster' | 'queue' | 'views' | 'log'> & {
  readonly recent: Pick<Services['recent'], 'addIfNew'>;
};

/** Replies to the person who triggered an event, on the surface where they did. */
export class Reply {
  readonly requester: Requester;
  /** The message whose button was pressed; null on every other surface. */
  readonly message: PressedMessage | null;
  readonly #services: ReplyServices;
  readonly #origin: Origin;
  readonly #body: object;

  /** @param below the modal below a submitted one that closes: the answer is shown there */
  constructor(services: ReplyServices, { body }: { readonly body: object }, below: string | null = null) {
    this.#services = services;
    this.#body = body;
    const origin = originOf(body);
    this.#origin = below !== null && origin.modal ? { ...origin, modal: { ...origin.modal, id: below } } : origin;
    this.message = this.#origin.message;
    this.requester = requesterOf(services.identity, this.#origin);
  }

  /** The thread in which a mention or a direct message is answered. */
  get threadTs(): string | undefined {
    return this.#origin.conversation?.threadTs;
  }

  /** Whether somebody waits for a reply: nobody does when Slack reports that Home was opened. */
  get isAwaited(): boolean {
    const { channel, triggerId, modal } = this.#origin;
    return channel !== null || triggerId !== undefined || modal !== null;
  }

  /** Whether this very request was handled before, in any process: a signed request can be sent again for five minutes. */
  async isRepeat(): Promise<boolean> {
    const key = createHash('sha256').update(JSON.stringify(this.#body)).digest('base64url');
    return !(await this.#services.recent.addIfNew(`request|${key}`, 15 * minute));
  }

  /**
   * Shows an answer where it was asked for. A form opens in a modal. A mention or direct message is answered in its conversation,
   * unless the answer concerns one person only. A message that only its reader sees, and the modal in which something was pressed or
   * submitted, are replaced. Everything else is answered privately.
   * @param answer null if the app no longer understands the button that was pressed
   */
  async answer(answer: Answer | null): Promise<void> {
    const { conversation, message, modal } = this.#origin;
    if (answer === null) await this.beside(null);
    else if (await this.#openForm(answer)) return;
    else if (conversation && (isDirect(conversation.channel) || !isPersonal(answer)))
      await this.#post(conversation, answer);
    else if (message?.isPrivate) await this.#replaceMessage(this.#card(answer));
    else if (modal) await this.#replaceModal(modal, this.#card(answer));
    else await this.beside(answer);
  }

  /** Shows an answer but leaves the message or modal in which it was asked for as it is. */
  async beside(answer: Answer | null): Promise<void> {
    await this.show(answer ? this.#card(answer) : staleCard());
  }

  /** Shows a card to the person who asked: privately in the channel, or else in a modal. */
  async show(card: Card): Promise<void> {
    const { channel, modal } = this.#origin;
    if (channel !== null) await this.privately(card);
    else if (modal?.isSubmitted) await this.#replaceModal(modal, card);
    else await this.modal(modalOf('Privacy Law', card.blocks), card);
  }

  /** Shows a card to the person who asked, and to nobody else. */
  async privately(card: Card): Promise<void> {
    await postPrivately(this.#services.poster, this.#origin, card);
  }

  /** Posts a card for everyone in the channel, even if the bot is not a member, unless the press is too old. */
  async toChannel(card: Card): Promise<PostOutcome> {
    const { responseUrl, channel, threadTs } = this.#origin;
    const message = { response_type: 'in_channel', replace_original: false, ...card };
    const outcome: PostOutcome =
      responseUrl === undefined ? { kind: 'refused', error: 'no_response_url' } : await respond(responseUrl, message);
    if (outcome.kind !== 'refused' || channel === null) return outcome;
    return this.#services.queue.post({ channel, threadTs }, card);
  }

  /** Says privately why a card is not in the channel, or that it may be. @param card shown privately instead */
  async notPosted(outcome: Exclude<PostOutcome, { kind: 'posted' }>, card?: Card): Promise<void> {
    const { why, next } = this.#reasonOf(outcome);
    if (!card || outcome.kind === 'uncertain') return this.privately(notice(why, next));
    const reason = card.blocks.length < limits.blocksInMessage ? [context(`${why} ${next}`)] : [];
    await this.privately({ text: card.text, blocks: [...card.blocks, ...reason] });
  }

  /**
   * Opens a modal, on top of the one in which a button was pressed. Slack allows it for three seconds after the press and up to
   * three modals; otherwise the modal takes the place of that one.
   * @param instead shown as a direct message where neither works
   */
  async modal(view: ModalView, instead: Card): Promise<void> {
    const { triggerId, modal } = this.#origin;
    const { views, log } = this.#services;
    const ways = [
      ...(triggerId === undefined ? [] : [() => (modal ? views.push(view, triggerId) : views.open(view, triggerId))]),
      ...(modal ? [() => views.update(view, modal.id)] : []),
    ];
    const failure = await firstThatWorks(ways);
    if (failure === null) return;
    log.warn({ err: failure }, 'modal not opened; answered in a message');
    await this.privately(instead);
  }

  /**
   * Publishes App Home for the person who opened it; later if Slack limits the rate.
   * @param instead published where Slack doesn't take the view: it refuses a picture that it can't load
   */
  async home(view: HomeView, instead: HomeView | null): Promise<void> {
    const { views, log } = this.#services;
    const publish = (shown: HomeView) => views.publish(shown, this.requester.userId);
    await publish(view).catch(async (error: unknown) => {
      if (error instanceof WebAPIRateLimitedError && error.retryAfter <= longestWait) {
        await wait(error.retryAfter * 1000);
        return publish(view);
      }
      if (instead === null) throw error;
      log.warn({ err: error }, 'Home not published with its picture, but without: can Slack load it from PUBLIC_URL?');
      return publish(instead);
    });
  }

  #card(answer: Answer): Card {
    const { channel } = this.#origin;
    return answerCard(answer, { canShare: channel !== null && !isDirect(channel) });
  }

  #reasonOf(outcome: Exclude<PostOutcome, { kind: 'posted' }>): { readonly why: string; readonly next: string } {
    const { channel: channelId } = this.#origin;
    const { botName } = this.#services.identity;
    switch (outcome.kind) {
      case 'refused':
        return describePostError(outcome.error, { botName, channelId });
      case 'rate_limited':
        return { why: t('slack.busy'), next: t('slack.busy.next') };
      case 'uncertain':
        return unconfirmedText();
    }
  }

  async #replaceMessage(card: Card): Promise<void> {
    const { responseUrl } = this.#origin;
    const replacement = { replace_original: true, ...card };
    if (responseUrl === undefined || (await respond(responseUrl, replacement, shortTimeout)).kind !== 'posted')
      await this.privately(card);
  }

  // False if the answer has no form, or it does not open: the answer's card has a button that opens the form instead.
  async #openForm(answer: Answer): Promise<boolean> {
    const { triggerId, modal } = this.#origin;
    const forms = answerForms(answer);
    if (triggerId === undefined || forms.length === 0) return false;
    const { views, log } = this.#services;
    // A submitted modal is replaced, and so is a form that leads to the next of its kind.
    const failure = await firstThatWorks(
      forms.map((view) => () => {
        if (!modal) return views.open(view, triggerId);
        const isReplaced = modal.isSubmitted || modal.callbackId === view.callback_id;
        return isReplaced ? views.update(view, modal.id) : views.push(view, triggerId);
      }),
    );
    if (failure !== null) log.warn({ err: failure }, 'form not opened; its card has a button that does');
    return failure === null;
  }

  // A modal may have been closed in the meantime; its answer is then sent as a direct message.
  // It stays about its channel, so that its buttons are.
  async #replaceModal({ id, channel }: OriginModal, card: Card): Promise<void> {
    const { views } = this.#services;
    const view = {
      ...modalOf('Privacy Law', card.blocks),
      ...(channel !== null && { private_metadata: idValue(channel) }),
    };
    const failure = await firstThatWorks([() => views.update(view, id)]);
    if (failure !== null) await this.privately(card);
  }

  // If Slack's response was lost, the answer is not posted again: it may be there already.
  async #post(target: PostTarget, answer: Answer): Promise<void> {
    const card = this.#card(answer);
    const outcome = await this.#services.queue.post(target, card);
    if (outcome.kind === 'posted') return;
    this.#services.log.warn({ ...target, outcome }, 'answer not posted, or not confirmed; its asker is told');
    await this.notPosted(outcome, card);
  }
}

/**
 * Turns an error that a listener threw into a log line and a card for the person who asked, with the same reference in both. A request
 * from a workspace in which the app is not installed is refused.
 */
export const handleError =
  ({
    identityOf,
    servicesOf,
    languageOf,
    log,
  }: Pick<Requests, 'identityOf' | 'languageOf' | 'log'> & {
    readonly servicesOf: (body: object) => Promise<ReplyServices>;
  }) =>
  async ({ error, body }: { readonly error: Error; readonly body: object }): Promise<void> => {
    const { responseUrl, workspaceId, userId } = originOf(body);
    const isRefused = 'original' in error && error.original instanceof NotInstalledError;
    const reference = randomUUID().slice(0, 8);
    if (isRefused) log.warn({ workspaceId }, 'a request was refused: the app is not installed in that workspace');
    else log.error({ reference, err: error }, 'request failed');
    const identity = identityOf(body);
    const language = identity === null ? currentLanguage() : await languageOf(identity.workspaceId, userId);
    const card = inLanguage(language, () => (isRefused ? notInstalledCard() : errorCard(reference, questionIn(body))));
    if (identity === null) {
      if (responseUrl !== undefined) await respond(responseUrl, { response_type: 'ephemeral', ...card });
      return;
    }
    const reply = new Reply(await servicesOf(body), { body });
    if (!reply.isAwaited) return;
    await inLanguage(language, () => reply.show(card)).catch((cause: unknown) => {
      log.error({ reference, err: cause }, 'error card not shown');
    });
  };

/** The question that a command or a button asked; null for what changes something, and for messages, which can be sent again. */
function questionIn(body: object): Request | null {
  const { text, actions } = asked.parse(body);
  const [action] = actions ?? [];
  const isQuestionButton = action?.action_id.split(':')[0] === actionIds.runRequest;
  const request =
    text === undefined ? isQuestionButton && decodeRequest(action?.value ?? '') : parseRequest(text, () => true);
  return request && isQuestion(request) && request.kind !== 'too_long' ? request : null;
}

const asked = z.object({
  text: z.string().optional().catch(undefined),
  actions: z
    .array(z.object({ action_id: z.string(), value: z.string().optional() }))
    .optional()
    .catch(undefined),
});

const isPersonal = (answer: Answer): boolean =>
  isSubscriptionAnswer(answer) ||
  isImportAnswer(answer) ||
  isSourcesAnswer(answer) ||
  answer.kind === 'members_only' ||
  answer.kind === 'desk' ||
  answer.kind === 'snoozed' ||
  answer.kind === 'mine';

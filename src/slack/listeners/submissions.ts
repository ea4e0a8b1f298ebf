import type {
  AllMiddlewareArgs,
  SlackOptionsMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewOutput,
  ViewSubmitAction,
} from '@slack/bolt';
import type { ModalView, PlainTextOption } from '@slack/types';
import { searchBlock, searchOptions } from '../../ask/search-field.ts';
import type { Answer } from '../../bot/answer-card.ts';
import { answerModal } from '../../bot/home.ts';
import { actionIds, callbackIds } from '../../cards/action-ids.ts';
import { option } from '../../cards/blocks.ts';
import { decodeRequest, readIdValue } from '../../cards/button-values.ts';
import { limits } from '../../cards/limits.ts';
import { readDeadlineForm } from '../../curate/deadline-form.ts';
import { readEntryVersion } from '../../curate/entry-form.ts';
import { readImportForm } from '../../curate/import-form.ts';
import { readScopeForm } from '../../curate/scope-form.ts';
import { readChoice } from '../../curate/subject.ts';
import { readDeskForm } from '../../desk/forms.ts';
import { t } from '../../messages/messages.ts';
import type { Requester } from '../../question/request.ts';
import { readSourceForm } from '../../sources/source-form.ts';
import { authorityOption, formModal, workingModal } from '../../subscribe/forms.ts';
import { fields, readForm } from '../../subscribe/read-form.ts';
import { suggestAuthorities } from '../../subscribe/suggest-authorities.ts';
import { suggestZones, zoneLabel } from '../../subscribe/zone-names.ts';
import { plusDays, todayIn } from '../../time/calendar-date.ts';
import { Reply } from '../reply.ts';
import type { Services } from '../services.ts';

type SubmitArgs = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

type Submission = (services: Services) => (args: SubmitArgs) => Promise<void>;

/** What submitting each modal does, by callback id. */
export const submissions: Readonly<Record<string, Submission>> = {
  [callbackIds.searchModal]: searchSubmission,
  [callbackIds.subscribeModal]: subscriptionSubmission('subscribe'),
  [callbackIds.changeModal]: subscriptionSubmission('change'),
  [callbackIds.settingsModal]: submission(readForm, ({ subscriptions }, values, by) =>
    subscriptions.saveSettings(values, by),
  ),
  [callbackIds.endModal]: submission(readId, ({ subscriptions }, id, by) => subscriptions.end(id, by)),
  [callbackIds.importModal]: submission(
    ({ state }) => readImportForm(state.values),
    ({ importing }, given, by) => importing.read(given, by),
  ),
  [callbackIds.previewModal]: submission(readId, ({ importing }, draftId, by) => importing.confirm(draftId, by)),
  [callbackIds.draftModal]: draftSubmission,
  [callbackIds.sourceModal]: submission(
    ({ state }) => readSourceForm(state.values),
    ({ following }, added, by) => following.add(added, by),
  ),
  [callbackIds.correctionModal]: submission(
    ({ state, private_metadata: about }, { correcting }) => {
      const { subject = null } = readChoice(about) ?? {};
      const read = readDeadlineForm(state.values);
      if (!subject || subject.kind === 'draft') return { form: null };
      const errors = 'errors' in read ? read.errors : correcting.errors(subject, read.form);
      return 'errors' in read || Object.keys(errors).length > 0 ? { errors } : { form: { subject, given: read.form } };
    },
    async ({ correcting }, form, by) =>
      form === null ? { kind: 'deadline_gone' } : correcting.submit(form.subject, form.given, by),
  ),
  [callbackIds.scopeModal]: submission(
    ({ state }) => ({ form: readScopeForm(state.values) }),
    ({ scoping }, scope, by) => scoping.choose(scope, by),
  ),
  [callbackIds.deskModal]: submission(
    ({ state, private_metadata: about }, { clock }) =>
      readDeskForm(about, state.values, plusDays(todayIn(lastZone, clock.now()), -1)),
    async ({ desk }, form, by) => (form === null ? { kind: 'deadline_gone' } : desk.submit(form, by)),
  ),
  [callbackIds.entryModal]: submission(
    ({ state, private_metadata: about }, { correcting }) => {
      const edited = readEntryVersion(about);
      const read = edited && correcting.readEntry(edited.entryId, state.values);
      if (!edited || !read) return { form: null };
      return 'errors' in read ? read : { form: { edited, becomes: read.form } };
    },
    async ({ correcting }, form, by) =>
      form === null ? { kind: 'deadline_gone' } : correcting.edit(form.edited, form.becomes, by),
  ),
};

// Where a day ends last.
const lastZone = 'Etc/GMT+12';

// What a form without fields is about.
function readId({ private_metadata: about }: ViewOutput): { readonly form: string } {
  return { form: readIdValue(about) ?? '' };
}

/** The values of a form; or what is wrong in it, by the id of the block; or the form to show again. */
type ReadForm<Values> =
  | { readonly form: Values }
  | { readonly errors: Readonly<Record<string, string>> }
  | { readonly again: ModalView };

/**
 * A modal that shows what is wrong in its fields. Otherwise, since acting may take longer than Slack waits for an acknowledgement, it
 * first says that work is in progress, then shows the answer.
 */
function submission<Values>(
  read: (view: ViewOutput, services: Services, by: Requester) => ReadForm<Values> | Promise<ReadForm<Values>>,
  act: (services: Services, values: Values, by: Requester) => Promise<Answer>,
): Submission {
  return (services) => async (args) => {
    const reply = new Reply(services, args);
    const submitted = await read(args.view, services, reply.requester);
    if ('again' in submitted) return args.ack({ response_action: 'update', view: submitted.again });
    if ('errors' in submitted) return args.ack({ response_action: 'errors', errors: { ...submitted.errors } });
    await args.ack({ response_action: 'update', view: workingModal() });
    if (await reply.isRepeat()) return;
    await reply.answer(await act(services, submitted.form, reply.requester));
  };
}

/** The form of a subscription. Where nothing matches yet it is sent again after it has shown that. */
function subscriptionSubmission(act: 'subscribe' | 'change'): Submission {
  return submission(
    async (view, { subscriptions }, by) => {
      const read = readForm(view);
      if ('errors' in read) return read;
      const [problem] = subscriptions.filterProblems(read.form);
      if (problem !== undefined) return { errors: { [fields.words]: problem } };
      if (read.form.isPreviewed || !subscriptions.isEmpty(read.form)) return read;
      const answer = await subscriptions.refill(read.form, by);
      return answer.kind === 'form' ? { again: formModal(answer.form) } : read;
    },
    ({ subscriptions }, values, by) => subscriptions[act](values, by),
  );
}

/** The form of a possible deadline in a draft: it closes, and the preview below it shows the decision. */
function draftSubmission(services: Services): ReturnType<Submission> {
  const { importing } = services;
  return async (args) => {
    const { ack, view } = args;
    const { subject } = readChoice(view.private_metadata) ?? {};
    const read = readDeadlineForm(view.state.values);
    const reply = new Reply(services, args, view.previous_view_id);
    if (subject?.kind !== 'draft') return ack();
    const errors = 'errors' in read ? read.errors : await importing.errors(subject, read.form, reply.requester);
    if ('errors' in read || Object.keys(errors).length > 0)
      return ack({ response_action: 'errors', errors: { ...errors } });
    await ack();
    if (await reply.isRepeat()) return;
    await reply.answer(await importing.submit(subject, read.form, reply.requester));
  };
}

/** The search modal: the acknowledgement itself carries the answer, which replaces the modal. */
function searchSubmission(services: Services): ReturnType<Submission> {
  return async (args) => {
    const { ack, view } = args;
    const picked = view.state.values[searchBlock]?.[actionIds.search]?.selected_option;
    const request = decodeRequest(picked?.value ?? '');
    if (request === null) {
      const errors = { [searchBlock]: t('slack.search.nothing_selected') };
      await ack({ response_action: 'errors', errors });
    } else {
      const answer = await services.bot.answer(request, new Reply(services, args).requester);
      await ack({ response_action: 'update', view: answerModal(answer) });
    }
  };
}

type OptionsArgs = SlackOptionsMiddlewareArgs<'block_suggestion'> & AllMiddlewareArgs;

type Typeahead = (services: Services) => (args: OptionsArgs) => Promise<void>;

/** The options of each menu that is searched while the user types, by action id. */
export const typeaheads: Readonly<Record<string, Typeahead>> = {
  [actionIds.search]: typeahead(async ({ bot }, typed, by) => searchOptions(await bot.typeahead(typed, by))),
  [actionIds.zone]: typeahead(async (_, typed) =>
    suggestZones(typed, limits.options).map((zone) => option(zone, zoneLabel(zone))),
  ),
  [actionIds.authorities]: typeahead(async (_, typed) =>
    suggestAuthorities(typed, limits.options).map((code) => authorityOption(code)),
  ),
};

function typeahead(
  suggest: (services: Services, typed: string, by: Requester) => Promise<readonly PlainTextOption[]>,
): Typeahead {
  return (services) => async (args) => {
    const { requester } = new Reply(services, args);
    await args.ack({ options: [...(await suggest(services, args.payload.value, requester))] });
  };
}

import { checkBlocks, checkView } from '../block-kit/check-blocks.ts';
import { isJson, type Json, objectOf, textOf } from '../json.ts';
import type { Parts } from '../parts.ts';
import { personAsSlack } from '../state/people.ts';
import { maxModals, type StoredView, viewAsSlack } from '../state/views.ts';
import { type ApiAnswer, type ApiMethod, failed, type OrError, ok, pageOf } from './api-answer.ts';

/** The methods about people and the app itself, and Slack's validator. */
export const peopleMethods = {
  'auth.test': ({ identity, baseUrl, people }) =>
    ok({
      url: baseUrl,
      team: identity.team.name,
      user: people.find(({ id }) => id === identity.botUser)?.name,
      team_id: identity.team.id,
      user_id: identity.botUser,
      bot_id: identity.botId,
      is_enterprise_install: false,
    }),

  'apps.connections.open': ({ sockets, faults }) =>
    faults.linkDisabled ? failed('link_disabled') : ok({ url: sockets.newUrl() }),

  'users.info': ({ people, identity, clock }, args) => {
    const person = people.find(({ id }) => id === textOf(args, 'user'));
    return person
      ? ok({ user: personAsSlack(person, identity, aboutPerson(args, clock.zone)) })
      : failed('user_not_found');
  },

  'users.list': ({ people, identity, clock }, args) => {
    const page = pageOf(people, args);
    if (!page) return failed('invalid_cursor');
    const members = page.items.map((person) => personAsSlack(person, identity, aboutPerson(args, clock.zone)));
    return ok({ members, response_metadata: { next_cursor: page.nextCursor } });
  },

  'blocks.validate': (_, args) => {
    const view = args['view'];
    const blocks = args['blocks'] ?? objectOf(args, 'message')['blocks'];
    if (blocks === undefined && view === undefined) return failed('invalid_arguments');
    const type = textOf(objectOf(args, 'view'), 'type') === 'home' ? 'home' : 'modal';
    const problems = blocks === undefined ? checkView(view, type) : checkBlocks(blocks, 'message');
    return problems.length > 0 ? { ...failed('invalid_blocks', problems), errors: problems } : ok();
  },
} satisfies Readonly<Record<string, ApiMethod>>;

const aboutPerson = (args: Json, zone: string) => ({
  zone,
  withLocale: /^(?:true|1)$/.test(String(args['include_locale'])),
});

/** The methods that open and change modals, and publish App Home. */
export const viewMethods = {
  'views.open': (parts, args) => {
    const view = readView(args, 'modal');
    if ('error' in view) return view.error;
    const trigger = parts.triggers.exchange(textOf(args, 'trigger_id'));
    if ('error' in trigger) return failed(trigger.error);
    return answer(parts, parts.views.open(trigger.user, view.value));
  },

  'views.push': (parts, args) => {
    const view = readView(args, 'modal');
    if ('error' in view) return view.error;
    const trigger = parts.triggers.exchange(textOf(args, 'trigger_id'));
    if ('error' in trigger) return failed(trigger.error);
    if (trigger.viewId === null) return failed('invalid_trigger_id');
    if (parts.views.modalsOf(trigger.user).length >= maxModals) return failed('push_limit_reached');
    return answer(parts, parts.views.push(trigger.user, view.value));
  },

  'views.update': (parts, args) => {
    const current = parts.views.find(textOf(args, 'view_id')) ?? parts.views.findExternal(textOf(args, 'external_id'));
    if (!current) return failed('not_found');
    const type = textOf(current.json, 'type') === 'home' ? 'home' : 'modal';
    const view = readView(args, type);
    if ('error' in view) return view.error;
    if (isOutdated(args, current)) return failed('hash_conflict');
    return answer(parts, parts.views.update(current, view.value));
  },

  'views.publish': (parts, args) => {
    const user = textOf(args, 'user_id');
    if (!parts.people.some(({ id, isBot }) => id === user && !isBot)) return failed('user_not_found');
    if (!parts.identity.homeTab) return failed('not_enabled');
    const view = readView(args, 'home');
    if ('error' in view) return view.error;
    const current = parts.views.homeOf(user);
    if (current && isOutdated(args, current)) return failed('hash_conflict');
    return answer(parts, parts.views.publish(user, view.value));
  },
} satisfies Readonly<Record<string, ApiMethod>>;

function readView(args: Json, type: 'modal' | 'home'): OrError<Json> {
  const view = args['view'];
  const problems = checkView(view, type);
  if (problems.length > 0) return { error: failed('invalid_arguments', problems) };
  return isJson(view) ? { value: view } : { error: failed('invalid_arguments') };
}

const isOutdated = (args: Json, view: StoredView): boolean =>
  textOf(args, 'hash') !== '' && textOf(args, 'hash') !== view.hash;

const answer = ({ identity }: Parts, view: StoredView): ApiAnswer =>
  ok({ view: objectOf({ view: viewAsSlack(view, identity) }, 'view') });

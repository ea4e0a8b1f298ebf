import { checkBlocks, checkView } from '../block-kit/check-blocks.ts';
import { isJson, type Json, objectOf, textOf } from '../json.ts';
import type { Parts } from '../parts.ts';
import { personAsSlack } from '../state/people.ts';
import { deepestStack, type StoredView, viewAsSlack } from '../state/views.ts';
import { type ApiAnswer, type ApiMethod, granted, type OrRefusal, pageOf, refused } from './api-answer.ts';

/** Methods about people, about the app itself, and Slack's own validator. */
export const peopleMethods = {
  'auth.test': ({ identity, baseUrl }) =>
    granted({
      url: baseUrl,
      team: identity.team.name,
      user: identity.name,
      team_id: identity.team.id,
      user_id: identity.botUser,
      bot_id: identity.botId,
      is_enterprise_install: false,
    }),

  'apps.connections.open': ({ sockets, faults }) =>
    faults.linkDisabled ? refused('link_disabled') : granted({ url: sockets.newUrl() }),

  'users.info': ({ people, identity, clock }, args) => {
    const person = people.find(({ id }) => id === textOf(args, 'user'));
    return person
      ? granted({ user: personAsSlack(person, identity, clock.zone) })
      : refused('user_not_found');
  },

  'users.list': ({ people, identity, clock }, args) => {
    const page = pageOf(people, args);
    if (!page) return refused('invalid_cursor');
    const members = page.items.map((person) => personAsSlack(person, identity, clock.zone));
    return granted({ members, response_metadata: { next_cursor: page.nextCursor } });
  },

  'blocks.validate': (_, args) => {
    const message = objectOf(args, 'message');
    const view = args['view'];
    const blocks = args['blocks'] ?? message['blocks'];
    if (blocks === undefined && view === undefined) return refused('invalid_arguments');
    const type = textOf(objectOf(args, 'view'), 'type') === 'home' ? 'home' : 'modal';
    const objections = blocks === undefined ? checkView(view, type) : checkBlocks(blocks, 'message');
    return objections.length > 0
      ? { ...refused('invalid_blocks', objections), errors: objections }
      : granted();
  },
} satisfies Readonly<Record<string, ApiMethod>>;

/** Methods that open modals, change them and publish Home. */
export const viewMethods = {
  'views.open': (parts, args) => {
    const view = readView(args, 'modal');
    if ('refusal' in view) return view.refusal;
    const trigger = parts.triggers.spend(textOf(args, 'trigger_id'));
    if ('error' in trigger) return refused(trigger.error);
    return answer(parts, parts.views.open(trigger.user, view.value));
  },

  'views.push': (parts, args) => {
    const view = readView(args, 'modal');
    if ('refusal' in view) return view.refusal;
    const trigger = parts.triggers.spend(textOf(args, 'trigger_id'));
    if ('error' in trigger) return refused(trigger.error);
    if (trigger.viewId === null) return refused('invalid_trigger_id');
    if (parts.views.modalsOf(trigger.user).length >= deepestStack) return refused('push_limit_reached');
    return answer(parts, parts.views.push(trigger.user, view.value));
  },

  'views.update': (parts, args) => {
    const current =
      parts.views.find(textOf(args, 'view_id')) ?? parts.views.findExternal(textOf(args, 'external_id'));
    if (!current) return refused('not_found');
    const type = textOf(current.json, 'type') === 'home' ? 'home' : 'modal';
    const view = readView(args, type);
    if ('refusal' in view) return view.refusal;
    if (isOutdated(args, current)) return refused('hash_conflict');
    return answer(parts, parts.views.update(current, view.value));
  },

  'views.publish': (parts, args) => {
    const user = textOf(args, 'user_id');
    if (!parts.people.some(({ id, isBot }) => id === user && !isBot)) return refused('user_not_found');
    if (!parts.identity.homeTab) return refused('not_enabled');
    const view = readView(args, 'home');
    if ('refusal' in view) return view.refusal;
    const current = parts.views.homeOf(user);
    if (current && isOutdated(args, current)) return refused('hash_conflict');
    return answer(parts, parts.views.publish(user, view.value));
  },
} satisfies Readonly<Record<string, ApiMethod>>;

function readView(args: Json, type: 'modal' | 'home'): OrRefusal<Json> {
  const view = args['view'];
  const objections = checkView(view, type);
  if (objections.length > 0) return { refusal: refused('invalid_arguments', objections) };
  return isJson(view) ? { value: view } : { refusal: refused('invalid_arguments') };
}

const isOutdated = (args: Json, view: StoredView): boolean =>
  textOf(args, 'hash') !== '' && textOf(args, 'hash') !== view.hash;

const answer = ({ identity }: Parts, view: StoredView): ApiAnswer =>
  granted({ view: objectOf({ view: viewAsSlack(view, identity) }, 'view') });

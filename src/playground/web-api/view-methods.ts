import { checkView } from '../block-kit/check-view.ts';
import { isJson, type Json, objectOf, textOf } from '../json.ts';
import type { Parts } from '../parts.ts';
import { deepestStack, type StoredView, viewAsSlack } from '../state/view-store.ts';
import { type ApiAnswer, type ApiMethod, granted, type OrRefusal, refused } from './api-answer.ts';

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

import { checkBlocks } from '../block-kit/check-blocks.ts';
import { checkView } from '../block-kit/check-view.ts';
import { objectOf, textOf } from '../json.ts';
import { personAsSlack } from '../state/people.ts';
import { type ApiMethod, granted, refused } from './api-answer.ts';
import { pageOf } from './paging.ts';

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

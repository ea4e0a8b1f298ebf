import type { Change, PageApp, PageChannel, PageConnection, PageView, Snapshot } from '../page-protocol.ts';
import type { Parts } from '../parts.ts';
import { directMessagesId, pageChannel } from './channels.ts';
import { isSeenBy, pageMessage, type WorkspaceEvent } from './message.ts';
import { pageView } from './views.ts';

/** The workspace as a user sees it. */
export function snapshotFor(parts: Parts, user: string): Snapshot {
  const { identity, people, messages, clock } = parts;
  return {
    workspace: identity.team.name,
    disclaimer: 'Local test workspace. Not Slack; nothing leaves this machine.',
    user,
    users: people.map(({ id, realName, isBot, role }) => ({ id, name: realName, isBot, role: role ?? null })),
    channels: channelsFor(parts, user),
    messages: messages
      .all()
      .filter((message) => isSeenBy(message, user))
      .map(pageMessage),
    views: viewsFor(parts, user),
    home: homeFor(parts, user),
    clock: clock.shown(),
    connection: connectionOf(parts),
    app: appOf(parts),
  };
}

/** What a user sees of an event, or null where that is nothing. */
export function changeFor(parts: Parts, user: string, event: WorkspaceEvent): Change | null {
  switch (event.type) {
    case 'message':
      return isSeenBy(event.message, user) ? { type: 'message', message: pageMessage(event.message) } : null;
    case 'message_deleted': {
      const { channel, ts } = event.message;
      return isSeenBy(event.message, user) ? { type: 'message_deleted', channel, ts } : null;
    }
    case 'channels':
      return { type: 'channels', channels: channelsFor(parts, user) };
    case 'views':
      return event.user === user ? { type: 'views', views: viewsFor(parts, user) } : null;
    case 'home':
      return event.user === user ? { type: 'home', home: homeFor(parts, user) } : null;
    case 'clock':
      return { type: 'clock', clock: parts.clock.shown() };
    case 'connection':
      return { type: 'connection', connection: connectionOf(parts) };
    case 'call':
      return null;
  }
}

const channelsFor = ({ channels, identity }: Parts, user: string): readonly PageChannel[] =>
  channels
    .all()
    .filter(({ id, kind }) => kind === 'channel' || id === directMessagesId(user))
    .map((channel) => pageChannel(channel, identity));

const viewsFor = ({ views }: Parts, user: string): readonly PageView[] => views.modalsOf(user).map(pageView);

function homeFor({ views }: Parts, user: string): PageView | null {
  const home = views.homeOf(user);
  return home && pageView(home);
}

const connectionOf = ({ gateway, events }: Parts): PageConnection => ({
  connected: gateway.connected(),
  canRedeliver: events.canRedeliver(),
});

function appOf({ identity }: Parts): PageApp {
  const { name, botUser, shortcuts, messagesTab, homeTab } = identity;
  const commands = identity.commands.map((each) => ({ description: '', usageHint: '', ...each }));
  return { name, botUser, commands, shortcuts, messagesTab, homeTab };
}

import type { Change, PageApp, PageChannel, PageConnection, PageView, Snapshot } from '../page-protocol.ts';
import type { Parts } from '../parts.ts';
import { type Channel, directMessagesId, pageChannel } from './channels.ts';
import { type Happening, isSeenBy, pageMessage } from './message.ts';
import { pageView } from './views.ts';

/** The workspace as one of its users sees it. */
export function snapshotFor(parts: Parts, user: string): Snapshot {
  const { identity, people, messages, clock } = parts;
  return {
    workspace: identity.team.name,
    disclaimer: 'This is a stand-in for trying the app. It is not Slack, and nothing leaves this machine.',
    user,
    users: people.map(({ id, realName, isBot }) => ({ id, name: realName, isBot })),
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

/** What that user sees of something that happened; null where they see nothing of it. */
export function changeFor(parts: Parts, user: string, happening: Happening): Change | null {
  switch (happening.type) {
    case 'message':
      return isSeenBy(happening.message, user)
        ? { type: 'message', message: pageMessage(happening.message) }
        : null;
    case 'message_deleted': {
      const { channel, ts } = happening.message;
      return isSeenBy(happening.message, user) ? { type: 'message_deleted', channel, ts } : null;
    }
    case 'channels':
      return { type: 'channels', channels: channelsFor(parts, user) };
    case 'views':
      return happening.user === user ? { type: 'views', views: viewsFor(parts, user) } : null;
    case 'home':
      return happening.user === user ? { type: 'home', home: homeFor(parts, user) } : null;
    case 'clock':
      return { type: 'clock', clock: parts.clock.shown() };
    case 'connection':
      return { type: 'connection', connection: connectionOf(parts) };
    case 'call':
      return null;
  }
}

function channelsFor({ channels, identity }: Parts, user: string): readonly PageChannel[] {
  const seen = ({ id, kind }: Channel): boolean => kind === 'channel' || id === directMessagesId(user);
  return channels
    .all()
    .filter(seen)
    .map((channel) => pageChannel(channel, identity));
}

const viewsFor = ({ views }: Parts, user: string): readonly PageView[] => views.modalsOf(user).map(pageView);

function homeFor({ views }: Parts, user: string): PageView | null {
  const home = views.homeOf(user);
  return home && pageView(home);
}

const connectionOf = ({ gateway, events }: Parts): PageConnection => ({
  connected: gateway.connected(),
  canRedeliver: events.canRedeliver(),
});

const appOf = ({ identity }: Parts): PageApp => ({
  name: identity.name,
  botUser: identity.botUser,
  commands: identity.commands.map(({ command, description = '', usageHint = '' }) => ({
    command,
    description,
    usageHint,
  })),
  shortcuts: identity.shortcuts,
  messagesTab: identity.messagesTab,
  homeTab: identity.homeTab,
});

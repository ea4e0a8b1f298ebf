import { connected } from './delivery/event-outbox.ts';
import type { Parts } from './parts.ts';
import type { Faults } from './state/faults.ts';
import { removeBot } from './state/membership.ts';
import { mentionsIn, pageMessage } from './state/message.ts';
import { changeFor, snapshotFor } from './state/snapshot.ts';
import { perform } from './user-actions/perform.ts';
import { startWatch } from './watch.ts';
import type { CallLog } from './web-api/call-log.ts';
import type { Broadcast, Workspace } from './workspace.ts';

/** What the one who opened a workspace can see of it and do with it. */
export function controls(
  parts: Parts,
  log: CallLog,
  requestUrl: { current: string | null },
): Omit<Workspace, typeof Symbol.asyncDispose> {
  const { announcer, clock, events, gateway, identity } = parts;
  return {
    ...startWatch(parts, log),
    url: parts.baseUrl,
    apiUrl: `${parts.baseUrl}api/`,
    botUser: identity.botUser,
    faults: faultControls(parts),
    now: () => clock.now(),
    setClock: (at) => {
      clock.set(at);
      announcer.announce({ type: 'clock' });
    },
    onClockMoved: (listener) => {
      announcer.listen((happening) => {
        if (happening.type === 'clock') listener();
      });
    },
    perform: (action) => perform(parts, action),
    snapshot: (user) => snapshotFor(parts, user),
    listen: (user, listener) =>
      announcer.listen((happening) => {
        const change = changeFor(parts, user, happening);
        if (change) listener(change);
      }),
    connected: () => connected(gateway, announcer, AbortSignal.timeout(10_000)),
    calls: () => log.calls,
    broadcasts: () => broadcastsIn(parts),
    deliverEvent: (event) => events.send(event),
    redeliverEvent: () => events.redeliver(),
    sendRequestsTo: (url) => {
      requestUrl.current = url;
      announcer.announce({ type: 'connection' });
    },
    upload: (user, name, bytes) => {
      const file = parts.files.reserve(name, user);
      parts.files.put({ ...file, bytes, complete: true });
      return file.id;
    },
  };
}

function broadcastsIn({ messages, identity }: Parts): readonly Broadcast[] {
  return messages
    .all()
    .filter(({ user, system }) => user === identity.botUser && !system)
    .map((message) => ({ message: pageMessage(message), mentions: mentionsIn(message) }))
    .filter(({ mentions }) => mentions.length > 0);
}

function faultControls(parts: Parts): Faults {
  const { channels, events, faults, identity, messages, sockets } = parts;
  return {
    next: (method, fault, times) => faults.next(method, fault, times),
    clear: () => faults.clear(),
    archive: (id, archived = true) => {
      const channel = channels.find(id);
      if (!channel) throw new Error(`there is no channel ${id}`);
      channels.replace({ ...channel, archived });
      const type = archived ? 'channel_archive' : 'channel_unarchive';
      if (identity.events.includes(type)) events.send({ type, channel: id, event_ts: messages.newTs() });
    },
    removeBot: (id) => {
      const channel = channels.find(id);
      if (!channel) throw new Error(`there is no channel ${id}`);
      removeBot(parts, channel, null);
    },
    revokeToken: ({ tell = false } = {}) => {
      faults.tokenRevoked = true;
      if (tell)
        events.send({
          type: 'tokens_revoked',
          tokens: { oauth: [], bot: [identity.botUser] },
          event_ts: messages.newTs(),
        });
    },
    disconnect: (reason) => {
      if (reason === 'link_disabled') faults.linkDisabled = true;
      sockets.disconnect(reason);
    },
  };
}

import type { EventOutbox } from './delivery/event-outbox.ts';
import type { Gateway } from './delivery/gateway.ts';
import type { ResponseUrls } from './delivery/response-urls.ts';
import type { SocketGateway } from './delivery/socket-gateway.ts';
import type { Triggers } from './delivery/triggers.ts';
import type { ChannelStore } from './state/channel-store.ts';
import type { WorkspaceClock } from './state/clock.ts';
import type { FaultPlan } from './state/faults.ts';
import type { FileStore } from './state/file-store.ts';
import type { Announcer } from './state/happening.ts';
import type { Identity } from './state/identity.ts';
import type { MessageStore } from './state/message-store.ts';
import type { Person } from './state/people.ts';
import type { ViewStore } from './state/view-store.ts';

/** The parts of an open workspace, which its methods and actions work with. */
export interface Parts {
  /** `http://127.0.0.1:PORT/` */
  readonly baseUrl: string;
  readonly identity: Identity;
  readonly clock: WorkspaceClock;
  readonly announcer: Announcer;
  readonly people: readonly Person[];
  readonly channels: ChannelStore;
  readonly messages: MessageStore;
  readonly views: ViewStore;
  readonly files: FileStore;
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
  readonly sockets: SocketGateway;
  /** The way to the app that is open: its sockets, or else its request URL. */
  readonly gateway: Gateway;
  readonly events: EventOutbox;
  readonly faults: FaultPlan;
}

/** Seconds since 1970 on the workspace's clock. */
export const secondsOf = ({ clock }: Pick<Parts, 'clock'>): number =>
  Math.floor(clock.now().getTime() / 1000);

import type { ChannelStore } from './channel-store.ts';
import type { WorkspaceClock } from './clock.ts';
import type { EventOutbox } from './event-outbox.ts';
import type { FaultPlan } from './faults.ts';
import type { FileStore } from './file-store.ts';
import type { Gateway } from './gateway.ts';
import type { Announcer } from './happening.ts';
import type { Identity } from './identity.ts';
import type { MessageStore } from './message-store.ts';
import type { Person } from './people.ts';
import type { ResponseUrls } from './response-urls.ts';
import type { SocketGateway } from './socket-gateway.ts';
import type { Triggers } from './triggers.ts';
import type { ViewStore } from './view-store.ts';

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

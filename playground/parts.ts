import type { EventOutbox } from './delivery/event-outbox.ts';
import type { Gateway } from './delivery/gateway.ts';
import type { RequestGateway } from './delivery/request-gateway.ts';
import type { ResponseUrls, Triggers } from './delivery/response-urls.ts';
import type { SocketGateway } from './delivery/socket-gateway.ts';
import type { WorkspaceClock } from './state/clock.ts';
import type { FaultPlan } from './state/faults.ts';
import type { FileStore } from './state/files.ts';
import type { EventBus } from './state/message.ts';
import type { Identity, Person } from './state/people.ts';
import type { ChannelStore, MessageStore } from './state/stores.ts';
import type { ViewStore } from './state/views.ts';

/** The parts of an open workspace, which its methods and actions work on. */
export interface Parts {
  /** `http://127.0.0.1:PORT/` */
  readonly baseUrl: string;
  readonly identity: Identity;
  readonly clock: WorkspaceClock;
  readonly bus: EventBus;
  readonly people: readonly Person[];
  readonly channels: ChannelStore;
  readonly messages: MessageStore;
  readonly views: ViewStore;
  readonly files: FileStore;
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
  readonly sockets: SocketGateway;
  readonly requests: RequestGateway;
  /** Delivers to the app: over its sockets, or else to its request URL. */
  readonly gateway: Gateway;
  readonly events: EventOutbox;
  readonly faults: FaultPlan;
}

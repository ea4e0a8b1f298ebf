import type { Message } from './message.ts';

/** Something that changed in the workspace, before it is told to each user in their own view of it. */
export type Happening =
  | { readonly type: 'message'; readonly message: Message }
  | { readonly type: 'message_deleted'; readonly message: Message }
  | { readonly type: 'channels' }
  | { readonly type: 'views'; readonly user: string }
  | { readonly type: 'home'; readonly user: string }
  | { readonly type: 'clock' }
  | { readonly type: 'connection' }
  | { readonly type: 'call' };

/** Tells everybody who listens what happened. */
export interface Announcer {
  readonly announce: (happening: Happening) => void;
  /** Listens until the returned function is called. */
  readonly listen: (listener: (happening: Happening) => void) => () => void;
}

/** An announcer with no listeners yet. */
export function createAnnouncer(): Announcer {
  const listeners = new Set<(happening: Happening) => void>();
  return {
    announce: (happening) => {
      for (const listener of Array.from(listeners)) listener(happening);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

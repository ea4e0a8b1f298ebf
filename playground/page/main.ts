import type { Change, Snapshot } from '../page-protocol.ts';
import { channelView, placeHead, threadPane } from './channel-view.ts';
import { follow, loadSnapshot, perform } from './connection.ts';
import { homeView, modals } from './modal.ts';
import { addressOf, placeIn } from './names.ts';
import { clock, sidebar } from './sidebar.ts';
import { applyChange, isNewMessage, type Page, Store } from './store.ts';
import { keepValues } from './surface.ts';

const first = await firstSnapshot();
const closed = { thread: null, sideOpen: false };
const place = placeIn(location.hash, first);
const store = new Store({ ...closed, snapshot: first, place, unread: new Set(), online: true });
const page: Page = {
  store,
  perform,
  openThread: (thread) => store.update({ thread }),
  valuesOf: keepValues(),
};

region('banner').textContent = first.disclaimer;
clock(page, region('clock'));
sidebar(page, region('side'), (user) => void switchUser(user));
region('place').append(placeHead(page), channelView(page), homeView(page));
threadPane(page, region('thread'));
modals(page);
store.watch(({ snapshot: { user }, place }) => [place, user], openHome);
addEventListener('hashchange', () => goTo(placeIn(location.hash, store.state.snapshot)));
let unfollow = followAs(first.user);

/** Waits for the server, which may still be starting. */
async function firstSnapshot(): Promise<Snapshot> {
  try {
    return await loadSnapshot(new URLSearchParams(location.search).get('user'));
  } catch {
    region('banner').textContent = 'Can’t reach the playground. Trying again…';
    await new Promise((resolve) => setTimeout(resolve, 1000));
    return firstSnapshot();
  }
}

/** Follows the changes as this user. Those that come while a snapshot is loaded are applied to it as well. */
function followAs(user: string): () => void {
  let pending: Change[] | null = null;
  const lost = (): void => store.update({ online: false });
  const load = async (): Promise<void> => {
    const changes: Change[] = [];
    pending = changes;
    const loaded = await loadSnapshot(user);
    if (store.state.snapshot.user !== user) return;
    store.update({ snapshot: changes.reduce(applyChange, loaded), online: true });
    pending = null;
  };
  return follow(user, {
    opened: () => void load().catch(lost),
    changed: (change) => {
      pending?.push(change);
      const { snapshot, unread, place } = store.state;
      const isUnread = change.type === 'message' && change.message.channel !== place && isNewMessage(snapshot, change);
      store.update({
        snapshot: applyChange(snapshot, change),
        unread: isUnread ? new Set([...unread, change.message.channel]) : unread,
      });
    },
    lost,
  });
}

function goTo(place: string): void {
  const unread = new Set(store.state.unread);
  unread.delete(place);
  store.update({ ...closed, place, unread });
}

async function switchUser(user: string): Promise<void> {
  unfollow();
  try {
    const snapshot = await loadSnapshot(user);
    const address = new URL(location.href);
    address.searchParams.set('user', user);
    address.hash = addressOf(placeIn(location.hash, snapshot));
    history.replaceState(null, '', address);
    store.update({ ...closed, snapshot, place: placeIn(address.hash, snapshot), unread: new Set() });
  } catch {
    store.update({ online: false });
  }
  unfollow = followAs(store.state.snapshot.user);
}

function openHome({ place, snapshot: { user } }: Store['state']): void {
  if (place === 'home') void perform({ do: 'open_home', user });
}

function region(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`index.html has no #${id}`);
  return found;
}

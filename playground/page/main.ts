import type { Change, Snapshot } from '../page-protocol.ts';
import { channelView, placeHead, threadPane } from './channel-view.ts';
import { ask, follow, loadSnapshot } from './connection.ts';
import { homeView, modals } from './modal.ts';
import { addressOf, placeIn } from './names.ts';
import { clock, sidebar } from './sidebar.ts';
import { applyChange, isNew, type Page, Store } from './store.ts';
import { rememberValues } from './surface.ts';

const first = await firstSnapshot();
const place = placeIn(location.hash, first);
const store = new Store({ snapshot: first, place, thread: null, unread: new Set(), online: true });
const page: Page = {
  store,
  ask,
  openThread: (thread) => store.update({ thread }),
  valuesOf: rememberValues(),
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

/** Waits for the playground, which may still be starting. */
async function firstSnapshot(): Promise<Snapshot> {
  try {
    return await loadSnapshot(new URLSearchParams(location.search).get('user'));
  } catch {
    region('banner').textContent = 'The playground cannot be reached. Trying again…';
    await new Promise((resolve) => setTimeout(resolve, 1000));
    return firstSnapshot();
  }
}

/** Hears of all changes as this user; what came while a snapshot was loading is applied to it once more. */
function followAs(user: string): () => void {
  let waiting: Change[] | null = null;
  const lost = (): void => store.update({ online: false });
  const load = async (): Promise<void> => {
    const heard: Change[] = [];
    waiting = heard;
    const loaded = await loadSnapshot(user);
    if (store.state.snapshot.user !== user) return;
    store.update({ snapshot: heard.reduce(applyChange, loaded), online: true });
    waiting = null;
  };
  return follow(user, {
    opened: () => void load().catch(lost),
    changed: (change) => {
      waiting?.push(change);
      const { snapshot, unread, place } = store.state;
      const elsewhere =
        change.type === 'message' && change.message.channel !== place && isNew(snapshot, change)
          ? new Set([...unread, change.message.channel])
          : unread;
      store.update({ snapshot: applyChange(snapshot, change), unread: elsewhere });
    },
    lost,
  });
}

function goTo(place: string): void {
  const unread = new Set(store.state.unread);
  unread.delete(place);
  store.update({ place, thread: null, unread });
}

async function switchUser(user: string): Promise<void> {
  unfollow();
  try {
    const snapshot = await loadSnapshot(user);
    const address = new URL(location.href);
    address.searchParams.set('user', user);
    address.hash = addressOf(placeIn(location.hash, snapshot));
    history.replaceState(null, '', address);
    store.update({ snapshot, place: placeIn(address.hash, snapshot), thread: null, unread: new Set() });
  } catch {
    store.update({ online: false });
  }
  unfollow = followAs(store.state.snapshot.user);
}

function openHome({ place, snapshot: { user } }: Store['state']): void {
  if (place === 'home') void ask({ do: 'open_home', user });
}

function region(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`index.html has no #${id}`);
  return found;
}

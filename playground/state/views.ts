import { randomBytes } from 'node:crypto';
import { withIds } from '../block-kit/form-state.ts';
import { type Json, objectsOf, textOf } from '../json.ts';
import type { PageView, StateValues } from '../page-protocol.ts';
import type { Announcer } from './message.ts';
import { type Identity, newId } from './people.ts';

/** A modal that is open, or a published Home. */
export interface StoredView {
  readonly id: string;
  readonly user: string;
  /** The view as the app gave it, with ids where it gave none. */
  readonly json: Json;
  readonly hash: string;
  readonly rootId: string;
  readonly previousId: string | null;
  readonly errors: Readonly<Record<string, string>>;
}

/** Every user's open modals, bottom first, and every user's Home. */
export interface ViewStore {
  modalsOf(user: string): readonly StoredView[];
  homeOf(user: string): StoredView | null;
  find(id: string): StoredView | undefined;
  findExternal(externalId: string): StoredView | undefined;
  /** Opens a modal alone. */
  open(user: string, json: Json): StoredView;
  /** Puts a modal on top of the others. */
  push(user: string, json: Json): StoredView;
  update(view: StoredView, json: Json): StoredView;
  publish(user: string, json: Json): StoredView;
  refuse(view: StoredView, errors: Readonly<Record<string, string>>): void;
  /** Closes a modal and what lies on it. */
  close(view: StoredView): void;
  closeAll(user: string): void;
}

/** Slack lets three modals lie on each other. */
export const deepestStack = 3;

/** A store without any views. */
export function createViewStore({ announce }: Announcer): ViewStore {
  const modals = new Map<string, readonly StoredView[]>();
  const homes = new Map<string, StoredView>();
  const modalsOf = (user: string): readonly StoredView[] => modals.get(user) ?? [];
  const setModals = (user: string, views: readonly StoredView[]): void => {
    modals.set(user, views);
    announce({ type: 'views', user });
  };
  const setHome = (home: StoredView): StoredView => {
    homes.set(home.user, home);
    announce({ type: 'home', user: home.user });
    return home;
  };
  const all = (): readonly StoredView[] => [...[...modals.values()].flat(), ...homes.values()];
  const put = (view: StoredView): StoredView => {
    if (textOf(view.json, 'type') === 'home') return setHome(view);
    setModals(
      view.user,
      modalsOf(view.user).map((each) => (each.id === view.id ? view : each)),
    );
    return view;
  };
  return {
    modalsOf,
    homeOf: (user) => homes.get(user) ?? null,
    find: (id) => all().find((view) => view.id === id),
    findExternal: (externalId) =>
      externalId === '' ? undefined : all().find((view) => textOf(view.json, 'external_id') === externalId),
    open: (user, json) => {
      const view = newView(user, json, null);
      setModals(user, [view]);
      return view;
    },
    push: (user, json) => {
      const view = newView(user, json, modalsOf(user).at(-1) ?? null);
      setModals(user, [...modalsOf(user), view]);
      return view;
    },
    update: (view, json) => put({ ...view, json: withBlockIds(json), hash: newHash(), errors: {} }),
    publish: (user, json) => setHome({ ...newView(user, json, null), id: homes.get(user)?.id ?? newId('V') }),
    refuse: (view, errors) => {
      put({ ...view, errors });
    },
    close: (view) => {
      const open = modalsOf(view.user);
      const index = open.findIndex(({ id }) => id === view.id);
      if (index >= 0) setModals(view.user, open.slice(0, index));
    },
    closeAll: (user) => setModals(user, []),
  };
}

function newView(user: string, json: Json, below: StoredView | null): StoredView {
  const id = newId('V');
  return {
    id,
    user,
    json: withBlockIds(json),
    hash: newHash(),
    rootId: below?.rootId ?? id,
    previousId: below?.id ?? null,
    errors: {},
  };
}

const withBlockIds = (json: Json): Json => ({ ...json, blocks: withIds(objectsOf(json, 'blocks')) });

const newHash = (): string => `${Math.floor(Date.now() / 1000)}.${randomBytes(4).toString('hex')}`;

/** A view as the page shows it. */
export function pageView({ id, json, errors }: StoredView): PageView {
  return { id, view: { ...json, id }, errors };
}

/** A view as answers and payloads carry it, with what its inputs hold. */
export function viewAsSlack(view: StoredView, identity: Identity, values: StateValues = {}): Json {
  const modal = textOf(view.json, 'type') === 'modal';
  return {
    private_metadata: '',
    callback_id: '',
    external_id: '',
    ...(modal ? { submit: null, close: null, notify_on_close: false, clear_on_close: false } : {}),
    ...view.json,
    id: view.id,
    team_id: identity.team.id,
    state: { values },
    hash: view.hash,
    root_view_id: view.rootId,
    previous_view_id: view.previousId,
    app_id: identity.appId,
    app_installed_team_id: identity.team.id,
    bot_id: identity.botId,
  };
}

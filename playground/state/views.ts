import { randomBytes } from 'node:crypto';
import { blocksWithIds } from '../block-kit/form-state.ts';
import { type Json, textOf } from '../json.ts';
import type { PageView, StateValues } from '../page-protocol.ts';
import type { EventBus } from './message.ts';
import { type Identity, newId } from './people.ts';

/** An open modal, or a published App Home. */
export interface StoredView {
  readonly id: string;
  readonly user: string;
  /** The view as the app sent it, with generated ids where it sent none. */
  readonly json: Json;
  readonly hash: string;
  readonly rootId: string;
  readonly previousId: string | null;
  readonly errors: Readonly<Record<string, string>>;
}

/** The open modals of each user, bottom first, and each user's App Home. */
export interface ViewStore {
  modalsOf(user: string): readonly StoredView[];
  homeOf(user: string): StoredView | null;
  find(id: string): StoredView | undefined;
  findExternal(externalId: string): StoredView | undefined;
  /** Opens a modal in place of any others. */
  open(user: string, json: Json): StoredView;
  /** Opens a modal on top of the others. */
  push(user: string, json: Json): StoredView;
  update(view: StoredView, json: Json): StoredView;
  publish(user: string, json: Json): StoredView;
  setErrors(view: StoredView, errors: StoredView['errors']): void;
  /** Closes a modal and those on top of it. */
  close(view: StoredView): void;
  closeAll(user: string): void;
}

/** The most modals that Slack opens on top of each other. */
export const maxModals = 3;

/** A store without views. */
export function createViewStore({ emit }: EventBus): ViewStore {
  const modals = new Map<string, readonly StoredView[]>();
  const homes = new Map<string, StoredView>();
  const modalsOf = (user: string): readonly StoredView[] => modals.get(user) ?? [];
  const setModals = (user: string, views: readonly StoredView[]): void => {
    modals.set(user, views);
    emit({ type: 'views', user });
  };
  const setHome = (home: StoredView): StoredView => {
    homes.set(home.user, home);
    emit({ type: 'home', user: home.user });
    return home;
  };
  const all = (): readonly StoredView[] => [...[...modals.values()].flat(), ...homes.values()];
  const replace = (view: StoredView): StoredView => {
    if (textOf(view.json, 'type') === 'home') return setHome(view);
    setModals(
      view.user,
      modalsOf(view.user).map((each) => (each.id === view.id ? view : each)),
    );
    return view;
  };
  const add = (below: readonly StoredView[], user: string, json: Json): StoredView => {
    const view = newView(user, json, below.at(-1) ?? null);
    setModals(user, [...below, view]);
    return view;
  };
  return {
    modalsOf,
    homeOf: (user) => homes.get(user) ?? null,
    find: (id) => all().find((view) => view.id === id),
    findExternal: (externalId) =>
      externalId === '' ? undefined : all().find((view) => textOf(view.json, 'external_id') === externalId),
    open: (user, json) => add([], user, json),
    push: (user, json) => add(modalsOf(user), user, json),
    update: (view, json) => replace({ ...view, json: blocksWithIds(json), hash: newHash(), errors: {} }),
    publish: (user, json) => setHome({ ...newView(user, json, null), id: homes.get(user)?.id ?? newId('V') }),
    setErrors: (view, errors) => {
      replace({ ...view, errors });
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
  const rootId = below?.rootId ?? id;
  const previousId = below?.id ?? null;
  return { id, user, json: blocksWithIds(json), hash: newHash(), rootId, previousId, errors: {} };
}

const newHash = (): string => `${Math.floor(Date.now() / 1000)}.${randomBytes(4).toString('hex')}`;

/** A view as the page shows it. */
export function pageView({ id, json, errors }: StoredView): PageView {
  return { id, view: { ...json, id }, errors };
}

/** A view as the Web API and payloads show it, with the values of its inputs. */
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
    app_installed_team_id: identity.organisation?.id ?? identity.team.id,
    bot_id: identity.botId,
  };
}

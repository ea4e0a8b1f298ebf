import type { Identity } from './identity.ts';

/** Somebody in the workspace. */
export interface Person {
  readonly id: string;
  /** The handle. */
  readonly name: string;
  readonly realName: string;
  readonly title: string;
  readonly isBot: boolean;
}

/** Who works here: a counsel, a compliance officer, and the app's bot. */
export function peopleOf({ botUser, name }: Identity): readonly Person[] {
  const handle = name.toLowerCase().replace(/[^a-z0-9]+/g, '');
  return [
    { id: 'U0ADACHEN1', name: 'ada', realName: 'Ada Chen', title: 'Counsel', isBot: false },
    { id: 'U0BENOKAF1', name: 'ben', realName: 'Ben Okafor', title: 'Compliance', isBot: false },
    { id: botUser, name: handle, realName: name, title: '', isBot: true },
  ];
}

/** A person as `users.info` shows one. */
export function personAsSlack(
  person: Person,
  { team, appId, botId }: Identity,
  zone: string,
): Readonly<Record<string, unknown>> {
  return {
    id: person.id,
    team_id: team.id,
    name: person.name,
    real_name: person.realName,
    deleted: false,
    is_bot: person.isBot,
    is_app_user: false,
    tz: zone,
    tz_label: zone,
    profile: {
      title: person.title,
      real_name: person.realName,
      display_name: person.realName,
      team: team.id,
      ...(person.isBot ? { api_app_id: appId, bot_id: botId } : {}),
    },
  };
}

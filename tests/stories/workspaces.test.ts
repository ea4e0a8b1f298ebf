import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { realSeconds, signature } from '../../playground/delivery/request-gateway.ts';
import type { Bulletin } from '../../src/bulletin/bulletin.ts';
import { actionIds, callbackIds } from '../../src/cards/action-ids.ts';
import { idValue } from '../../src/cards/button-values.ts';
import { createClientToken, revokeClientToken, workspaceOfToken } from '../../src/storage/client-tokens.ts';
import type { Subscription } from '../../src/subscribe/subscription.ts';
import { day } from '../bundled-library.ts';
import { bulletinWith } from '../remind/corpus-with.ts';
import { rowsOfWorkspace } from '../storage/tables-with-workspace.ts';
import { acme, bolt, type Company, openCompany } from './open-company.ts';
import { ada, privacy, shown } from './open-office.ts';

// Acme and Bolt try to see one another's data. Their people and channels have the same ids, which is worse than it can be.

let company: Company;
beforeAll(async () => {
  company = await openCompany();
  for (const { id } of [acme, bolt]) expect(await company.install(id)).toMatchObject({ status: 200 });
}, 60_000);
afterAll(() => company[Symbol.asyncDispose]());

const by = { by: ada, at: Date.parse('2019-04-22T01:00:00Z') };

/** A bulletin that only its workspace has, with a deadline next week. */
const secret = (name: string, date = '2019-04-29'): Bulletin => {
  const bulletin = bulletinWith({ [`${name}-r1`]: [{ date }] }, 'CN', name);
  const entries = bulletin.entries.map((entry) => ({ ...entry, title: `The ${name} dossier` }));
  return { ...bulletin, title: `Bulletin of ${name}`, entries };
};

/** Asks until the answer is there: other processes notice an import within seconds. */
async function eventually(team: typeof acme | typeof bolt, text: string, words: string): Promise<void> {
  const { command, answers } = company.of(team);
  await expect
    .poll(
      async () => {
        await command(text);
        return answers(words).length;
      },
      { timeout: 20_000, interval: 1000 },
    )
    .toBeGreaterThan(0);
}

const refusals = () => company.logged.filter(({ message }) => message.includes('something of another workspace'));

describe('a workspace', () => {
  test('alone sees what it imports, in searches, lists, the field and its counts', async () => {
    await company.app.store.bulletins.take(acme.id, [secret('zebrafish')], by);
    await eventually(acme, 'zebrafish', 'The zebrafish dossier');
    const other = company.of(bolt);
    for (const text of ['zebrafish', 'show zebrafish-r1', 'latest', 'deadlines', 'deadlines next 30 days', 'version'])
      await other.command(text);
    await other.answer(/Privacy Law \d/);
    expect(other.workspace.snapshot(ada).messages.filter((one) => shown(one).includes('dossier'))).toEqual([]);
    // The word is not even known there, so nothing is corrected to it.
    await other.command('zebrafisk');
    await other.answer('zebrafisk');
    expect(other.answers('zebrafish dossier')).toEqual([]);
  }, 40_000);

  test('may have a bulletin with the id of another’s, and corrects only its own', async () => {
    const { bulletins } = company.app.store;
    await bulletins.take(bolt.id, [{ ...secret('zebrafish', '2019-05-06'), title: 'Bulletin of bolt' }], by);
    const about = { kind: 'consultation_close', date: day('2019-04-29') } as const;
    const decision = { entryId: 'zebrafish-r1', about, becomes: null, ...by, on: day('2019-04-22') };
    const revision = (await bulletins.revisions()).of(acme.id);
    expect(await bulletins.correct(acme.id, decision, revision)).toBe(true);
    const [ofAcme, ofBolt] = [await bulletins.kept(acme.id), await bulletins.kept(bolt.id)];
    expect([ofAcme.corrections.length, ofBolt.corrections.length]).toEqual([1, 0]);
    expect(ofBolt.bulletins.map(({ bulletin }) => bulletin.title)).toEqual(['Bulletin of bolt']);
    await eventually(bolt, 'show zebrafish-r1', '6 May 2019');
    expect(company.of(acme).answers('6 May 2019')).toEqual([]);
  }, 40_000);

  test('chooses for itself what concerns it', async () => {
    const { bulletins } = company.app.store;
    await bulletins.choose(acme.id, { jurisdictions: ['EU'], topics: [] }, by);
    await eventually(acme, 'deadlines', 'Listed: European Union');
    await company.of(bolt).command('deadlines');
    await company.of(bolt).answer('zebrafish');
    expect(company.of(bolt).answers('Listed: European Union')).toEqual([]);
    await bulletins.choose(acme.id, { jurisdictions: [], topics: [] }, by);
    await eventually(acme, 'deadlines', 'zebrafish');
  }, 40_000);

  test('is reminded of its own deadlines alone', async () => {
    await company.app.store.bulletins.take(acme.id, [secret('okapi', '2019-04-30')], by);
    await eventually(acme, 'okapi', 'The okapi dossier');
    for (const team of [acme, bolt]) {
      await company.of(team).command('subscribe consultations lead 7 at 09:30');
      await company.of(team).answer('Subscription 1 created');
    }
    const { workspace } = company.of(acme);
    // The clock of the app is that of the first workspace.
    workspace.setClock(new Date('2019-04-23T01:31:00Z'));
    await company.of(acme).answer('okapi');
    workspace.setClock(new Date('2019-04-29T01:31:00Z'));
    await company.of(bolt).answer('6 May 2019');
    const posted = company
      .of(bolt)
      .workspace.calls()
      .filter(({ method }) => method === 'chat.postMessage');
    expect(posted.length).toBeGreaterThan(0);
    expect(JSON.stringify(posted)).not.toContain('okapi');
  }, 60_000);

  test('keeps to itself what it does about a deadline that both have', async () => {
    const { desk } = company.app.store;
    const about = { entryId: 'shared', kind: 'consultation_close', edge: 'end', date: day('2019-05-31') } as const;
    await desk.act({ workspaceId: acme.id, channelId: privacy }, about, { kind: 'assign', owner: ada }, by);
    expect((await desk.states({ workspaceId: bolt.id, channelId: privacy }, [about])).size).toBe(0);
    expect(await desk.ownedBy(bolt.id, ada)).toEqual([]);
    await company.of(bolt).command('mine');
    await company.of(bolt).answer(/no open deadlines|nothing/i);
  });

  test('has its own follow-ups: what the same channel of another was shown last is not remembered', async () => {
    const ask = (team: typeof acme | typeof bolt, text: string, threadTs?: string) =>
      company.of(team).workspace.perform({
        do: 'say',
        user: ada,
        channel: 'D0ADACHEN1',
        text,
        ...(threadTs !== undefined && { threadTs }),
      });
    await ask(acme, 'okapi');
    await company.of(acme).answer('The okapi dossier');
    await ask(bolt, 'when does it end?');
    await expect
      .poll(
        () =>
          company
            .of(bolt)
            .workspace.calls()
            .filter(({ method }) => method === 'chat.postMessage').length,
      )
      .toBeGreaterThan(1);
    expect(JSON.stringify(company.of(bolt).workspace.calls())).not.toContain('okapi');
  });
});

describe('what names something of another workspace', () => {
  const ofAcme = async (): Promise<Subscription> => {
    const [subscription] = await company.app.store.subscriptions.ofWorkspace(acme.id);
    if (!subscription) throw new Error('Acme has subscribed');
    return subscription;
  };
  const send = (payload: object): Promise<number | null> =>
    company.of(bolt).workspace.faults.send(new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), {
      contentType: 'application/x-www-form-urlencoded',
    });
  const from = { team: { id: bolt.id }, user: { id: ada, team_id: bolt.id }, trigger_id: '1', enterprise: null };

  test.each([actionIds.endSubscription, actionIds.calendarLink, actionIds.revokeCalendar])(
    'in a button is refused, and logged without it: %s',
    async (action_id) => {
      const before = await ofAcme();
      const count = refusals().length;
      const pressed = { type: 'button', action_id, block_id: 'b', action_ts: String(count), value: idValue(before.id) };
      const container = { type: 'message', message_ts: '1.1', channel_id: privacy };
      const payload = { ...from, type: 'block_actions', actions: [pressed], channel: { id: privacy }, container };
      expect(await send(payload)).toBe(200);
      await expect.poll(() => refusals().length).toBe(count + 1);
      expect(JSON.stringify(refusals())).not.toContain(before.id);
      expect(await ofAcme()).toEqual(before);
    },
  );

  test('in the metadata of a form is refused', async () => {
    const before = await ofAcme();
    const count = refusals().length;
    const view = {
      id: 'V1',
      type: 'modal',
      callback_id: callbackIds.changeModal,
      private_metadata: idValue(before.id),
      state: { values: {} },
      blocks: [],
    };
    expect(await send({ ...from, type: 'view_submission', view })).toBe(200);
    await expect.poll(() => refusals().length).toBe(count + 1);
    expect(await ofAcme()).toEqual(before);
  });

  test('is unknown to the stores too, should a request ever get there', async () => {
    const { id } = await ofAcme();
    const { subscriptions, ledger, drafts } = company.app.store;
    expect(await subscriptions.find(bolt.id, id)).toBeNull();
    expect(await subscriptions.calendarToken(bolt.id, id)).toBeNull();
    expect(await subscriptions.end(bolt.id, id, ada, by.at)).toBe(false);
    const { id: delivery } = await company.app.store.database.query
      .selectFrom('delivery')
      .select('id')
      .where('workspace_id', '=', acme.id)
      .where('status', '=', 'posted')
      .executeTakeFirstOrThrow();
    expect(await ledger.posted(acme.id, delivery)).not.toBeNull();
    expect(await ledger.posted(bolt.id, delivery)).toBeNull();
    expect(await drafts.find(bolt.id, id)).toBeNull();
  });

  test('a calendar holds the deadlines of its own workspace, and a guessed address none', async () => {
    const { subscriptions } = company.app.store;
    const [ofBolt] = await subscriptions.ofWorkspace(bolt.id);
    const { id } = await ofAcme();
    const read = async (token: string | null) => {
      const response = await fetch(`http://127.0.0.1:${company.operationPort}/calendar/${token}.ics`);
      return { status: response.status, text: await response.text() };
    };
    const mine = await read(await subscriptions.calendarToken(acme.id, id));
    const theirs = await read(await subscriptions.calendarToken(bolt.id, ofBolt?.id ?? ''));
    expect([mine.status, mine.text]).toEqual([200, expect.stringContaining('okapi')]);
    expect([theirs.status, theirs.text.includes('okapi')]).toEqual([200, false]);
    expect((await read(id)).status).toBe(404);
  });
});

describe('another program', () => {
  const operator = { by: 'the command line', at: by.at };
  const tokenOf = async (team: { readonly id: string }, name: string): Promise<string> =>
    (await createClientToken(company.app.store.database, { workspaceId: team.id, name }, operator)) ?? '';
  const get = async (path: string, token: string) => {
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(`http://127.0.0.1:${company.operationPort}${path}`, { headers });
    return { status: response.status, text: await response.text() };
  };
  const paths = ['/api/entries?q=dossier', '/api/entries/okapi-r1', '/api/deadlines?filter=everywhere&past=include'];

  test('with the token of a workspace finds what that has, and nothing of another, whatever it asks', async () => {
    const [ofAcme, ofBolt] = [await tokenOf(acme, 'api'), await tokenOf(bolt, 'api')];
    for (const path of paths) {
      expect([path, await get(path, ofAcme)]).toMatchObject([path, { text: expect.stringContaining('okapi dossier') }]);
      expect([path, (await get(path, ofBolt)).text]).toEqual([path, expect.not.stringContaining('okapi dossier')]);
    }
    // Both have it, each on the day of its own.
    expect((await get('/api/entries/zebrafish-r1', ofBolt)).text).toContain('2019-05-06');
    expect((await get('/api/entries/zebrafish-r1', ofAcme)).text).not.toContain('2019-05-06');
  });

  test.each(['auto', 'legacy'] as const)('over MCP as well: %s', async (mode) => {
    const called = async (token: string) => {
      const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode } });
      const requestInit = { headers: { authorization: `Bearer ${token}` } };
      const url = new URL(`http://127.0.0.1:${company.operationPort}/mcp`);
      await client.connect(new StreamableHTTPClientTransport(url, { requestInit }));
      const shown = await client.callTool({ name: 'show', arguments: { id: 'okapi-r1' } });
      await client.close();
      return JSON.stringify(shown);
    };
    const tokens = [await tokenOf(acme, mode), await tokenOf(bolt, mode)] as const;
    // At once, so that neither is answered for the other.
    const [ofAcme, ofBolt] = await Promise.all(tokens.map(called));
    expect([ofAcme, ofBolt]).toEqual([
      expect.stringContaining('okapi dossier'),
      expect.stringContaining('There is no entry okapi-r1'),
    ]);
  });

  test('is refused without a valid token, and from the revocation of its token on', async () => {
    const token = await tokenOf(acme, 'revoked');
    expect((await get(paths[0] ?? '', token)).status).toBe(200);
    await revokeClientToken(company.app.store.database, { workspaceId: acme.id, name: 'revoked' }, operator);
    for (const wrong of [token, acme.id, '*', 'xoxb-playground', `${token}x`])
      expect([wrong, (await get(paths[0] ?? '', wrong)).status]).toEqual([wrong, 401]);
    expect(JSON.stringify(company.logged)).not.toContain('plaw_');
  });

  test('that asks too much holds up its own workspace alone', async () => {
    const [ofAcme, ofBolt] = [await tokenOf(acme, 'busy'), await tokenOf(bolt, 'calm')];
    const statuses = new Set<number>();
    for (let i = 0; i < 310; i += 1) statuses.add((await get('/api/entries/x', ofAcme)).status);
    expect([...statuses]).toEqual([404, 429]);
    expect((await get('/api/entries/x', ofBolt)).status).toBe(404);
  }, 40_000);
});

describe('a request over HTTP', () => {
  const body = new URLSearchParams({
    command: '/privacy-law',
    text: 'help',
    team_id: acme.id,
    user_id: ada,
    channel_id: privacy,
  });
  const sent = async (secretOfSender: string, ahead = 0, team: string = acme.id): Promise<number> => {
    body.set('team_id', team);
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      ...signature(body.toString(), secretOfSender, realSeconds() + ahead),
    };
    return (await fetch(company.at('/slack/events'), { method: 'POST', headers, body: body.toString() })).status;
  };
  const ours = 'playground-signing-secret';

  test.each([
    ['with the wrong signature', 401, 'not the signing secret', 0],
    ['that is old', 401, ours, -600],
    ['of the future', 401, ours, 600],
    ['as Slack sends it', 200, ours, 0],
  ])('%s: %i', async (_, status, secretOfSender, ahead) => {
    expect(await sent(secretOfSender, ahead)).toBe(status);
  });

  test('that is sent again changes nothing twice', async () => {
    const { command, workspace } = company.of(bolt);
    await command('subscribe campaigns lead 3');
    await company.of(bolt).answer('Subscription 2 created');
    expect(await workspace.faults.replay()).toBe(200);
    expect(await company.app.store.subscriptions.ofWorkspace(bolt.id)).toHaveLength(2);
    expect(company.of(bolt).answers('Already subscribed')).toEqual([]);
  });

  test('of a workspace that nobody installed the app in gets nothing', async () => {
    expect(await sent(ours, 0, 'T0NOBODY01')).toBe(200);
    await expect
      .poll(() => company.logged.filter(({ facts }) => JSON.stringify(facts).includes('T0NOBODY01')).length)
      .toBe(1);
  });
});

describe('removing the app', () => {
  test('erases everything of that workspace and nothing of the other', async () => {
    const { database } = company.app.store;
    const before = await rowsOfWorkspace(database, bolt.id);
    expect(Object.keys(await rowsOfWorkspace(database, acme.id)).length).toBeGreaterThan(8);
    const ofAcme = await createClientToken(database, { workspaceId: acme.id, name: 'left' }, by);
    const { workspace } = company.of(acme);
    // Slack reports both, in either order.
    workspace.deliverEvent({ type: 'tokens_revoked', tokens: { oauth: [], bot: ['U0PRIVACY1'] } });
    workspace.deliverEvent({ type: 'app_uninstalled' });
    await expect.poll(() => rowsOfWorkspace(database, acme.id), { timeout: 10_000 }).toEqual({});
    const tokens = await database.query.selectFrom('bot_token').select('installation').execute();
    const installations = await database.query.selectFrom('installation').select('id').execute();
    expect([tokens, installations]).toEqual([[{ installation: bolt.id }], [{ id: bolt.id }]]);
    expect(Object.keys(await rowsOfWorkspace(database, bolt.id))).toEqual(Object.keys(before));
    expect(await workspaceOfToken(database, ofAcme ?? '')).toBeNull();
    await company.of(bolt).command('show zebrafish-r1');
    await company.of(bolt).answer('The zebrafish dossier');
  }, 40_000);

  test('and installing it again begins with nothing', async () => {
    expect(await company.install(acme.id)).toMatchObject({ status: 200 });
    await eventually(acme, 'subscriptions', 'No subscriptions');
    const before = company.of(acme).answers('okapi dossier').length;
    await company.of(acme).command('okapi');
    await company.of(acme).answer(/Nothing matches/);
    expect(company.of(acme).answers('okapi dossier')).toHaveLength(before);
  }, 40_000);

  test('nothing of it is a secret in the log', () => {
    expect(JSON.stringify(company.logged)).not.toMatch(/xoxb-|xoxe-|playground-(?:client|signing)-secret/);
  });
});

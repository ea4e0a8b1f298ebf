/**
 * Kills the app at random moments while it posts, and counts what arrived. Real processes of the built program, a Slack
 * stand-in that misbehaves (lost answers, 429, 503, stalls of 30 s), SIGKILL; on PostgreSQL every connection is cut at each tenth
 * kill, as a restart of the database would. Usage: npm run build && tsx bench/crash.ts [KILLS] [REMINDERS] [CASE...], where a case is one of
 * sqlite-history, sqlite-blind, postgres-history, postgres-blind; all of them by default. DATABASE_URL names PostgreSQL.
 */
import { type Row, runCrashCase } from '../tests/crash/run-crash-case.ts';

const [kills = '200', reminders = '20000', ...named] = process.argv.slice(2);
const cases = named.length > 0 ? named : ['sqlite-history', 'sqlite-blind', 'postgres-history', 'postgres-blind'];
const rows: Row[] = [];
for (const [i, name] of cases.entries()) {
  const row = await runCrashCase({
    store: name.startsWith('postgres') ? 'postgres' : 'sqlite',
    processes: name.startsWith('postgres') ? 2 : 1,
    history: name.endsWith('history'),
    kills: Number(kills),
    reminders: Number(reminders),
    troubles: { lost: 0.1, limited: 0.02, broken: 0.02, stalled: 0.005, stall: 30_000, latency: 20 },
    cutEvery: Number(process.env['CUT_EVERY'] ?? 10),
    life: { posts: 140, most: 15_000 },
    seed: i + 1,
  });
  rows.push(row);
  console.log(JSON.stringify(row));
}
console.log(
  '\n| case | kills | due | posted while killed | posted once | posted again, marked | posted again, unmarked | lost | ended by itself | seconds |',
);
console.log('|---|---|---|---|---|---|---|---|---|---|');
for (const { name, kills: killed, due, during, once, marked, unmarked, lost, ended, seconds } of rows) {
  console.log(
    `| ${name} | ${killed} | ${due} | ${during} | ${once} | ${marked} | ${unmarked} | ${lost} | ${ended} | ${Math.round(seconds)} |`,
  );
}

import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { corpusOf, deadlinesOf } from '../../src/bulletin/corpus.ts';
import { readBulletin } from '../../src/bulletin/read-bulletin.ts';
import { writeBulletin } from '../../src/bulletin/write-bulletin.ts';

const file = 'data/bulletins/2019-04-china.yaml';
const text = readFileSync(file, 'utf8');
const { bulletin, problems } = readBulletin(text, file);
const entries = bulletin?.entries ?? [];
const entry = (id: string) => entries.find((one) => one.id === `cn-2019-04-${id}`);

it('is valid, and formatted as writeBulletin does', () => {
  expect(problems).toEqual([]);
  expect(bulletin && writeBulletin(bulletin)).toBe(text);
});

it('has fourteen entries in three sections', () => {
  expect(bulletin).toMatchObject({ id: 'cn-2019-04', issued: '2019-04', jurisdiction: 'CN', language: 'en' });
  expect(entries.map(({ id, section, date }) => `${id} ${section} ${date}`)).toEqual([
    'cn-2019-04-r1 regulatory 2019-04-10',
    'cn-2019-04-r2 regulatory 2019-04-01',
    'cn-2019-04-r3 regulatory 2019-04-01',
    'cn-2019-04-r4 regulatory 2019-04-10',
    'cn-2019-04-r5 regulatory 2019-04-20',
    'cn-2019-04-e1 enforcement null',
    'cn-2019-04-e2 enforcement 2019-04-12',
    'cn-2019-04-e3 enforcement 2019-04-18',
    'cn-2019-04-e4 enforcement 2019-04-18',
    'cn-2019-04-e5 enforcement 2019-04-19',
    'cn-2019-04-e6 enforcement null',
    'cn-2019-04-i1 industry null',
    'cn-2019-04-i2 industry 2019-04-15',
    'cn-2019-04-i3 industry 2019-04-21',
  ]);
});

it('has four deadlines, all confirmed, with quotes from their entries', () => {
  const deadlines = bulletin ? deadlinesOf(corpusOf([bulletin])) : [];

  expect(
    deadlines.map(({ source, deadline }) => [
      source.entry.id.slice(-2),
      [deadline.kind, deadline.date, deadline.start, deadline.quote, deadline.status].join(' | '),
    ]),
  ).toEqual([
    ['r2', 'effective_date | 2019-04-01 |  | took effect on 1 April 2019 | confirmed'],
    ['i2', 'consultation_close | 2019-04-30 |  | public consultation is open until 30 April 2019 | confirmed'],
    ['r4', 'campaign_end | 2019-09-30 | 2019-04-01 | from 1 April to 30 September 2019 | confirmed'],
    ['r3', 'pilot_end | 2019-12-31 | 2019-04-01 | from 1 April 2019 to 31 December 2019 | confirmed'],
  ]);
  for (const { source, deadline } of deadlines) expect(source.entry.body).toContain(deadline.quote);
});

it('has two penalties: gains, numbers of resumes and prison terms are not penalties', () => {
  expect(entries.flatMap(({ id, penalties }) => penalties.map((penalty) => ({ id, ...penalty })))).toEqual([
    { id: 'cn-2019-04-e5', amount: 290_000, currency: 'CNY' },
    { id: 'cn-2019-04-e6', amount: 10_000, currency: 'CNY' },
  ]);
});

describe('contains every fact of the sample bulletin', () => {
  it.each<[id: string, facts: string[]]>([
    [
      'r1',
      [
        '10 April 2019',
        'Cybersecurity Protection Bureau',
        'Third Institute',
        'Beijing Network Industry Association',
        'four management mechanisms',
        'technical safeguards',
        'security framework',
      ],
    ],
    ['r2', ['SASAC', 'State Council', 'major events', 'cyber security incidents', 'Profit', 'managing value']],
    [
      'r3',
      ['MIIT', 'circular', 'internet content provider', 'ICP', 'facial recognition, lip reading or action recognition'],
    ],
    ['r4', ['Guardian Consumption', 'General Office', '10 April 2019', 'nationwide', 'safe and secure']],
    [
      'r5',
      [
        'second review',
        'second draft',
        'Tenth Session',
        '13th',
        'right of personality',
        'Privacy',
        'guardian',
        'minors',
        'administrative regulation',
      ],
    ],
    [
      'e1',
      [
        'Nine apps',
        'Chat Chat',
        'As Neighbour',
        'Secret Talk',
        'six more',
        'prostitution',
        'anonymously',
        'management of groups',
      ],
    ],
    [
      'e2',
      [
        'December 2018',
        '12 April 2019',
        '33,638',
        '2.34 million',
        '2,474',
        '3.64 million',
        'gambling',
        'malicious programs',
      ],
    ],
    [
      'e3',
      [
        'Xinhua News Agency',
        '18 April 2019',
        '16 April 2019',
        'more than 3,480',
        'over 1,300 apps',
        '30 apps',
        'MPS',
        'SAMR',
        'MIIT',
        'CAC',
      ],
    ],
    [
      'e4',
      ['18 April 2019', 'Tianjin', 'Article 47', 'Article 68', 'Han Hua Yi Mei (Tianjin) Image Technology Co., Ltd'],
    ],
    ['e5', ['19 April 2019', 'Wuhan Branch', 'RMB 290,000', 'without permission', 'companies']],
    ['e6', ['Xuhui District', 'Shanghai', '640,000', 'RMB 20,000', 'gifts', 'four years and six months', 'RMB 10,000']],
    ['i1', ['Credit Reference Centre', 'pilot', 'online', 'soon', 'dishonest', 'prohibit its sale']],
    [
      'i2',
      [
        '15 April 2019',
        '30 April 2019',
        'other departments',
        'two special programmes',
        'risk assessment',
        'working mechanisms',
      ],
    ],
    [
      'i3',
      [
        '21 April 2019',
        'China University of Political Science and Law',
        '(2018)',
        'compensation',
        'confidential',
        'Personal Information Protection Law',
        'supervision, penalties',
      ],
    ],
  ])('%s', (id, facts) => {
    const { title, body } = entry(id) ?? { title: '', body: '' };

    expect(facts.filter((fact) => !`${title}\n${body}`.includes(fact))).toEqual([]);
  });

  it('and mentions facial recognition in one entry only', () => {
    expect(entries.filter(({ body, title }) => /facial/i.test(title + body)).map(({ id }) => id)).toEqual([
      'cn-2019-04-r3',
    ]);
  });
});

const sample = '../shared/bulletins/2019-04-china-cybersecurity-data-protection.txt';

// What cannot be said otherwise: a company, a title, and a body whose name is eight words long.
const names = [
  'Han Hua Yi Mei (Tianjin) Image Technology Co., Ltd',
  'Guiding Opinions on Strengthening Work on Industrial Internet Safety',
  "Annual Assessment Report on China's Law-Based Government (2018)",
  'Office of the Central Cyberspace Affairs Commission',
];

it.skipIf(!existsSync(sample))(
  'is told in our own words: no nine words in a row but names are those of the sample',
  () => {
    const theirs = ` ${wordsOf(readFileSync(sample, 'utf8')).join(' ')} `;
    const ours = names.reduce((rest, name) => rest.replaceAll(name, '¤'), text.replaceAll(/\s+/g, ' '));
    const words = wordsOf(ours);

    const runs = words.map((_, at) => words.slice(at, at + 9).join(' '));

    expect(runs.length).toBeGreaterThan(1500);
    expect(runs.slice(0, -8).filter((run) => theirs.includes(` ${run} `))).toEqual([]);
  },
);

const wordsOf = (prose: string): readonly string[] =>
  prose
    .toLowerCase()
    .replaceAll('’', "'")
    .match(/[\p{L}\p{N}']+|¤/gu) ?? [];

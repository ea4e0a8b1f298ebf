import { expect, test } from 'vitest';
import { worded } from '../../src/bulletin/message.ts';
import { languageOf } from '../../src/reader/language.ts';
import { parseBulletin } from '../../src/reader/parse-bulletin.ts';

const known = { issued: '2026-05', jurisdiction: 'EU' };

/** An entry in each language: comments until 30 June 2026, in force from 1 January 2027. */
const entries: Readonly<Record<string, string>> = {
  fr: `1. L'autorité consulte sur un projet relatif aux traceurs

Le 4 mai 2026, l'autorité a publié un projet. Les contributions peuvent être envoyées jusqu'au 30 juin 2026. Le texte entrera en vigueur le 1er janvier 2027.`,
  de: `1. Behörde bittet um Stellungnahmen zum Entwurf der Leitlinien

Die Behörde hat am 4. Mai 2026 den Entwurf veröffentlicht. Stellungnahmen können bis zum 30. Juni 2026 eingereicht werden. Die Leitlinien treten am 1. Januar 2027 in Kraft.`,
  es: `1. La autoridad somete a consulta el proyecto de directrices

La autoridad publicó el 4 de mayo de 2026 un proyecto. Se pueden presentar observaciones hasta el 30 de junio de 2026. La norma entrará en vigor el 1 de enero de 2027.`,
  it: `1. Il garante apre una consultazione sullo schema

Il garante ha pubblicato il 4 maggio 2026 uno schema. I contributi possono essere inviati entro il 30 giugno 2026. Le regole si applicano dal 1º gennaio 2027.`,
  pt: `1. A autoridade abre uma consulta sobre o projeto

A autoridade publicou em 4 de maio de 2026 um projeto. As contribuições podem ser enviadas até 30 de junho de 2026. A norma entra em vigor em 1º de janeiro de 2027.`,
  nl: `1. Toezichthouder vraagt om reacties op de richtsnoeren

De toezichthouder heeft op 4 mei 2026 een concept gepubliceerd. Reacties kunnen tot en met 30 juni 2026 worden ingediend. De regels gelden vanaf 1 januari 2027.`,
};

test.each(Object.entries(entries))(
  'dates in a language that is not read are possible, never sure, and it is said: %s',
  (language, text) => {
    const {
      bulletin,
      entries: [entry],
      problems,
    } = parseBulletin(text, known);
    expect(bulletin.language).toBe(language);
    expect(entry?.deadlines).toEqual([]);
    const days = new Map(entry?.possible.map(({ date, kind }) => [date, kind]));
    expect(days.get('2026-06-30')).toBe('consultation_close');
    expect([...days.keys()]).toContain('2027-01-01');
    expect(problems).toMatchObject([{ rule: 'language-unread', line: 0 }]);
  },
);

test('beside entries that are read, each that is not is named', () => {
  const english =
    '2. Regulator asks for comments on the code\n\nThe regulator published the code. Comments are due by 12 June 2026.';
  const { entries: read, problems } = parseBulletin(`${entries['de']}\n\n${english}`, known);
  expect(read.map(({ deadlines }) => deadlines.map(({ date }) => date))).toEqual([[], ['2026-06-12']]);
  expect(problems).toMatchObject([{ rule: 'language-unread', line: 1 }]);
  expect(worded(problems[0]?.message ?? '')).toContain('is in German');
});

test.each([
  ['Comments are due by 30 June 2026.', 'en'],
  ['Wallets', 'en'],
  ['北城市网信办发布办法。', 'zh'],
  ['개인정보 보호 위원회는 지침을 발표했다.', 'ko'],
  ['個人情報保護委員会はガイドラインを公表しました。', 'ja'],
  ['Роскомнадзор опубликовал проект приказа.', 'und-Cyrl'],
  ['Urząd ogłosił projekt wytycznych. '.repeat(12), null],
  ['12 34', null],
])('the language of %s is %s', (text, language) => {
  expect(languageOf(text)).toBe(language);
});

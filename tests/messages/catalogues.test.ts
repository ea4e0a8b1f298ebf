import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { inLanguage, languageOf, languages } from '../../src/messages/language.ts';
import { catalogues, pieces, t } from '../../src/messages/messages.ts';

const ids = Object.keys(catalogues.en).toSorted();
const others = languages.filter((language) => language !== 'en');

describe.each(others)('The catalogue %s', (language) => {
  const messages = new Map(Object.entries(catalogues[language]));

  test('has every message and no others', () => {
    expect([...messages.keys()].toSorted()).toEqual(ids);
  });

  test('uses the same values and styles in each message', () => {
    const differing = Object.entries(catalogues.en).filter(
      ([id, text]) => namesIn(text).join() !== namesIn(messages.get(id) ?? '').join(),
    );
    expect(differing).toEqual([]);
  });

  test('is translated: no message has an English word that is not a name or something to type (`….typed`)', () => {
    const untranslated = [...messages].filter(([id, text]) => !/^dates\.|\.typed$/.test(id) && hasEnglish(text));
    expect(untranslated).toEqual([]);
  });
});

test.each(languages)(
  'mrkdwn is bold in %s: Slack wants a space, an end or ASCII punctuation beside the asterisks',
  (language) => {
    const glued = Object.entries(catalogues[language]).filter(([, text]) =>
      [...text.matchAll(/(.?)\*[^*]+\*(.?)/g)].some(([, before = '', after = '']) =>
        /[^\s!-/:-@]/.test(before + after),
      ),
    );
    expect(glued).toEqual([]);
  },
);

test('every message of the catalogue is used', () => {
  const source = sources('src').join('\n');
  const patterns = [...source.matchAll(/[`'"]([a-z_]+(?:\.(?:[a-z_]+|\$\{(?:[^{}]|\{[^{}]*\})*\}))+)[`'"]/g)].map(
    ([, id = '']) =>
      new RegExp(`^${id.replaceAll('.', String.raw`\.`).replaceAll(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '[a-z_]+')}$`),
  );
  expect(ids.filter((id) => !patterns.some((pattern) => pattern.test(id)))).toEqual([]);
});

test('a message is in the language of the work that asks for it, across everything awaited', async () => {
  const ask = async () => {
    await Promise.resolve();
    return t('cards.days.ahead', { count: 1200 });
  };
  const both = await Promise.all([inLanguage('zh-CN', ask), ask(), inLanguage('en', ask)]);
  expect(both).toEqual(['还有 1,200 天', 'in 1,200 days', 'in 1,200 days']);
});

test('values are never read as markup or as a message', () => {
  const words = '<b>{name}</b> <!channel> # {count, plural,';
  expect(t('cards.titled', { title: words, text: words })).toBe(`${words}: ${words}`);
  expect(pieces('cards.sources.doubt', { b: (bold) => ({ bold }) }, { doubt: words })).toEqual([
    { bold: 'In doubt' },
    `  ${words}`,
  ]);
});

test.each([
  ['en-GB', 'en'],
  ['en-US', 'en'],
  ['zh-CN', 'zh-CN'],
  ['zh-TW', 'zh-CN'],
  ['zh', 'zh-CN'],
  ['zh_Hant_HK', 'zh-CN'],
  ['cmn-CN', 'zh-CN'],
  [7, null],
  ['de-DE', 'en'],
  ['', null],
  [null, null],
  [undefined, null],
])('somebody whose locale is %s is answered in %s', (locale, language) => {
  expect(languageOf(locale)).toBe(language);
});

/** The names of values and tags in a message, each once. */
function namesIn(text: string): readonly string[] {
  const names = new Set<string>();
  const [literal] = new IntlMessageFormat('words alone').getAst();
  const visit = (elements: ReturnType<IntlMessageFormat['getAst']>): void => {
    for (const element of elements) {
      if ('value' in element && element.type !== literal?.type) names.add(element.value);
      if ('children' in element) visit(element.children);
      if ('options' in element) for (const { value } of Object.values(element.options)) visit(value);
    }
  };
  visit(new IntlMessageFormat(text).getAst());
  return [...names].toSorted();
}

// Names, file formats, and words of the query language and of commands, which stay as they are typed.
const stays = new Set(
  'Slack PostgreSQL SQLite YAML JSON RSS Atom URL ID ics MB KB Workflow Builder App Home Privacy Law GitHub IANA Google Calendar Outlook Cookie HTML PDF DOCX CN EU MIIT en zh Hans Hant UTF Word txt docx eml robots Feed XML'.split(
    ' ',
  ),
);

function hasEnglish(text: string): boolean {
  const words = text
    .replaceAll(/<\/?\w+>|\{\w+|, (?:plural|number|select|selectordinal)\b|\b(?:one|other|zero|two|few|many) \{/g, ' ')
    .replaceAll(/\/[a-z-]+(?: [a-z]+)*|`[^`]*`|\b[a-z_]+:\S*/g, ' ');
  return (words.match(/[A-Za-z]{2,}/g) ?? []).some((word) => !stays.has(word));
}

function sources(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !/^messages\/(?:en|zh-cn)\//.test(path))
    .map((path) => readFileSync(join(folder, path), 'utf8'));
}

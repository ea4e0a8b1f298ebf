import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  authorityName,
  authorityProblems,
  authorityTable,
  findAuthority,
  readAuthorityTable,
} from '../../src/bulletin/authorities.ts';

it('the bundled table is valid', () => {
  expect(authorityProblems()).toEqual([]);
  expect(authorityTable().authorities.length).toBeGreaterThan(200);
});

it('every authority is found by its code and each of its names', () => {
  for (const authority of authorityTable().authorities) {
    for (const name of [authority.code, ...authority.names, ...authority.chinese]) {
      expect(findAuthority(name)?.code, name).toBe(authority.code);
    }
  }
});

const table = [
  'authorities:', // 1
  '  CN:', // 2
  '    CAC:', // 3
  '      names: [Cyberspace Administration of China, CAC]', // 4
  '      chinese: [网信办]', // 5
  '      sites: [cac.gov.cn]', // 6
  '  IE:', // 7
  '    DPC:', // 8
  '      names: [Data Protection Commission]', // 9
  '      search: [Irish privacy watchdog]', // 10
  '      regulates: [Irish, Ireland]', // 11
  'chineseRegions:', // 12
  '  BJ: [Beijing, 北京, 北京市]', // 13
  'americanStates:', // 14
  '  Alabama:', // 15
  '  California: { code: CA, chinese: [加州], sites: [oag.ca.gov] }', // 16
];

const read = (change: Readonly<Record<number, string>> = {}) =>
  readAuthorityTable(table.map((line, i) => change[i + 1] ?? line).join('\n'), 'authorities.yaml');

it('a table lists authorities, those of the regions of China, and the attorneys general of American states', () => {
  const { table: found, problems } = read();
  expect(problems).toEqual([]);
  expect(found?.authorities.map(({ code, jurisdiction }) => [code, jurisdiction])).toEqual([
    ['CAC', 'CN'],
    ['DPC', 'IE'],
    ['BJCAC', 'CN'],
    ['BJCOMMS', 'CN'],
    ['CA_AG', 'US'],
  ]);
  expect(found?.americanStates).toEqual(['Alabama', 'California']);
});

describe('a table is rejected, at its line,', () => {
  it.each<[why: string, change: Record<number, string>, problem: string, words: string]>([
    ['for a name of two authorities', { 9: '      names: [cac]' }, '9 authority-name-unique', 'name of CAC'],
    ['for a code that is used twice', { 8: '    CAC:' }, '8 authority-name-unique', 'code or name of CAC'],
    [
      'for a name that only questions use and another authority has',
      { 10: '      search: [网信办]' },
      '10 authority-name-unique',
      'name of CAC',
    ],
    [
      'for a name that another authority is given by its region',
      { 9: '      names: [Beijing CAC]' },
      '13 authority-name-unique',
      'name of DPC',
    ],
    ['for a code in small letters', { 8: '    dpc:' }, '8 field-value', 'must be capitals'],
    ['for a jurisdiction in words', { 7: '  Ireland:' }, '7 field-value', 'ISO 3166'],
    ['for a missing name', { 9: '      names: []' }, '9 field-value', 'must not be empty'],
    ['for a Chinese name in Latin script', { 5: '      chinese: [CAC]' }, '5 field-value', 'Chinese characters'],
    ['for a name in Chinese', { 9: '      names: [网信办]' }, '9 field-value', 'Latin script'],
    ['for a curly apostrophe', { 9: '      names: [Ireland’s DPC]' }, '9 field-value', 'straight apostrophes'],
    ['for an address', { 6: '      sites: ["https://cac.gov.cn"]' }, '6 field-value', 'must be a host'],
    ['for an unknown field', { 10: '      also: [DPC]' }, '10 field-unknown', 'names, chinese, local, search'],
    ['for half a region', { 13: '  BJ: [Beijing, 北京]' }, '13 field-value', 'a short Chinese name and a full'],
    ['for half a state', { 16: '  California: { code: CA }' }, '16 field-missing', '"chinese" is missing'],
  ])('%s', (_, change, problem, words) => {
    const { table: found, problems } = read(change);
    expect(found).toBeNull();
    expect(problems.map(({ line, rule }) => `${line} ${rule}`)).toEqual([problem]);
    expect(problems[0]?.message).toContain(words);
  });
});

describe('an authority is found by whatever a text calls it', () => {
  it.each([
    ['miit', 'MIIT'],
    ['  ministry of  INDUSTRY and information technology ', 'MIIT'],
    ['People’s Bank of China', 'PBOC'],
    ['State Administration of Market Regulation', 'SAMR'],
    ['Office of the Central Cyberspaces Affairs Commission', 'CAC'],
    ['国家互联网信息办公室', 'CAC'],
    ['网信办', 'CAC'],
    ['工信部', 'MIIT'],
    ['公安部', 'MPS'],
    ['市场监管总局', 'SAMR'],
    ['央行', 'PBOC'],
    ['天津市网信办', 'TJCAC'],
    ['广西壮族自治区党委网信办', 'GXCAC'],
    ['NISSTC', 'TC260'],
    ['BfDI', 'BFDI'],
    ["California's Attorney General", 'CA_AG'],
  ])('%s is %s', (name, code) => {
    expect(findAuthority(name)?.code).toBe(code);
  });

  it('and by nothing else', () => {
    expect(findAuthority('')).toBeNull();
    expect(findAuthority('Ministry')).toBeNull();
    expect(findAuthority('constructor')).toBeNull();
  });
});

describe('a card names an authority by the code that people know, or else by its name', () => {
  it.each([
    ['MIIT', 'MIIT (Ministry of Industry and Information Technology)'],
    ['央行', "PBOC (People's Bank of China)"],
    ['CA_AG', 'California Attorney General'],
    ['AP', 'Autoriteit Persoonsgegevens'],
    ['TC260', 'National Cybersecurity Standardization Technical Committee (TC260)'],
    ["Xuhui District People's Court (Shanghai)", "Xuhui District People's Court (Shanghai)"],
  ])('%s: %s', (code, name) => {
    expect(authorityName(code)).toBe(name);
  });
});

const labelled = '../shared/eval/authorities.json';

it.skipIf(!existsSync(labelled))('every authority that the labelled data names is in the table', () => {
  const list = z
    .array(z.object({ code: z.string(), name: z.string() }))
    .parse(JSON.parse(readFileSync(labelled, 'utf8')));

  expect(
    list.filter(({ code, name }) => findAuthority(code)?.code !== code || findAuthority(name)?.code !== code),
  ).toEqual([]);
});

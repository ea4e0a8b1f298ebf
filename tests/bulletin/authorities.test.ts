import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { authorities, authorityName, findAuthority } from '../../src/bulletin/authorities/authorities.ts';
import { authoritySchema } from '../../src/bulletin/authorities/authority.ts';

const same = (text: string): string => text.normalize('NFKC').toLowerCase();

it('the table is well formed', () => {
  expect(z.array(authoritySchema).safeParse(authorities).error?.issues).toBeUndefined();
  expect(authorities.length).toBeGreaterThan(200);
});

it('no code and no name belongs to two authorities', () => {
  const owners = new Map<string, Set<string>>();
  for (const { code, names, chinese } of authorities) {
    for (const name of [code, ...names, ...chinese].map(same)) {
      owners.set(name, (owners.get(name) ?? new Set()).add(code));
    }
  }

  expect([...owners].filter(([, codes]) => codes.size > 1)).toEqual([]);
  expect(new Set(authorities.map(({ code }) => code)).size).toBe(authorities.length);
});

it('names are in Latin script and Chinese names in Chinese', () => {
  expect(authorities.flatMap(({ names }) => names).filter((name) => /\p{Script=Han}/u.test(name))).toEqual(
    [],
  );
  expect(
    authorities.flatMap(({ chinese }) => chinese).filter((name) => !/\p{Script=Han}{2}/u.test(name)),
  ).toEqual([]);
});

it('names are written plainly: trimmed, single spaces, straight apostrophes', () => {
  const names = authorities.flatMap(({ names, chinese }) => [...names, ...chinese]);

  expect(names.filter((name) => name !== name.trim() || /\s\s|[’‘]/.test(name))).toEqual([]);
});

it('every authority is found by its code and each of its names', () => {
  for (const authority of authorities) {
    for (const name of [authority.code, ...authority.names, ...authority.chinese]) {
      expect(findAuthority(name)?.code, name).toBe(authority.code);
    }
  }
});

describe('an authority is found by whatever prose calls it', () => {
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

describe('a card names an authority by the code that people know, else by its name', () => {
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

it.skipIf(!existsSync(labelled))('has every authority that the labelled data names', () => {
  const list = z
    .array(z.object({ code: z.string(), name: z.string() }))
    .parse(JSON.parse(readFileSync(labelled, 'utf8')));

  expect(
    list.filter(({ code, name }) => findAuthority(code)?.code !== code || findAuthority(name)?.code !== code),
  ).toEqual([]);
});

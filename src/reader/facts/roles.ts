import { authorityTable } from '../../bulletin/authorities.ts';
import type { NamedAuthority } from './described-authorities.ts';

/**
 * The authorities that a text names by what they are, where its country tells which is meant: "the Privacy Commissioner" of Australia,
 * "the Council" of the EU, `个人信息保护委员会` under `韩国`, "the Attorney General" after "California".
 * @param country ISO 3166 code of the country that the text is about
 */
export function authoritiesByRole(text: string, country: string | null): readonly NamedAuthority[] {
  const regulator = country === null ? null : (regulatorOf.get(country) ?? null);
  const own = roles.filter((role) => role.country === country);
  return [
    ...(regulator === null ? [] : matches(text, regulatorRole, regulator)),
    ...own.flatMap(({ pattern, authority }) => matches(text, pattern, authority)),
    ...(country === null ? [] : nationalBodies(text, country)),
    ...(/\bCalifornia\b/.test(text) ? matches(text, /\bthe (?:Privacy )?Agency\b/gi, 'CPPA') : []),
    ...attorneysGeneral(text),
  ];
}

const matches = (text: string, pattern: RegExp, authority: string): readonly NamedAuthority[] =>
  [...text.matchAll(pattern)].map(({ index, 0: words }) => ({ authority, from: index, to: index + words.length }));

const { authorities, americanStates } = authorityTable();

/** The regulator of data protection, where a country has but one. */
const regulatorOf: ReadonlyMap<string, string> = new Map(
  authorities.flatMap(({ code, jurisdiction, regulates }) =>
    regulates.length > 0 && jurisdiction !== 'EU' ? [[jurisdiction, code] as const] : [],
  ),
);

const regulatorRole =
  /\b(?:(?:[Ii]nformation|[Pp]rivacy|[Dd]ata [Pp]rotection) (?:[Cc]ommissioner|[Aa]uthority|[Rr]egulator|[Ww]atchdog|[Cc]ommission|[Oo]mbudsman|[Aa]gency)|Datatilsynet|DPA)(?!\p{L})|个人信息保护委员会|个人(?:资料|数据)保护(?:委员会|局|公署)|数据保护(?:机构|局|委员会|当局|监管机构)|(?:隐私|私隐)(?:专员|公署|监管机构)/gu;

/** Bodies that only their own country calls so. */
const roles: readonly { readonly country: string; readonly authority: string; readonly pattern: RegExp }[] = [
  { country: 'EU', authority: 'EC', pattern: /\b[Tt]he Commission\b|\bEC\b|欧委会/g },
  { country: 'EU', authority: 'COUNCIL', pattern: /\b[Tt]he Council\b|(?<!欧洲)理事会/g },
  { country: 'EU', authority: 'EP', pattern: /\b(?:the Parliament|Parliament's|MEPs|EUROPEAN PARLIAMENT)\b|欧洲议会/g },
  { country: 'NL', authority: 'AP', pattern: /\bAP\b/g },
  { country: 'LU', authority: 'CNPD_LU', pattern: /\bCNPD\b/g },
  { country: 'PT', authority: 'CNPD_PT', pattern: /\bCNPD\b/g },
  { country: 'TH', authority: 'PDPC_TH', pattern: /\bPDPC\b|个人数据保护委员会/g },
  { country: 'CA', authority: 'CAI', pattern: /\bCAI\b/g },
  { country: 'HK', authority: 'PCPD', pattern: /公署|私[隐隱][专專][员員]/g },
  { country: 'HK', authority: 'HKMA', pattern: /金管局/g },
  { country: 'HK', authority: 'SFC', pattern: /[证證][监監][会會]/g },
  { country: 'HK', authority: 'CA_HK', pattern: /通[讯訊]局|通[讯訊]事[务務]管理局/g },
  { country: 'TW', authority: 'FSC_TW', pattern: /金管[会會]/g },
  { country: 'CN', authority: 'SAMR', pattern: /\bmarket regulator\b/g },
  { country: 'CN', authority: 'CAC', pattern: /\b(?:internet|cyberspace) (?:regulator|watchdog|authorities)\b/g },
];

/** Bodies whose Chinese names begin with their country, in a text about it: `电子和信息技术部` under `印度`. */
function nationalBodies(text: string, country: string): readonly NamedAuthority[] {
  if (!/\p{Script=Han}/u.test(text)) return [];
  return authorities.flatMap(({ code, jurisdiction, chinese }) =>
    jurisdiction !== country
      ? []
      : chinese.flatMap((name) => {
          const short = name.replace(
            /^(?:香港|澳门|台湾|美国|英国|法国|德国|印度尼西亚|印尼|印度|韩国|日本|越南|泰国|新加坡|马来西亚|澳大利亚|新西兰|加拿大|巴西|墨西哥|俄罗斯|土耳其|沙特|卢森堡|意大利|西班牙|荷兰|爱尔兰|欧盟|欧洲)(?:国家|联邦)?/u,
            '',
          );
          const at = short !== name && short.length >= 3 ? text.indexOf(short) : -1;
          return at < 0 ? [] : [{ authority: code, from: at, to: at + short.length }];
        }),
  );
}

const state = [...americanStates].sort((a, b) => b.length - a.length).join('|');
const stateName = new RegExp(String.raw`\b(?:${state})\b`, 'g');
const attorney = /\b(?:Attorney General|AG)(?:'s)?\b/g;
const farthest = 600;

// Of the state that was named last before.
function attorneysGeneral(text: string): readonly NamedAuthority[] {
  const found = [...text.matchAll(attorney)];
  if (found.length === 0) return [];
  const states = [...text.matchAll(stateName)];
  return found.flatMap(({ index, 0: words }) => {
    const last = states.findLast((one) => one.index < index);
    if (!last || index - last.index > farthest) return [];
    const name = `${last[0]} Attorney General`;
    const listed = authorities.find(({ names }) => names.includes(name));
    return [{ authority: listed?.code ?? name, from: index, to: index + words.length }];
  });
}

import type { Authority } from './authority.ts';

// Start of the code, English name, short Chinese name, what the full Chinese name adds to it.
const regions = [
  ['BJ', 'Beijing', '北京', '市'],
  ['TJ', 'Tianjin', '天津', '市'],
  ['SH', 'Shanghai', '上海', '市'],
  ['CQ', 'Chongqing', '重庆', '市'],
  ['HEBEI', 'Hebei', '河北', '省'],
  ['SHANXI', 'Shanxi', '山西', '省'],
  ['LN', 'Liaoning', '辽宁', '省'],
  ['JL', 'Jilin', '吉林', '省'],
  ['HLJ', 'Heilongjiang', '黑龙江', '省'],
  ['JS', 'Jiangsu', '江苏', '省'],
  ['ZJ', 'Zhejiang', '浙江', '省'],
  ['AH', 'Anhui', '安徽', '省'],
  ['FJ', 'Fujian', '福建', '省'],
  ['JX', 'Jiangxi', '江西', '省'],
  ['SD', 'Shandong', '山东', '省'],
  ['HENAN', 'Henan', '河南', '省'],
  ['HUBEI', 'Hubei', '湖北', '省'],
  ['HUNAN', 'Hunan', '湖南', '省'],
  ['GD', 'Guangdong', '广东', '省'],
  ['HAINAN', 'Hainan', '海南', '省'],
  ['SICHUAN', 'Sichuan', '四川', '省'],
  ['GUIZHOU', 'Guizhou', '贵州', '省'],
  ['YN', 'Yunnan', '云南', '省'],
  ['SHAANXI', 'Shaanxi', '陕西', '省'],
  ['GANSU', 'Gansu', '甘肃', '省'],
  ['QH', 'Qinghai', '青海', '省'],
  ['NM', 'Inner Mongolia', '内蒙古', '自治区'],
  ['GX', 'Guangxi', '广西', '壮族自治区'],
  ['XZ', 'Tibet', '西藏', '自治区'],
  ['NX', 'Ningxia', '宁夏', '回族自治区'],
  ['XJ', 'Xinjiang', '新疆', '维吾尔自治区'],
] as const;

/** The cyberspace administrations and the communications administrations of China's provincial-level regions. */
export const chineseRegionalAuthorities: readonly Authority[] = regions.flatMap(
  ([start, english, short, rest]) => [
    {
      code: `${start}CAC`,
      jurisdiction: 'CN',
      names: [
        `${english} Cyberspace Administration`,
        `Cyberspace Administration of ${english}`,
        `${english} ${rankOf(rest)} Cyberspace Administration`,
        `${english} CAC`,
      ],
      chinese: [
        `${short}${rest}互联网信息办公室`,
        `${short}${rest}网信办`,
        `${short}网信办`,
        `${short}${rest}${rest.endsWith('区') ? '党' : ''}委网信办`,
      ],
    },
    {
      code: `${start}COMMS`,
      jurisdiction: 'CN',
      names: [`${english} Communications Administration`],
      chinese: [`${short}${rest}通信管理局`, `${short}通信管理局`],
    },
  ],
);

function rankOf(rest: string): string {
  if (rest === '市') return 'Municipal';
  return rest === '省' ? 'Provincial' : 'Regional';
}

/** Abbreviations of time zones, each with the zones that it may name, the likeliest first. One with several is asked about. */
export const zoneAbbreviations: ReadonlyMap<string, readonly string[]> = new Map([
  ...named(['Europe/Berlin'], 'cet cest met mez mesz'),
  ...named(['Europe/Athens'], 'eet eest'),
  ...named(['Europe/Lisbon'], 'wet west'),
  ...named(['Europe/Moscow'], 'msk'),
  ...named(['America/New_York'], 'et edt est'),
  ...named(['America/Chicago'], 'ct cdt'),
  ...named(['America/Denver'], 'mt mdt mst'),
  ...named(['America/Los_Angeles'], 'pt pdt pst'),
  ...named(['America/Anchorage'], 'akst akdt'),
  ...named(['Pacific/Honolulu'], 'hst'),
  ...named(['America/Sao_Paulo'], 'brt'),
  ...named(['Asia/Hong_Kong'], 'hkt'),
  ...named(['Asia/Singapore'], 'sgt'),
  ...named(['Asia/Tokyo'], 'jst'),
  ...named(['Asia/Seoul'], 'kst'),
  ...named(['Asia/Jakarta'], 'wib'),
  ...named(['Asia/Manila'], 'pht'),
  ...named(['Asia/Karachi'], 'pkt'),
  ...named(['Australia/Sydney'], 'aest aedt'),
  ...named(['Australia/Adelaide'], 'acst acdt'),
  ...named(['Australia/Perth'], 'awst'),
  ...named(['Pacific/Auckland'], 'nzst nzdt'),
  ...named(['Africa/Johannesburg'], 'sast'),
  ...named(['Africa/Nairobi'], 'eat'),
  ...named(['Africa/Lagos'], 'wat'),
  ...named(['UTC'], 'gmt z'),
  ...named(['Asia/Shanghai', 'America/Chicago', 'America/Havana'], 'cst'),
  ...named(['Asia/Kolkata', 'Asia/Jerusalem', 'Europe/Dublin'], 'ist'),
  ...named(['Europe/London', 'Asia/Dhaka'], 'bst'),
  ...named(['America/Halifax', 'Asia/Riyadh'], 'ast adt'),
  ...named(['Asia/Dubai', 'Atlantic/South_Georgia'], 'gst'),
]);

/** What the lists of zones and of cities don't know: older names of cities, and Chinese names of cities and countries. */
export const placeNames: ReadonlyMap<string, string> = new Map([
  ...zoneOf(
    'Asia/Shanghai',
    'beijing peking canton china prc 北京 上海 广州 深圳 杭州 南京 成都 重庆 天津 武汉 西安 中国',
  ),
  ...zoneOf('Asia/Hong_Kong', '香港'),
  ...zoneOf('Asia/Macau', '澳门'),
  ...zoneOf('Asia/Taipei', '台北'),
  ...zoneOf('Asia/Tokyo', 'japan 东京 大阪 日本'),
  ...zoneOf('Asia/Seoul', 'korea 首尔 韩国'),
  ...zoneOf('Asia/Singapore', '新加坡'),
  ...zoneOf('Asia/Bangkok', '曼谷 泰国'),
  ...zoneOf('Asia/Kolkata', 'bombay madras india 新德里 孟买 印度'),
  ...zoneOf('Asia/Dubai', '迪拜 阿联酋'),
  ...zoneOf('Europe/London', 'uk 伦敦 英国'),
  ...zoneOf('Europe/Dublin', 'ireland 都柏林 爱尔兰'),
  ...zoneOf('Europe/Paris', 'france 巴黎 法国'),
  ...zoneOf('Europe/Berlin', 'germany 柏林 慕尼黑 法兰克福 德国'),
  ...zoneOf('Europe/Brussels', 'belgium 布鲁塞尔 比利时'),
  ...zoneOf('Europe/Amsterdam', '阿姆斯特丹 荷兰'),
  ...zoneOf('Europe/Zurich', '苏黎世 日内瓦 瑞士'),
  ...zoneOf('Europe/Rome', '罗马 意大利'),
  ...zoneOf('Europe/Madrid', '马德里 西班牙'),
  ...zoneOf('Europe/Moscow', '莫斯科'),
  ...zoneOf('America/New_York', '纽约 华盛顿 波士顿'),
  ...zoneOf('America/Chicago', '芝加哥'),
  ...zoneOf('America/Los_Angeles', '洛杉矶 旧金山 西雅图'),
  ...zoneOf('America/Toronto', '多伦多'),
  ...zoneOf('America/Sao_Paulo', '圣保罗'),
  ...zoneOf('Australia/Sydney', '悉尼'),
  ...zoneOf('Australia/Melbourne', '墨尔本'),
]);

function named(zones: readonly string[], abbreviations: string): readonly (readonly [string, readonly string[]])[] {
  return abbreviations.split(' ').map((abbreviation) => [abbreviation, zones]);
}

function zoneOf(zone: string, names: string): readonly (readonly [string, string])[] {
  return names.split(' ').map((name) => [name, zone]);
}

import { europeanWords } from './european-words.ts';

/** What a word has to do with deadlines. The classes are features of the deadline model and decide nothing alone. */
export type WordClass = keyof typeof english;

/** English words by class; a star stands for any ending. A word may belong to several classes. */
const english = {
  effect: `effect effective force forces appl* applicable operative operational commenc* enforceable enforced binding live bite bites kick kicks
    kicked mandatory compulsory implemented replaces replace supersede* begins begin started starts start starting introduced`,
  consult: `comment* consult* feedback view views respond* respons* opinion* input repl* representation* suggestion* contribut* stakeholder*
    weigh hear say evidence questionnaire* survey public draft exposure inquiry submissions heard`,
  duty: `must shall requir* oblig* need needs needed has have had ordered order orders instruct* told given give gives directed directs demand*
    expected asked urged deadline due owed allowed gets get`,
  comply: `compl* rectif* remed* delet* stop stopped cease* correct* pay paid transpos* fix* conform* adapt* adjust* implement* remov* switch*
    migrat* replac* finish* bring* gone align* update* encrypt* appoint* adopt* destroy* upgrad* relabel* ready mend* connect* build* name
    designate* establish* prepare* review* sign* stored use`,
  file: `fil* submit* submission register* registr* lodg* declar* notif* report reports reported apply application* applicant* return* renew*
    nominat* expression* bid bids tender* form portal upload* deliver* hand handed supplement* proof certificat* approval record* inventor*
    annual questionnaire* licence* license* enrol* list* enter recertif*`,
  until: `until till by before deadline clos* end ends ended ending expir* through last latest later due laps* finish* conclud* wind wraps wrapped runs
    run running ran lasts lasting continues shut* up winds wound out window term period goes close over`,
  from: `from since start* begin* began onward* onwards after as commencing effect`,
  publish: `publish* publication releas* issu* announc* adopt* pass* approv* sign* launch* promulgat* unveil* dated posted said gazett* enact* assent
    introduced agreed notified handed ruled decided decision judgment tabled read reading voted statement met updated presented met`,
  campaign: `campaign* crackdown* sweep* inspection* inspect* special operation operations drive clean-up cleanup action actions exercise
    rectification raid* spot-check* checks`,
  pilot: `pilot* trial* sandbox* test tests tested testing cohort experiment* trialled early`,
  grace: `grace transition* cure phase-in phase-ins adapt adjust* lenien* window moratorium grandfather* legacy existing old bridging interim
    derogation prolong* relief non-enforcement forbearance deferral changeover remain* remains may further additional reprieve tolerated
    continue keep used recognised`,
  event: `hearing hearings vote votes meeting conference webinar workshop seminar summit event session forum trial training course webcast
    booking tickets join attend plenary argument argued ceremony`,
  past: `was were had came took went entered closed ended ran expired already began been did passed lapsed held fell became met`,
  future: `will shall planned propos* schedul* plans expected would going upcoming next soon coming to intends`,
  moved: `postpon* delay* defer* exten* moved pushed put back instead originally stretch* rather lengthen* prolong* previously first earlier
    shifted deferred now reset new reopened`,
  negated: `not never no without withdrawn repeal* abandon* cancel* annul* revok* laps* dropped nor neither failed missed struck`,
  perhaps: `if unless whether could might may possibly suppose* once where depending conditional`,
  count: `million users records total year-on-year compared statistics figures increase* survey* reported number received handled recorded cases
    complaints percent per counted quarter revenue turnover collected data between`,
  valid: `valid validity retain* retention store stored kept keep imprison* prison jail sentenc* contract warranty storage holds hold archive* serve
    runs term years lasts`,
  procedure: `appeal* breach* incident* request* aware discover* receiving receipt each every any annual* monthly annually decides respond detection
    complaint whenever yearly regularly notice`,
  target: `target* goal* aim* ambition strategy roadmap plan vision reach share grow* forecast`,
  law: `law laws act acts rule rules regulation* measures provision* standard* code directive decree bill guideline* order statute ordinance
    amendment* circular chapter article* section* duties duty obligations requirement*`,
  background: `under based builds pursuant background existing already since followed replaces earlier previous former original`,
  ending: `sunset* expires expire terminat* dissol* laps* abolish* repealed expiry`,
  court: `court judge tribunal injunction court's governor senate house parliament congress veto override sign lawsuit class settlement mandate`,
  addressee: `company companies firm firms operator* controller* processor* provider* platform* bank banks business* employer* broker* entit*
    organisation* organization* vendor* agencies schools hospitals member* importers makers`,
} as const;

/** Chinese words by class, in simplified characters. */
const chinese: Readonly<Record<WordClass, string>> = {
  effect:
    '施行 实施 生效 执行 适用 启用 起施 实行 落地 开始 正式 启动 上线 实装 起效 代替 替代 取代 换版 不得 应当标注',
  consult:
    '征求意见 意见 反馈 咨询 征询 公示 预告 建议 征集意见 听取 陈述 提出 回函 留言 公开征求 异议 社会公众 各界 意见稿 草案',
  duty: '应当 应 须 需 必须 责令 要求 务必 务于 限期 限 请 督促 勒令 给予 最迟 不得晚于 要在',
  comply:
    '整改 改正 完成 落实 停止 下架 删除 缴纳 符合 达到 改造 自查 建立 更换 迁移 下线 适配 委任 盘点 销毁 部署 修复 调整 转化 清理 补办 切换 停用 改善 关闭 指定 缴清 纠正 达标 制定 配备 设立',
  file: '备案 报送 申报 登记 提交 报告 注册 填报 办理 报名 提报 申请 报备 上报 报送 材料 名单 续备 变更手续 递交 征集 补正 报表 上交 呈报 信息报送 受理',
  until: '至 截止 截至 前 止 为限 届满 结束 到 期满 终止 为期 期限 收官 完结 关闭 之前 或之前 前完成 收尾 截止日',
  from: '自 起 从 由 以来 后 之日起 起至 开始',
  publish:
    '发布 公布 印发 颁布 公告 通过 签署 刊登 下发 出台 审议 刊宪 批准 通报 宣布 公开 首读 二读 发文 制定 提出 修订 表决 作出 决定',
  campaign: '专项 行动 整治 治理 检查 执法 巡查 清理 净网 清朗 护网 专项行动 打击 抽查',
  pilot: '试点 试行 试运行 沙盒 测试 先行先试 先行区 首批 建设期 试验 试用',
  grace:
    '过渡 宽限 缓冲 可继续 沿用 可用至 适应 过渡期 宽限期 存量 旧版 旧 已上市 已上线 已签订 沿用至 豁免 不予处罚 指导 转换 延长 暂不 可销售',
  event: '会议 论坛 研讨 听证 培训 召开 举办 讲座 大会 开班 公开课 开讲 峰会 沙龙 直播 开庭 参会 举行 报名',
  past: '已 曾 了 此前 去年 已于 日前 近日 已经 曾于',
  future: '将 拟 预计 计划 明年 即将 将于 今年 下月',
  moved: '延期 延至 推迟 延长 顺延 原定 原为 改为 调整 推迟至 延后 续期 缓 原 展期 提前 改期 改到',
  negated: '不 未 废止 撤回 失效 取消 不再 没有 无需 终止 逾期',
  perhaps: '如果 若 可能 如 倘 一旦 或 有望 最快 假如',
  count: '共 累计 万 同比 统计 数据显示 家 件 增长 受理 总数 占 亿 收到 数量 名 起 营业收入 用户',
  valid: '有效期 保存 保留 留存 有期徒刑 任期 合同 许可证 证书 不少于 存储 有效 期限内 拘留 年限',
  procedure:
    '每 发生 收到 申请后 知悉 提出 受理 上诉 复议 诉讼 小时 年度 每年 每月 届满前 请求 事件 之日 变更 内作出 答复',
  target: '目标 力争 规划 战略 到20 年均 全覆盖 建成 规模 五年 远景',
  law: '法 办法 规定 条例 标准 指南 规则 通知 决定 指引 公告 法案 条款 修正案 细则 目录 规范',
  background: '依据 根据 按照 此前 既有 现行 上位法 早前 先前 以来 曾',
  ending: '失效 终止 届满 自动 废止 到期 停止 期满',
  court: '法院 州长 议会 法官 国会 众议院 参议院 禁令 开庭 审理 否决 表决 判决',
  addressee: '企业 单位 机构 运营者 处理者 平台 公司 银行 经营者 学校 各地 部门 机关 商店 医院 集团 商户',
};

const names = Object.keys(chinese);
const isClass = (name: string): name is WordClass => name in chinese;

const wordClasses: readonly WordClass[] = names.filter(isClass);

const noClass: readonly WordClass[] = [];
const wholeWords = new Map<string, WordClass[]>();
const wordStarts = new Map<string, WordClass[]>();
for (const name of wordClasses) {
  for (const word of `${english[name]} ${europeanWords[name] ?? ''}`.trim().split(/\s+/)) {
    const table = word.endsWith('*') ? wordStarts : wholeWords;
    const key = word.replace('*', '');
    table.set(key, [...(table.get(key) ?? []), name]);
  }
}

const known = new Map<string, readonly WordClass[]>();
const mostKept = 20_000;

/** The classes of an English word in small letters. */
export function classesOfWord(word: string): readonly WordClass[] {
  const before = known.get(word);
  if (before) return before;
  const found = new Set(wholeWords.get(word) ?? noClass);
  for (let length = Math.min(word.length, 14); length >= 3; length -= 1)
    for (const name of wordStarts.get(word.slice(0, length)) ?? noClass) found.add(name);
  if (known.size >= mostKept) known.clear();
  const classes = [...found];
  known.set(word, classes);
  return classes;
}

const chineseWords = new Map<string, WordClass[]>();
for (const name of wordClasses) {
  for (const word of chinese[name].split(' ')) chineseWords.set(word, [...(chineseWords.get(word) ?? []), name]);
}

/** The longest word of the lexicon that begins at a place of a Chinese text; null where none does. */
export function chineseWordAt(text: string, at: number): string | null {
  for (let length = 5; length >= 1; length -= 1) {
    const word = text.slice(at, at + length);
    if (word.length === length && chineseWords.has(word)) return word;
  }
  return null;
}

/** The classes of a Chinese word of the lexicon. */
export const classesOfChinese = (word: string): readonly WordClass[] => chineseWords.get(word) ?? noClass;

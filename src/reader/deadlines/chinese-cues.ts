import type { DeadlineCue } from './cue.ts';

/** What makes a date a deadline in Chinese. Tried in order; the first that fits decides. */
export const chineseDeadlineCues: readonly DeadlineCue[] = [
  {
    kind: 'consultation_close',
    before:
      /(?:征求意见|意见反馈|反馈意见|意见征集|公示)[^。；]{0,40}(?:至|截至|截止(?:时间|日期|日)?(?:到|至|为|是|于|：|:)?|到)\s?$/u,
  },
  {
    kind: 'consultation_close',
    before: /(?:征求意见|反馈|意见)[^。；]{0,12}(?:时间|日期|期限)(?:为|是|：|:)\s?$/u,
  },
  {
    kind: 'consultation_close',
    before: /(?:征求意见|意见征集|意见反馈|反馈意见|咨询)[^。；，]{0,20}$/u,
    after: /^\s?(?:2[34][:：]\d\d|24时)?\s?(?:截止|结束)/u,
  },
  // "6月30日前" takes in the day, as notices in China are read: it is not put back by one as "before" is.
  {
    kind: 'consultation_close',
    before: /(?:请|可|欢迎|意见|建议|公众|单位|个人)[^。；]{0,60}$/u,
    after: /^[^。；，]{0,10}前[^。；]{0,40}?(?:反馈|意见|建议|回复)/u,
    unless: /备案|申报|整改|报送|施行|实施/u,
  },
  {
    kind: 'filing_deadline',
    before: /(?:应当?|须|需|必须|要求|责令|请|务必|督促|限期?)[^。；]{0,60}$/u,
    after:
      /^(?:（[^（）]{0,12}）)?[^。；，]{0,8}(?:之?前|以前)[^。；]{0,30}?(?:备案|报送|申报|登记|提交|报告|注册|填报|办理|报名)/u,
    unless: /意见|反馈|发生|收集|上市|成立|设立/u,
  },
  {
    kind: 'compliance_deadline',
    before: /(?:应当?|须|需|必须|要求|责令|请|务必|督促|限期?)[^。；]{0,60}$/u,
    after:
      /^(?:（[^（）]{0,12}）)?[^。；，]{0,8}(?:之?前|以前)\s?[)）]?[^。；]{0,30}?(?:完成|整改|改正|落实|停止|下架|部署|修复|删除|符合|达到|实现)/u,
    unless: /意见|反馈|发生|收集|上市|目标|力争|规划|20\d\d年底/u,
  },
  // The start of enforcement of a rule that applies already.
  { kind: 'other', after: /^\s?起?\s?开始(?:执行|执法)/u },
  {
    kind: 'effective_date',
    after:
      /^\s?(?:(?:公布|发布|印发)?之日)?起?\s?(?:正式|全面|开始|对[^，。；]{1,20}?){0,2}(?:施行|实施(?!的(?:攻击|行为|诈骗|犯罪|违法))|生效|执行|适用)/u,
  },
  {
    kind: 'effective_date',
    before: /自\s?$/u,
    after: /^\s?起，[^。；]{0,40}?(?:应当|须|不得|必须|禁止)/u,
    unless: /责令|处罚|被|违反/u,
  },
  { kind: 'effective_date', after: /^\s?起，[^。；，]{0,40}?(?:施行|实施|生效)(?=[。；，]|$)/u },
  { kind: 'effective_date', before: /(?:施行|实施|生效)(?:日期|时间|日)?(?:为|是|定为|：|:)\s?$/u },
  {
    kind: 'grace_period_end',
    before: /(?:过渡期|宽限期|缓冲期)[^。；]{0,20}(?:至|到|截至|截止(?:到|至|于)?|为)\s?$/u,
  },
];

import { describe, expect, test } from 'vitest';
import type { Section } from '../../src/bulletin/bulletin.ts';
import { datedSentences } from '../../src/reader/dates/dated-sentences.ts';
import { findDeadlines } from '../../src/reader/deadlines/find-deadlines.ts';
import { calendarDate } from '../../src/time/calendar-date.ts';

// An issue of the end of June 2025; what the entry is about was published on 10 June.
const near = calendarDate(2025, 6, 30);
const published = calendarDate(2025, 6, 10);
const told = (body: string, section: Section = 'regulatory') =>
  findDeadlines(datedSentences(body), {
    title: 'A title',
    section,
    near,
    event: published,
    published,
  }).deadlines.map(({ kind, date, start, precision }) =>
    [kind, start, date ?? 'unknown', precision === 'day' ? null : precision].filter(Boolean).join(' '),
  );

describe('deadlines as bulletins word them', () => {
  test.each([
    ['The deadline for comments is 15 August 2025.', 'consultation_close 2025-08-15'],
    ['Interested parties may submit their comments by July 31, 2025.', 'consultation_close 2025-07-31'],
    ['The public may give its opinions until 12 July 2025.', 'consultation_close 2025-07-12'],
    ['The draft is open for comment through 31 July.', 'consultation_close 2025-07-31'],
    ['The consultation will close on 1 September 2025 at 5 p.m.', 'consultation_close 2025-09-01'],
    ['Stakeholders can respond to the paper until 5 September 2025.', 'consultation_close 2025-09-05'],
    ['The closing date for submissions is 8 August 2025.', 'consultation_close 2025-08-08'],
    ['Comments are due by 20 July 2025.', 'consultation_close 2025-07-20'],
    ['The public consultation runs from 10 June to 10 July 2025.', 'consultation_close 2025-06-10 2025-07-10'],
    ['The Measures will come into effect on 1 January 2026.', 'effective_date 2026-01-01'],
    ['The Provisions shall take effect as of September 1, 2025.', 'effective_date 2025-09-01'],
    ['The law, effective July 1, 2025, covers minors.', 'effective_date 2025-07-01'],
    ['The standard will be implemented from 1 December 2025.', 'effective_date 2025-12-01'],
    ['The Act becomes applicable on 2 August 2025.', 'effective_date 2025-08-02'],
    ['The effective date of the Regulations is 1 October 2025.', 'effective_date 2025-10-01'],
    ['From 1 September 2025, providers must label what they generate.', 'effective_date 2025-09-01'],
    ['The rules commence on 1 July 2025.', 'effective_date 2025-07-01'],
    ['The duties take effect in October.', 'effective_date 2025-10 month'],
    ['The campaign will run from 1 April to 30 September 2025.', 'campaign_end 2025-04-01 2025-09-30'],
    ['The pilot will last until 31 December 2025.', 'pilot_end 2025-12-31'],
    ['The transition period ends on 30 June 2026.', 'grace_period_end 2026-06-30'],
    ['Companies have until 31 December 2025 to comply.', 'compliance_deadline 2025-12-31'],
    ['Operators must complete the rectification by 29 August 2025.', 'compliance_deadline 2025-08-29'],
    ['Processors shall register with the office no later than 31 July 2025.', 'filing_deadline 2025-07-31'],
    ['Applications close on 15 July 2025.', 'filing_deadline 2025-07-15'],
    ['The company was told by 12 October 25 to stop transfers.', 'compliance_deadline 2025-10-12'],
    ['The regulator prohibits the practice until October.', 'other 2025-10 month'],
    ['The consultation closes at 5pm on 14 July 2025.', 'consultation_close 2025-07-14'],
    ['Comments may be sent until midnight (CET) on 14 July 2025.', 'consultation_close 2025-07-14'],
    ['The deadline for responses is 5:00 p.m. on Monday, 14 July 2025.', 'consultation_close 2025-07-14'],
    ['Written submissions close on 14 July 2025.', 'consultation_close 2025-07-14'],
    ['The call for evidence is open until 14 July 2025.', 'consultation_close 2025-07-14'],
    ['Makers have until 14 July 2025 to submit their comments.', 'consultation_close 2025-07-14'],
    ['Comment deadline: 14 July 2025', 'consultation_close 2025-07-14'],
    ['The amended guidelines apply with effect from 1 January 2026.', 'effective_date 2026-01-01'],
    ['Most duties start applying on 1 January 2026.', 'effective_date 2026-01-01'],
    ['Effective date: January 1, 2026', 'effective_date 2026-01-01'],
    ['The effective date has been postponed to 1 July 2026.', 'effective_date 2026-07-01'],
    ['The act is law already, with enforcement beginning July 1.', 'other 2025-07-01'],
    ['Enforcement of the act will begin on 1 January 2026.', 'other 2026-01-01'],
    ['The rule takes effect on 8 April 2026, but certain duties are delayed.', 'effective_date 2026-04-08'],
    ['A guidance period runs until 14 December 2025.', 'grace_period_end 2025-12-14'],
    ['A six-month transition period, ending on 31 December 2025, applies.', 'grace_period_end 2025-12-31'],
    ['The 60-day right to cure expires on December 31, 2025.', 'grace_period_end 2025-12-31'],
    ['The cure period sunsets on December 31, 2025.', 'grace_period_end 2025-12-31'],
    ['Three acts take effect in July. Two of them take effect on 15 July 2025.', 'effective_date 2025-07-15'],
    ['The office is consulting on the draft until 14 July 2025.', 'consultation_close 2025-07-14'],
    ['The draft is open for comment, with a deadline of 14 July 2025.', 'consultation_close 2025-07-14'],
    ['The consultation was extended by two weeks to 14 July 2025.', 'consultation_close 2025-07-14'],
    [
      'It opened a consultation last week. The first part, on doorbells, closes on 14 July 2025.',
      'consultation_close 2025-07-14',
    ],
    ['The amendments will have effect from 1 January 2026.', 'effective_date 2026-01-01'],
    ['The first assessments have to be filed with the regulator by 31 December 2025.', 'filing_deadline 2025-12-31'],
    ['The office asked the makers to rectify this by 4 July 2025.', 'compliance_deadline 2025-07-04'],
    ['Yearly reports must be filed by 31 December 2025.', 'filing_deadline 2025-12-31'],
  ])('%s', (body, expected) => {
    expect(told(body)).toEqual([expected]);
  });

  test.each([
    ['征求意见稿意见反馈截止时间为2025年7月15日。', 'consultation_close 2025-07-15'],
    ['公开征求意见的时间是2025年6月10日至7月9日。', 'consultation_close 2025-06-10 2025-07-09'],
    ['有关单位和个人可于2025年7月20日前反馈意见。', 'consultation_close 2025-07-20'],
    ['意见建议请于7月12日前通过电子邮件反馈。', 'consultation_close 2025-07-12'],
    ['请于2025年8月12日24:00前反馈秘书处。', 'consultation_close 2025-08-12'],
    ['本办法自2025年9月1日起施行。', 'effective_date 2025-09-01'],
    ['该条例将于2026年1月1日起正式施行。', 'effective_date 2026-01-01'],
    ['该标准将于12月1日正式实施。', 'effective_date 2025-12-01'],
    ['法案自2027年8月2日起全面适用。', 'effective_date 2027-08-02'],
    ['施行日期为2025年10月1日。', 'effective_date 2025-10-01'],
    ['决定自即日起至2025年9月30日，开展个人信息保护专项行动。', 'campaign_end 2025-09-30'],
    ['试点时间为2025年7月1日至2026年6月30日。', 'pilot_end 2025-07-01 2026-06-30'],
    ['过渡期至2026年6月30日。', 'grace_period_end 2026-06-30'],
    ['个人信息处理者应当在2025年8月29日前完成信息报送。', 'filing_deadline 2025-08-29'],
    ['监管部门要求该企业于7月31日前完成整改。', 'compliance_deadline 2025-07-31'],
    ['申报截止时间为2025年7月31日。', 'filing_deadline 2025-07-31'],
    ['9月1日起，《办法》正式施行。', 'effective_date 2025-09-01'],
    ['规定自2025年3月22日公布之日起施行。', 'effective_date 2025-03-22'],
    ['行动时间为2025年7月1日至12月31日。', 'campaign_end 2025-07-01 2025-12-31'],
    ['意见征集将于7月14日截止。', 'consultation_close 2025-07-14'],
    ['该咨询将持续至2025年7月14日。', 'consultation_close 2025-07-14'],
    ['该条例将于明年1月1日起施行。', 'effective_date 2026-01-01'],
    ['自2026年1月1日起，平台应当标识生成的内容。', 'effective_date 2026-01-01'],
    ['部分义务推迟至2026年10月6日生效。', 'effective_date 2026-10-06'],
    ['试点期为2025年7月1日至2026年6月30日。', 'pilot_end 2025-07-01 2026-06-30'],
  ])('%s', (body, expected) => {
    expect(told(body)).toEqual([expected]);
  });
});

describe('periods', () => {
  test.each<[string, Section, string]>([
    ['The rules take effect 180 days after publication.', 'regulatory', 'effective_date 2025-12-07 relative'],
    ['The Act enters into force 12 months after its publication.', 'regulatory', 'effective_date 2026-06-10 relative'],
    ['The app was ordered to rectify within 15 working days.', 'enforcement', 'compliance_deadline unknown relative'],
    ['责令该公司停止处理，并要求其在5个工作日内提交证明。', 'enforcement', 'compliance_deadline unknown relative'],
    ['The company must comply within 60 days.', 'enforcement', 'compliance_deadline unknown relative'],
    ['A 30-day public comment period follows.', 'regulatory', 'consultation_close unknown relative'],
    [
      'The rules go into effect 180 days after publication in the Official Gazette.',
      'regulatory',
      'effective_date unknown relative',
    ],
    ['要求该公司在20天内告知所采取的措施。', 'enforcement', 'compliance_deadline unknown relative'],
    ['不符合规定的，应当自施行之日起6个月内完成整改。', 'regulatory', 'compliance_deadline unknown relative'],
    ['相关运营者须在5个工作日内完成整改。', 'enforcement', 'compliance_deadline unknown relative'],
    ['There is a 12-month transition period.', 'regulatory', 'grace_period_end unknown relative'],
    ['自公布之日起30日内可向我办反馈意见。', 'regulatory', 'consultation_close 2025-07-10 relative'],
    ['应当自数量达到之日起30个工作日内完成备案。', 'regulatory', 'filing_deadline unknown relative'],
    ['责令其在15个工作日内完成整改。', 'enforcement', 'compliance_deadline unknown relative'],
    ['法案的过渡期为两年。', 'regulatory', 'grace_period_end unknown relative'],
    ['法案设有一年的过渡期。', 'regulatory', 'grace_period_end unknown relative'],
    ['本规定自发布之日起180日后施行。', 'regulatory', 'effective_date 2025-12-07 relative'],
  ])('%s', (body, section, expected) => {
    expect(told(body, section)).toEqual([expected]);
  });
});

describe('what looks like a deadline and is none', () => {
  test.each([
    // publication, report, counting, opening
    'On 10 June 2025, the ministry published the draft for comment.',
    'The report was released on 20 June 2025 and covers the year to 31 December 2024.',
    'As of 31 May 2025, more than 300 operators had filed.',
    'The consultation opened on 10 June 2025.',
    'By 30 May 2025, the office had received 200 complaints.',
    'The bill was transmitted to the governor on 22 June 2025.',
    'The decision of 3 May 2025 was published on 5 June 2025.',
    // background, validity, targets, terms, procedure
    'The GDPR, which has been in force since 25 May 2018, applies to it.',
    'The Personal Information Protection Law took effect on 1 November 2021.',
    'The certificate is valid until 31 December 2027.',
    'The standard contract is valid for two years.',
    'The plan aims to build 100 platforms by 2027.',
    'The plan sets targets through 2030.',
    'He was sentenced to four years in prison until 2029.',
    'Breaches must be reported within 72 hours.',
    'Operators shall notify the authority within 3 days of the incident.',
    'Data may be kept for up to 3 years.',
    'The bill eliminates the 60-day cure period.',
    'Fines of up to 4% apply since 25 May 2018.',
    'The breach was discovered on 3 June and lasted until 9 June 2025.',
    'The conference takes place from 9 to 11 September 2025.',
    'The attack ran from 1 March to 30 April 2025.',
    'The tool collected data until 4 May 2025.',
    'The agreement will enter into force once both sides have told each other.',
    'A proposal is expected in the fourth quarter of 2025.',
    'The Commission closed its call for evidence.',
    'The police arrested them before 15 June 2025.',
    'It was founded by 3 lawyers in June 2019.',
    'The rules apply from 25 May 2018.',
    '2025年6月1日实施的攻击造成数据泄露。',
    'It follows a consultation that ended on 16 February 2024.',
    'The webinar takes place on 10 July 2025; registration is open until 8 July 2025.',
    'The rules take effect immediately and on 3 September 2025, the court heard the case.',
    'The consultation drew 120 responses by 1 May 2025.',
    'Certificates of registration are valid until 31 December 2026.',
    'The Commission is required to report to Parliament by 31 December 2026.',
    'The bill must pass the Senate before 31 August 2025.',
  ])('%s', (body) => {
    expect(told(body)).toEqual([]);
  });

  test.each([
    '6月10日，国家网信办发布《门铃数据管理办法（征求意见稿）》，向社会公开征求意见。',
    '截至2025年5月31日，已有300家企业完成备案。',
    '《个人信息保护法》自2021年11月1日起施行。',
    '方案提出，到2027年底，基本建成数据流通体系。',
    '发生数据泄露的，应当在72小时内报告。',
    '证书有效期至2027年12月31日。',
    '被告人被判处有期徒刑三年，并处罚金。',
    '在2024年12月1日至2025年2月3日期间，共监测到2650个仿冒域名。',
    '自2025年1月26日起，相关攻击明显增多。',
    '《信息安全技术 指南》（GB/T 28827.1-2022）已经发布。',
    '宣传周于9月11日至17日举行。',
    '责令暂停相关版块信息更新30日。',
    '2025年8月2日之前已上市的模型不受影响。',
    '报告显示，2024年1月至12月共发生攻击300起。',
    '该漏洞于5月12日前被利用。',
  ])('%s', (body) => {
    expect(told(body)).toEqual([]);
  });
});

describe('in enforcement, what a law asks of everybody is procedure', () => {
  test.each([
    'Item 1 of the form requires disclosure within four business days.',
    'Dossiers must be filed within 60 days from the date of processing.',
    '作出处罚决定（2025年6月3日），公示期限至2026年12月18日。',
  ])('%s', (body) => {
    expect(told(body, 'enforcement')).toEqual([]);
  });
});

test('days listed one after another share what makes them deadlines', () => {
  expect(told('The act takes effect on 1 September 2025 for large shops and 1 March 2026 for others.')).toEqual([
    'effective_date 2025-09-01',
    'effective_date 2026-03-01',
  ]);
  expect(told('The act takes effect on 1 September 2025 and on 3 December 2025, the court sits.')).toEqual([
    'effective_date 2025-09-01',
  ]);
});

import type { question as english } from '../en/question.ts';
import type { Translated } from '../language.ts';

/** Texts of queries in words. */
export const question: Translated<typeof english> = {
  'question.words': '关键词“{words}”',
  'question.phrase': '完整短语“{phrase}”',
  'question.laws': '提及{laws}',
  'question.has.deadline': '有期限',
  'question.has.penalty': '有处罚',
  'question.entries': '限于条目 {entries}',
  'question.without': '排除{what}',
  'question.without.laws': '排除提及{laws}的条目',
  'question.without.deadline': '无期限',
  'question.without.penalty': '无处罚',

  'question.dated': '条目日期：{days}',
  'question.due': '期限日期：{days}',
  'question.dated_or_due': '条目或期限日期：{days}',
  'question.days.from': '{day}起',
  'question.days.until': '至{day}',
  'question.days.any': '任意日期',

  'question.penalty': '处罚金额{amounts}',
  'question.penalty.any_currency_of': '处罚金额{amounts}（不限币种）',
  'question.penalty.currency': '处罚币种为 {currency}',
  'question.penalty.any_currency': '处罚币种不限',
  'question.amount': '为 {amount}',
  'question.amount.at_least': '不低于 {amount}',
  'question.amount.over': '高于 {amount}',
  'question.amount.at_most': '不超过 {amount}',
  'question.amount.under': '低于 {amount}',
  'question.amount.between': '{least}且{most}',

  'question.example.facial_recognition': '人脸识别',
  'question.example.fine': '个人信息 罚款',
  'question.example.industrial_internet': '工业互联网',
  'question.example.transfers': '数据跨境传输',
  'question.example.pipl': '个人信息保护法',
  'question.example.breach': '数据泄露',
  'question.example.minors': '未成年人',
  'question.example.ends': '“{what}”何时结束？',
  'question.example.closes': '“{what}”何时截止？',
  'question.example.takes_effect': '“{what}”何时生效？',
  'question.example.fines': '{month}以来{authority}的罚款',
};

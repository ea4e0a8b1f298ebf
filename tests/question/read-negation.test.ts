import { describe, expect, it } from 'vitest';
import { typedNegation } from '../../src/question/read-negation.ts';
import { bundledConcepts } from '../bundled-library.ts';

const concepts = await bundledConcepts();

describe('what plain words leave out', () => {
  it.each([
    ['not MIIT', '-authority:MIIT'],
    ['fines not by CNIL', 'fines -authority:CNIL'],
    ['fines, but not Uber', 'fines, -words:"Uber"'],
    ['enforcement excluding MIIT, CAC and the FTC', 'enforcement -authority:MIIT -authority:CAC -authority:FTC'],
    ['fines other than GDPR', 'fines -law:"General Data Protection Regulation"'],
    ['everything except China', '-words:"China"'],
    ['everything but consultations', '-kind:consultation_close'],
    ['deadlines that are not consultations', 'deadlines -kind:consultation_close'],
    ['deadlines except consultations in May', 'deadlines -kind:consultation_close in May'],
    ['anything apart from industry news', '-section:industry news'],
    ['rules not about bakeries or florists', 'rules -words:"bakeries" -words:"florists"'],
    ['rules that aren’t about hospitals', 'rules -words:"hospitals"'],
    ['new rules not children', 'new rules -words:"children"'],
    ['entries that do not mention bakeries', 'entries -words:"bakeries"'],
    ['nothing about bakeries', '-words:"bakeries"'],
    ['who was not fined', '-has:penalty'],
    ['not fined', '-has:penalty'],
    ['entries with no fine', 'entries -has:penalty'],
    ['everything without a deadline', '-has:deadline'],
    ['entries that do not have a penalty', 'entries -has:penalty'],
    ['except "bread rules" of May', '-"bread rules" of May'],
    ['not section:enforcement', '-section:enforcement'],
    ['fines not in 2018', 'fines -when:"2018"'],
    ['除了工信部以外的截止日期', '-authority:MIIT 截止日期'],
    ['除徵求意見外的截止日期', '-kind:consultation_close 截止日期'],
    ['除了中国', '-words:"中国"'],
    ['fines on banks outside France', 'fines on banks -words:"France"'],
    ['中国以外的立法', '-words:"中国" 立法'],
    ['不是网信办发布的处罚', '-authority:CAC 处罚'],
    ['没有罚款的执法条目', '-has:penalty 执法条目'],
    ['无截止日期的条目', '-has:deadline 条目'],
    ['非工信部的截止日期', '-authority:MIIT 截止日期'],
  ])('%j is %j', (text, typed) => {
    expect(typedNegation(text.replace('’', "'"), concepts)).toBe(typed);
  });
});

describe('what only looks like it is part of the subject', () => {
  it.each([
    'non-compliance',
    'not-for-profit bakeries',
    'report no later than 72 hours',
    'failure to notify the authority',
    'apps that did not obtain consent',
    'a fine for not notifying a breach',
    'apps that are not registered',
    'passwords not encrypted',
    'transfer without consent',
    'whether or not MIIT approves',
    'is CNIL not competent?',
    'rules not in force',
    'not only China',
    'right not to be profiled',
    '"not MIIT"',
    'what -MIIT leaves out',
    'no deadline extension',
    'rules on transfers outside the EU',
    'data stored outside China',
    'outside counsel',
    '中国以外的服务器',
    '不得出境',
    '未经同意收集',
    '没有取得同意',
    '没收违法所得',
    '删除了照片',
    '是不是网信办发布的',
    '个人信息不包括什么',
    '除了网信办还有谁',
    '为什么没有处罚依据',
  ])('%j', (text) => {
    expect(typedNegation(text, concepts)).toBe(text);
  });
});

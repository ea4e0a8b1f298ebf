import { beforeAll, describe, expect, it } from 'vitest';
import { corpusOf } from '../../src/bulletin/corpus.ts';
import type { Fact } from '../../src/question/facts/fact.ts';
import { readAsk } from '../../src/question/facts/read-ask.ts';
import { type Answered, findEntries } from '../../src/question/find-entries.ts';
import { readQuery } from '../../src/question/read-query.ts';
import type { ConceptTable } from '../../src/search/concepts/concept-table.ts';
import { buildIndex } from '../../src/search/index/build-index.ts';
import { bulletinOf } from '../bulletin-of.ts';
import { bundledConcepts, bundledLibrary, day } from '../bundled-library.ts';

let concepts: ConceptTable;

beforeAll(async () => {
  concepts = await bundledConcepts();
});

describe('what a question asks for', () => {
  it.each([
    ['Until when may we comment?', 'end'],
    ['By what date must controllers register?', 'end'],
    ['When does the consultation close?', 'end'],
    ['When is the last day of the pilot?', 'end'],
    ['意见征集到哪天截止？', 'end'],
    ['When do the rules take effect?', 'effect'],
    ['这个条例什么时候施行？', 'effect'],
    ['Since when has the scheme been running?', 'start'],
    ['When did the pilot start?', 'start'],
    ['When was the guide published?', 'when'],
    ['指南是哪天发布的？', 'when'],
    ['How long does it run?', 'duration'],
    ['Within how many hours must breaches be notified?', 'duration'],
    ['专项行动为期多久？', 'duration'],
    ['How much was the bank fined?', 'amount'],
    ['What was the fine on the bank?', 'amount'],
    ['罚了多少钱？', 'amount'],
    ['How many apps were removed?', 'count'],
    ['下架了多少款App？', 'count'],
    ['Which authority fined the bank?', 'authority'],
    ['Who published the guide?', 'authority'],
    ['是哪个部门发布的？', 'authority'],
    ['Who was fined?', 'party'],
    ['哪家公司被罚了？', 'party'],
    ['Under which law was it fined?', 'law'],
    ['Which article was breached?', 'law'],
    ['违反了哪部法律？', 'law'],
    ['Where was it released?', 'place'],
    ['facial recognition', null],
    ['who must appoint an officer and why does it matter', 'authority'],
  ])('%s: %s', (question, kind) => {
    expect(readAsk(question)?.kind ?? null).toBe(kind);
  });

  it.each([
    ['what did the retailer end up paying', 'amount'],
    ['what does the bank owe', 'amount'],
    ['maximum penalty under the new act?', 'amount'],
    ['top possible fine for repeat offenders', 'amount'],
    ['size of the settlement', 'amount'],
    ['settlement amount?', 'amount'],
    ['Heron Air fine', 'amount'],
    ['fine for Heron Air', 'amount'],
    ['苍鹭航空 罚款', 'amount'],
    ['fine notices', null],
    ['largest fine', null],
    ['how often must it be audited', 'duration'],
    ['maximum prison term', 'duration'],
    ['final registration date', 'end'],
    ['how large can penalties get', 'amount'],
    ['what will it cost the operator', 'amount'],
    ['what is the highest fine possible', 'amount'],
    ["what's the cap on fines", 'amount'],
    ['value of the fine on the clinic', 'amount'],
    ['他们交了多少罚款', 'amount'],
    ['最高可以罚多少', 'amount'],
    ['赔偿金额是多少', 'amount'],
    ['罚金上限', 'amount'],
    ['一共被罚了多少', 'amount'],
    ['他非法获利多少', 'amount'],
    ['罚单多大', 'amount'],
    ['how long does approval last', 'duration'],
    ['for what period must logs be kept', 'duration'],
    ['what is the retention period for call records', 'duration'],
    ['what jail term did he get', 'duration'],
    ['what sentence did the clerk get', 'duration'],
    ['good for how long', 'duration'],
    ['in how many working days must it be reported', 'duration'],
    ['判了多久', 'duration'],
    ['几年有期徒刑', 'duration'],
    ['保存期限多长', 'duration'],
    ['要在几天内上报', 'duration'],
    ['证书有效期是多久', 'duration'],
    ['deadline for the filing?', 'end'],
    ['filing deadline?', 'end'],
    ['cut-off for feedback', 'end'],
    ['X campaign, final day?', 'end'],
    ['when do comments have to be in', 'end'],
    ['how late can we file', 'end'],
    ['when at the latest must it be fixed', 'end'],
    ["what's the deadline for registering", 'end'],
    ['when must keepers register', 'end'],
    ['when do keepers have to be insured', 'end'],
    ['who must register and when', 'end'],
    ['when do the 10% fines apply', 'effect'],
    ['what percentage of turnover', 'share'],
    ['expiry date of the waiver', 'end'],
    ['until at least when', 'end'],
    ['几号截止', 'end'],
    ['反馈到几号', 'end'],
    ['最迟什么时候交', 'end'],
    ['什么时候之前要备案', 'end'],
    ['意见反馈截止日期', 'end'],
    ['effective date?', 'effect'],
    ['when does it kick in', 'effect'],
    ['entry into force?', 'effect'],
    ['date of application of the act', 'effect'],
    ['哪天起施行', 'effect'],
    ['从几号开始实行', 'effect'],
    ['何时落地', 'effect'],
    ['start date of the pilot', 'start'],
    ['when was it launched', 'when'],
    ['date of the decision?', 'when'],
    ['what day was the notice posted', 'when'],
    ['哪天宣布的', 'when'],
    ['几月份发布的', 'when'],
    ['which month did it happen', 'when'],
    ['how many people were hit', 'count'],
    ['total number of apps pulled', 'count'],
    ['number of complaints received', 'count'],
    ['headcount of arrested persons', 'count'],
    ['tally of accounts closed', 'count'],
    ['多少人受影响', 'count'],
    ['抓了几个人', 'count'],
    ['涉及用户数量', 'count'],
    ['breach of which section', 'law'],
    ['what rule did it break', 'law'],
    ['under what provision', 'law'],
    ['law number?', 'law'],
    ['违反哪条', 'law'],
    ['违反了第几款', 'law'],
    ['法律依据是什么', 'law'],
    ['根据哪部法律', 'law'],
    ['who got fined', 'party'],
    ['who was hit with the fine', 'party'],
    ['which hospital was fined', 'party'],
    ['whom did the regulator fine', 'party'],
    ['name of the company fined', 'party'],
    ['哪家医院被罚', 'party'],
    ['谁被罚了', 'party'],
    ['罚的是谁', 'party'],
    ['who is behind the campaign', 'authority'],
    ['issuing authority?', 'authority'],
    ['which watchdog', 'authority'],
    ['谁发的', 'authority'],
    ['哪个部委牵头', 'authority'],
    ['主管部门是谁', 'authority'],
    ['in which city was the trial', 'place'],
    ['在哪个城市审的', 'place'],
    ['facial recognition in schools', null],
    ['bank penalties', null],
    ['largest fine', null],
    ['what does it mean to pay with data', null],
    ['deadline reminders for subscribers', null],
    ['消费者投诉平台', null],
    ['总数据量控制', null],
  ])('as people type it, %s: %s', (question, kind) => {
    expect(readAsk(question)?.kind ?? null).toBe(kind);
  });
});

const factIn = (entry: object, question: string): Fact | null => answered(entry, question).answer;

const answered = (entry: object, question: string): Answered => {
  const other = {
    id: 'x-r2',
    section: 'industry',
    title: 'Trains run late',
    body: 'Nothing else is new in the north.',
  };
  const bulletin = bulletinOf({ issued: '2026-05', jurisdiction: 'GB' }, [{ ...entry }, other]);
  const index = buildIndex(corpusOf([bulletin]), concepts);
  return findEntries(readQuery(question, { today: day('2026-05-10'), about: 'entries', concepts }), index);
};

const roll = {
  title: 'Beacons',
  body:
    'The roll of beacons is open until 3 March 2026. The Beacon Act was gazetted on 7 April 2026. ' +
    'The Lantern Duty Act will take effect once rules are made, and the Beacon Act takes effect on 9 May 2026.',
};

const orchard = {
  title: 'Orchard Bank fined over call recordings',
  body:
    'The Norwick Data Office fined Orchard Bank £2.4 million on 3 May 2026 for recording 12,500 calls. ' +
    'It found a breach of Article 9 of the Call Records Act; the fine is imposed under Article 31. ' +
    'The bank must delete the recordings within 30 days. The office had opened its inquiry on 8 January 2025.',
  authorities: ['Norwick Data Office'],
  instruments: ['Call Records Act'],
  penalties: [{ amount: 2_400_000, currency: 'GBP' }],
};

describe('a fact about one state is none about another', () => {
  const ban = {
    title: 'Virginia bans the sale of beacon data',
    body: 'Brokers may not sell beacon data since 1 July 2025. Oregon has a similar ban on brokers of beacon data.',
    deadlines: [
      { kind: 'effective_date', date: '2025-07-01', start: null, quote: 'since 1 July 2025', status: 'extracted' },
    ],
  };

  it('is told of its own state', () => {
    expect(factIn(ban, 'When did the Virginia ban on beacon data take effect?')).toMatchObject({ text: '1 July 2025' });
  });

  it('is not told of a state with which it is compared', () => {
    expect(factIn(ban, 'When did the Oregon ban on beacon data take effect?')).toBeNull();
  });

  it('is not told of a state whose own day stands elsewhere in the list', () => {
    const list = {
      title: 'Beacon acts start',
      body: 'The beacon acts of Ohio and Utah took effect on 1 May 2025, and that of Nevada on 9 June 2025.',
      deadlines: [
        { kind: 'effective_date', date: '2025-05-01', start: null, quote: 'on 1 May 2025', status: 'extracted' },
        {
          kind: 'effective_date',
          date: '2025-06-09',
          start: null,
          quote: 'Nevada on 9 June 2025',
          status: 'extracted',
        },
      ],
    };
    expect(factIn(list, 'When did the beacon act of Utah take effect?')).toMatchObject({ text: '1 May 2025' });
    expect(factIn(list, 'When did the beacon act of Nevada take effect?')).toMatchObject({ text: '9 June 2025' });
  });
});

describe('the fact of an entry', () => {
  it.each([
    ['How much was Orchard Bank fined?', '£2.4 million', 'penalty'],
    ['Who fined Orchard Bank?', 'Norwick Data Office', 'authority'],
    ['How many calls did Orchard Bank record?', '12,500', 'figure'],
    ['When was Orchard Bank fined?', '3 May 2026', 'date'],
    ['When was the inquiry into Orchard Bank opened?', '8 January 2025', 'date'],
    ['Which article did Orchard Bank breach?', 'Article 9', 'instrument'],
    ['Under which law was Orchard Bank fined?', 'Call Records Act', 'instrument'],
    ['Within how many days must Orchard Bank delete the recordings?', '30 days', 'figure'],
    ['Who was fined over call recordings?', 'Orchard Bank', 'parties'],
  ])('%s %s', (question, text, field) => {
    expect(factIn(orchard, question)).toMatchObject({ text, field });
  });

  it.each([
    ['the company where its managers were fined as well', '天鹅银行罚了多少？', '200万元'],
    ['the persons where they are asked for', '天鹅银行责任人员罚了多少？', '6万元'],
    ['years in prison, and no other length of time', '卖天鹅银行名单的被判了几年？', '三年'],
    ['days, whichever word the entry has for them', '天鹅银行要在多少天内整改？', '90日'],
    ['what the counter counts', '天鹅银行第2批下架多少款应用？', '28款'],
    ['what was earned, and no fine', '卖天鹅银行名单赚了多少？', '8万元'],
    ['a question in traditional characters', '天鵝銀行第2批下架多少款應用？', '28款'],
  ])('tells %s', (_, question, text) => {
    const swan = {
      title: '天鹅银行因泄露名单被罚',
      body:
        '天鹅银行被罚款200万元；相关责任人员被警告，并处罚款6万元。该行须在90日内整改。第2批通报下架28款应用。' +
        '出售名单的职员获利8万元，被判处有期徒刑三年。',
      penalties: [
        { amount: 2_000_000, currency: 'CNY' },
        { amount: 60_000, currency: 'CNY' },
      ],
    };
    expect(`${factIn(swan, question)?.text}款`).toContain(text);
  });

  it('is told of the entry that is far closest, though it lacks a word of the question', () => {
    const asked = 'Within how many days must the recordings be degaussed?';
    const found = answered(orchard, asked);
    expect(found.verdict).toBe('closest');
    expect(found.answer).toMatchObject({ text: '30 days' });
  });

  it('is not told of the closest entry where the name that was asked for is in none', () => {
    expect(answered(orchard, 'How much was Quince Telecom fined over call recordings?').answer).toBeNull();
  });

  it('asked with a negation is not answered by an entry that says the opposite', () => {
    const fine = {
      title: 'Lumen Ltd fined over nuisance calls',
      body: 'The authority fined Lumen Ltd EUR 5,000 on 2 May 2026.',
    };
    expect(factIn(fine, 'Who was fined over nuisance calls?')).toMatchObject({ text: 'Lumen Ltd' });
    expect(factIn(fine, 'Who was not fined over nuisance calls?')).toBeNull();
  });

  it('the number of a law may stand in its name alone', () => {
    const act = { title: 'Brixham beacon act', body: 'The act is in force.', instruments: ['Law No. 7123'] };
    expect(factIn(act, 'what is the number of the Brixham beacon act?')).toMatchObject({ text: 'No. 7123' });
  });

  it('the most that may be imposed is no fine that was', () => {
    const entry = {
      title: 'Brixham beacon act',
      body: 'The Brixham beacon act is in force. A first operator was fined £4,000. Fines may reach a maximum of £9 million.',
      penalties: [{ amount: 4_000, currency: 'GBP' }],
    };
    expect(factIn(entry, 'Brixham beacon act: highest possible fine?')).toMatchObject({ text: '£9 million' });
  });

  it('a deadline is that of the kind that is asked for', () => {
    const deadlines = [
      { kind: 'consultation_close', date: '2026-06-30', quote: 'views until 30 June 2026' },
      { kind: 'effective_date', date: '2027-01-01', quote: 'in force on 1 January 2027' },
    ];
    const entry = {
      title: 'Draft rules on beacons',
      body: 'The draft rules on beacons are open for views until 30 June 2026. They are to be in force on 1 January 2027.',
      deadlines,
    };
    expect(factIn(entry, 'When does the consultation on beacons close?')).toMatchObject({ text: '30 June 2026' });
    expect(factIn(entry, 'When do the beacon rules take effect?')).toMatchObject({
      text: '1 January 2027',
      field: 'deadline',
      quote: 'in force on 1 January 2027',
    });
  });

  describe('of a law in stages', () => {
    const tower = {
      title: 'Tower Act: reports on beacons from March 2026, all duties from June 2028',
      date: '2026-02-01',
      body:
        'The Tower Act was published on 1 February 2026. Owners of lit towers must report faults. This duty applies from 4 March 2026. ' +
        'Keepers must enrol by 5 May 2027 and be insured by 6 May 2028. ' +
        'Paint, height and lamps become conditions of use from 7 June 2028.',
      deadlines: [
        { kind: 'effective_date', date: '2026-03-04', quote: 'This duty applies from 4 March 2026' },
        { kind: 'compliance_deadline', date: '2027-05-05', quote: 'must enrol by 5 May 2027' },
        { kind: 'compliance_deadline', date: '2028-05-06', quote: 'be insured by 6 May 2028' },
        { kind: 'compliance_deadline', date: '2028-06-07', quote: 'conditions of use from 7 June 2028' },
      ],
    };

    it.each([
      ['When must keepers enrol under the Tower Act?', '5 May 2027'],
      ['By when do keepers have to be insured under the Tower Act?', '6 May 2028'],
      ['When does the duty to report under the Tower Act apply?', '4 March 2026'],
    ])('%s %s', (question, text) => {
      expect(factIn(tower, question)?.text).toBe(text);
    });

    it.each([
      ['nothing tells which day is meant', 'What is the deadline under the Tower Act?'],
      ['it asks of all of it', 'When does the Tower Act fully apply?'],
      ['it asks of two', 'By when do keepers have to enrol and insure?'],
      ['it asks what is to be, of which only the day of publication is known', 'When do masts become subject to it?'],
    ])('no day is told where %s', (_, question) => {
      expect(factIn(tower, question)).toBeNull();
    });

    it('the day is told where a title has its month', () => {
      const harbour = {
        title: 'Harbour: the Gull Act applies from July 2027',
        body: 'Gulls are to be counted. The act, signed in May 2026, applies from 1 July 2027.',
        deadlines: [{ kind: 'effective_date', date: '2027-07-01', quote: 'applies from 1 July 2027' }],
      };
      expect(factIn(harbour, 'When does the Gull Act apply?')?.text).toBe('1 July 2027');
    });

    it('the day that a text dates from is not the one it takes effect on', () => {
      const labels = {
        title: 'Labels on lamps',
        body: 'Since 1 September 2026 makers of lamps must label them. The label rules for lamps date from 14 March 2026.',
        deadlines: [{ kind: 'effective_date', date: '2026-09-01', quote: 'Since 1 September 2026' }],
      };
      expect(factIn(labels, 'When do the label rules for lamps take effect?')?.text).toBe('1 September 2026');
    });
  });

  it('names whole names: what one pays is not what the other or both pay', () => {
    const ferries = {
      title: 'Swift Ferry and Swift fined £42 million',
      body: 'The carriers Swift Ferry and Swift were fined £27 million and £15 million respectively.',
      penalties: [
        { amount: 27_000_000, currency: 'GBP' },
        { amount: 15_000_000, currency: 'GBP' },
      ],
    };
    expect(factIn(ferries, 'How much was Swift Ferry fined?')?.text).toBe('£27 million');
  });

  describe('agrees with the question in what was done, by whom and to whom', () => {
    const clerk = {
      title: 'Clerk of Orchard Bank jailed over sold lists',
      body:
        'A clerk of Orchard Bank was sentenced by the Norwick Court to three years in prison and a fine of £900. ' +
        'She had made £7,000 from the sale of lists. The bill on lists was read a second time on 4 May 2026.',
      authorities: ['Norwick Court'],
      penalties: [{ amount: 900, currency: 'GBP' }],
    };
    const airline = {
      title: 'Heron Air fined over leaked bookings',
      body:
        'The Norwick Data Office fined Heron Air £2 million, down from £9 million that it had proposed at first. ' +
        'The fine on Wren Rail of £5,000 was annulled.',
      authorities: ['Norwick Data Office'],
      penalties: [{ amount: 2_000_000, currency: 'GBP' }],
    };

    it.each([
      [clerk, 'How much was the clerk of Orchard Bank fined?', '£900'],
      [clerk, 'How much did the clerk of Orchard Bank make?', '£7,000'],
      [clerk, 'Who jailed the clerk of Orchard Bank?', 'Norwick Court'],
      [clerk, 'How long must the clerk of Orchard Bank sit?', 'three years'],
      [clerk, 'When was the bill on lists read?', '4 May 2026'],
      [orchard, 'When was Orchard Bank fined for selling lists?', '3 May 2026'],
      [orchard, 'Who fined Orchard Bank for selling recordings of calls?', 'Norwick Data Office'],
      [airline, 'How much was Heron Air fined?', '£2 million'],
      [airline, 'What fine on Heron Air was proposed at first?', '£9 million'],
    ])('%#: %j is answered', (entry, question, text) => {
      expect(factIn(entry, question)?.text).toBe(text);
    });

    it.each([
      [clerk, 'When was the bill on lists adopted?'],
      [clerk, 'When did the bill on lists take effect?'],
      [clerk, 'Who sold the lists of Orchard Bank?'],
      [clerk, 'How much was the Norwick Court fined over the clerk of Orchard Bank?'],
      [clerk, 'When was the clerk of Orchard Bank arrested?'],
      [orchard, 'How much did Orchard Bank earn?'],
      [orchard, 'How many calls of Orchard Bank were sold?'],
    ])('%#: %j is not', (entry, question) => {
      expect(factIn(entry, question)).toBeNull();
    });
  });

  it.each([
    ['How much was Wren Rail fined?', '£5,000'],
    ['How much was Heron Air fined?', '£9,000'],
    ['What did the office fine Swan Bank?', '£7 million'],
    ['Finch Ltd fine', '£8,000'],
    ['daily penalty for Finch Ltd over beacons', '£300'],
    ['雀鸟公司被罚多少？', '30万元'],
    ['山雀公司被罚多少？', '50万元'],
  ])('of several amounts it is that of the one who is named: %s', (question, text) => {
    const body =
      'Wren Rail and Heron Air were fined £5,000 and £9,000 respectively. The office fined £7 million for Swan Bank and £6 million for Crane Bank. ' +
      'Finch Ltd was fined £8,000 and pays £300 per day until its beacons are off.\n\n对雀鸟公司、山雀公司分别罚款30万元和50万元。';
    expect(factIn({ title: 'Beacon fines of the week', body }, question)?.text).toBe(text);
  });

  it('is not shown where another entry that has all of the question tells otherwise', () => {
    const entryOf = (title: string, amount: string) => ({
      section: 'enforcement',
      title,
      body: `Heron Air was fined ${amount} over beacons.`,
    });
    const find = (first: string, second: string, most?: number) => {
      const entries = [entryOf('Heron Air fined over beacons', first), entryOf('In brief: fined', second)];
      const index = buildIndex(corpusOf([bulletinOf({ issued: '2026-05', jurisdiction: 'GB' }, entries)]), concepts);
      const reading = { today: day('2026-05-20'), about: 'entries', concepts } as const;
      const query = readQuery('How much was Heron Air fined over beacons?', reading);
      return findEntries(query, index, most).answer?.text ?? null;
    };
    expect([find('£5,000', '£5,000'), find('£5,000', '£9,000')]).toEqual(['£5,000', null]);
    expect([find('£5,000', '£5,000', 1), find('£5,000', '£9,000', 1)]).toEqual(['£5,000', null]);
  });

  it('a day that was put off is told where the old one is asked for', () => {
    const body = 'Views on beacons could be sent until 3 May 2026; that date has now been moved to 30 June 2026.';
    const entry = { title: 'Views on beacons', body };
    expect(factIn(entry, 'Until when can views on beacons be sent?')).toMatchObject({ text: '30 June 2026' });
    expect(factIn(entry, 'What was the original deadline for views on beacons?')).toMatchObject({ text: '3 May 2026' });
  });

  it.each([
    ['largest fine', 'RMB 290,000'],
    ['最大的罚款是多少', 'RMB 290,000'],
    ['who was fined the most?', 'RMB 290,000'],
    ['smallest fine', 'RMB 10,000'],
    ['largest possible fine', null],
    ['who got hit hardest by the CBIRC', null],
  ])('of the largest fine tells the amount: %s', async (question, text) => {
    const index = buildIndex((await bundledLibrary()).corpus, concepts);
    const query = readQuery(question, { today: day('2019-04-22'), about: 'entries', concepts });
    expect(findEntries(query, index).answer?.text ?? null).toBe(text);
  });

  it.each([
    ['a share', 'Up to what percentage of turnover can Orchard Bank be fined?', '4%'],
    ['an amount that a note asks for', 'ceiling for Orchard Bank fines', '£17 million'],
    ['a fee', 'fee for a large Orchard Bank licence', '£2,900'],
    ['the only length of time', 'days to answer Orchard Bank requests', '30 days'],
    ['a number before what is nearly the same word', 'number of mails in the Orchard Bank case', '451'],
  ])('tells %s', (_, question, text) => {
    const body =
      'Fines can reach a ceiling of £17 million or 4% of turnover. The fee for a large licence is £2,900. ' +
      'Orchard Bank has 30 days. It sent 451 emails.';
    expect(factIn({ title: 'Orchard Bank and the new rules', body }, question)?.text).toBe(text);
  });

  it('initials with a small letter find the name that an entry writes out', () => {
    const entry = { title: 'Integrated Heron Information Systems pays', body: 'It pays S$750,000 after a theft.' };
    expect(answered(entry, 'how much does IHiS pay after the theft?')).toMatchObject({
      verdict: 'answer',
      answer: { text: 'S$750,000' },
    });
  });

  it.each([
    ['How many texts did Heron Air send?', '6 million'],
    ['How many emails did Heron Air send?', '135 million'],
    ['Heron Air 收到多少宗投诉', '3,582'],
    ['How much did Heron Air have to pay?', '£18.4m'],
    ['How many letters did Heron Air send?', null],
    ['When was the Heron Air office set up?', null],
  ])('tells numbers and amounts apart: %s', (question, text) => {
    const body =
      'Heron Air sent 135 million emails and 6 million texts. Fines: Wren Rail £20m, Heron Air £18.4m, Swan Bank £1.25m. ' +
      '第2批：Heron Air 2023年收到3,582宗投诉，较上年的3,848宗下降。The Heron Air office should have been set up by 1 May 2025.';
    expect(factIn({ title: 'Heron Air in brief', body }, question)?.text ?? null).toBe(text);
  });

  it.each([
    ['How much does Swan Bank pay?', '£2m'],
    ['How much must Wren Rail spend on fences?', '£7m'],
    ['How many Danish riders did Wren Rail count?', '3 million'],
    ['When will the Wren Rail rules begin?', '4 May 2026'],
    ['When were the Wren Rail rules originally planned to begin?', '1 March 2026'],
    ['What was the old cap for Wren Rail?', '£300'],
    ['What is the new cap for Wren Rail?', '£900'],
  ])('tells what stands in one clause from what stands in another: %s', (question, text) => {
    const body =
      'Heron Air pays £9m, Swan Bank £2m. Wren Rail agreed to a £1m penalty, less if it spends £7m on fences. ' +
      'Wren Rail counted 29 million riders, about 3 million of them Danish. The cap for Wren Rail rose from £300 to £900. ' +
      'The rules of Wren Rail, first planned for 1 March 2026, will now begin on 4 May 2026.';
    expect(factIn({ title: 'In brief', body }, question)?.text).toBe(text);
  });

  it('a date is no length of time', () => {
    const entry = { title: '天鹅银行名单新规', body: '天鹅银行名单新规10月1日生效。名单至少存24个月。' };
    expect(factIn(entry, '天鹅银行名单最短存多久')?.text).toBe('24个月');
  });

  it.each([
    [
      'two days that would do as well',
      {
        title: 'Two pilots of beacons',
        body: 'Pilots of beacons end on 1 June 2026 in Norwick and on 1 July 2026 in Brixham.',
      },
      'When do the pilots of beacons end?',
    ],
    [
      'a number that counts something else',
      { title: 'Beacons counted', body: 'Beacons were found in 14 shops and 3 stations.' },
      'How many beacons were found?',
    ],
    ['the day that something ended', roll, 'When did the roll of beacons open?'],
    ['what was told of another act', roll, 'When was the Beacon Act adopted?'],
    ['another law of the same sentence', roll, 'When does the Lantern Duty Act take effect?'],
    ['an ordinal', { title: 'Beacon board', body: 'The 13th beacon board met.' }, 'How many beacon boards met?'],
    ['a year', { title: '灯塔条例', body: '灯塔条例2017年提出。' }, '灯塔条例多长时间'],
    [
      'amounts in two orders, where the name is in neither',
      { title: 'Wren fined', body: 'Wren Rail and its owner were fined £5,000 and £9,000 respectively.' },
      'How much was Heron Air fined?',
    ],
    ['what the question says', orchard, 'What was the fine of £2.4 million on Orchard Bank for?'],
    ['no question for a fact', orchard, 'Orchard Bank'],
    ['someone who is no authority', orchard, 'Who must delete the recordings of Orchard Bank?'],
  ])('is not shown for %s', (_, entry, question) => {
    expect(factIn(entry, question)).toBeNull();
  });
});

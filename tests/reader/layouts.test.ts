import { describe, expect, it } from 'vitest';
import { parseBulletin } from '../../src/reader/parse-bulletin.ts';

interface Told {
  readonly title: string;
  readonly body: string;
}

const doorbells = {
  title: 'Draft rules on smart doorbells open to the public',
  body: 'On 4 March 2024, the Ministry of Homes published draft rules on cameras in doorbells. The draft asks makers to store pictures in the home alone.',
};
const brokers = {
  title: 'Register of data brokers goes live',
  body: 'The Data Office opened its register of data brokers last week. Whoever sells data of people in Examplia has to be found in it before selling any.',
};
const carrier = {
  title: 'Parcel carrier fined for open labels',
  body: 'The Data Office fined a carrier of parcels after labels had shown names and telephone numbers. The carrier has said that it will not appeal.',
};
const fitness = {
  title: 'Sweep of fitness apps finds many faults',
  body: 'Inspectors looked into forty fitness apps during the winter and found that most of them kept data for longer than they told. Names were not given.',
};
const all = [doorbells, brokers, carrier, fitness];
const titles = all.map(({ title }) => title);

const 门铃 = {
  title: '居家部就智能门铃规则公开征求意见',
  body: '近日，居家部发布《智能门铃数据管理规则（征求意见稿）》，对门铃摄像头采集图像的保存地点、保存期限和访问权限提出要求，并向社会公开征求意见。',
};
const 登记 = {
  title: '数据局上线数据经纪人登记平台',
  body: '数据局上周上线数据经纪人登记平台，凡在境内出售他人数据的机构均应当先行登记，平台同时向公众提供查询服务，方便公众了解数据去向。',
};
const 快递 = {
  title: '某快递公司因面单泄露信息被处罚',
  body: '某快递公司在面单上完整显示收件人姓名和电话，数据局依法对其作出处罚，并责令其限期改正。该公司表示接受处罚，将尽快完成面单改造。',
};
const 所有 = [门铃, 登记, 快递];
const 标题 = 所有.map(({ title }) => title);

const read = (text: string) =>
  parseBulletin(text, { issued: '2024-03' }).entries.map(({ section, title }) => ({ section, title }));
const titlesOf = (text: string) => read(text).map(({ title }) => title);
const told = (entries: readonly Told[], write: (entry: Told, index: number) => string) =>
  entries.map(write).join('\n\n');
const paragraph = ({ title, body }: Told) => `${title}\n\n${body}`;
const headed = (heading: (name: string, index: number) => string, write: (entry: Told, index: number) => string) =>
  [
    heading('Regulatory developments', 0),
    told([doorbells, brokers], write),
    heading('Enforcement', 1),
    told([carrier, fitness], write),
  ].join('\n\n');
const inSections = [
  { section: 'regulatory', title: doorbells.title },
  { section: 'regulatory', title: brokers.title },
  { section: 'enforcement', title: carrier.title },
  { section: 'enforcement', title: fitness.title },
];

describe('headings of sections', () => {
  const numbered = ({ title, body }: Told, index: number) => `${index + 1}. ${title}\n\n${body}`;

  it.each([
    ['as they are', (name: string) => name],
    ['in capitals', (name: string) => name.toUpperCase()],
    ['of Markdown', (name: string) => `## ${name}`],
    ['in bold', (name: string) => `**${name}**`],
    ['with part numbers', (name: string, index: number) => `Part ${['I', 'II'][index]} – ${name}`],
    ['with letters', (name: string, index: number) => `${['A', 'B'][index]}. ${name}`],
    ['with Roman numbers', (name: string, index: number) => `${['I', 'II'][index]}. ${name}`],
    ['with a place', (name: string) => `${name} in Examplia`],
    ['with a colon', (name: string) => `${name}:`],
    ['with a footnote', (name: string) => `${name}1`],
  ])('are known %s', (_, heading) => {
    expect(read(headed(heading, numbered))).toEqual(inSections);
  });

  it.each([
    ['Legislative', 'Cases'],
    ['Laws and Regulations', 'Enforcement Actions'],
    ['Policy & Guidance', 'Penalties and Court Decisions'],
    ['Legislation and Standards', 'Litigation'],
    ['1. Regulatory updates', '2. Enforcement updates'],
  ])('are known in other words: %s, %s', (regulatory, enforcement) => {
    expect(read(headed((_, index) => [regulatory, enforcement][index] ?? '', paragraph))).toEqual(inSections);
  });

  it('may be fused with the first entry', () => {
    const text = `Regulatory developments 1. ${doorbells.title}\n\n${doorbells.body}\n\n2. ${brokers.title}\n\n${brokers.body}\n\nEnforcement developments 1. ${carrier.title}\n\n${carrier.body}\n\n2. ${fitness.title}\n\n${fitness.body}`;
    expect(read(text)).toEqual(inSections);
  });

  it('may be missing: then the words of an entry tell its section', () => {
    const clear = [doorbells, carrier, fitness];
    expect(read(told(clear, numbered)).map(({ section }) => section)).toEqual([
      'regulatory',
      'enforcement',
      'enforcement',
    ]);
  });

  it('may be regions, which are no entries and no part of one', () => {
    const text = `Asia Pacific\n\n${told([doorbells, brokers], numbered)}\n\nNorth and South America Jurisdiction\n\n${told([carrier, fitness], numbered)}`;
    expect(titlesOf(text)).toEqual(titles);
    expect(parseBulletin(text, {}).entries[1]?.body).toBe(brokers.body);
  });

  it('may be numbered to three levels, of which the last are the entries', () => {
    const text = `1. Policy\n\n1.1 National policy\n\n1.1.1 ${doorbells.title}\n\n${doorbells.body}\n\n1.1.2 ${brokers.title}\n\n${brokers.body}\n\n2. Enforcement\n\n2.1 Cases\n\n2.1.1 ${carrier.title}\n\n${carrier.body}\n\n2.1.2 ${fitness.title}\n\n${fitness.body}`;
    expect(read(text)).toEqual(inSections);
  });

  it('are known in Chinese', () => {
    const text = `一、政策法规\n\n1、${门铃.title}\n\n${门铃.body}\n\n2、${登记.title}\n\n${登记.body}\n\n二、执法案例\n\n1、${快递.title}\n\n${快递.body}`;
    expect(read(text).map(({ section }) => section)).toEqual(['regulatory', 'regulatory', 'enforcement']);
    expect(titlesOf(text)).toEqual(标题);
  });
});

describe('marks of entries', () => {
  it.each<[string, (entry: Told, index: number) => string]>([
    ['numbers', ({ title, body }, i) => `${i + 1}. ${title}\n${body}`],
    ['numbers from 1 again in each section', ({ title, body }, i) => `${i + 1}) ${title}\n\n${body}`],
    ['numbers that are all 1', ({ title, body }) => `1. ${title}\n\n${body}`],
    ['numbers in bold', ({ title, body }, i) => `**${i + 1}. ${title}**\n\n${body}`],
    ['numbers in brackets', ({ title, body }, i) => `(${i + 1}) ${title}\n\n${body}`],
    ['signs of a section', ({ title, body }, i) => `§ 0${i + 1} ${title}\n\n${body}`],
    ['numbers with a nought', ({ title, body }, i) => `0${i + 1} ${title}\n\n${body}`],
    ['numbers on lines of their own', ({ title, body }, i) => `**${i + 1}**\n\n**${title}**\n\n${body}`],
    ['subheadings', ({ title, body }) => `### ${title}\n\n${body}`],
    ['numbered subheadings', ({ title, body }, i) => `### ${i + 1}. ${title}\n\n${body}`],
    ['bullets with a bold title', ({ title, body }) => `- **${title}** (https://example.org/a): ${body}`],
    ['bullets with a bold title and no empty line', ({ title, body }) => `* **${title}** – ${body}`],
    ['titles in bold', ({ title, body }) => `**${title}**\n\n${body}`],
    ['bold titles that run in', ({ title, body }) => `**${title}.** ${body}`],
    ['bold titles with a colon', ({ title, body }) => `**${title}**: ${body}`],
    ['titles without a mark', paragraph],
    ['titles right above the body', ({ title, body }) => `${title}\n${body}`],
    ['titles that run in', ({ title, body }) => `${title}: ${body}`],
    ['titles of HTML', ({ title, body }) => `<h3>${title}</h3>\n<p>${body}</p>`],
    [
      'pictures between title and body',
      ({ title, body }) => `**${title}**\n\n![](https://example.org/x.png "")\n\n${body}`,
    ],
    [
      'fields under the title',
      ({ title, body }, i) => `${i + 1}. ${title}\nDate: March 4, 2024\nCountry: Examplia\n${body}`,
    ],
  ])('%s', (_, write) => {
    expect(titlesOf(headed((name) => name, write))).toEqual(titles);
  });

  it.each<[string, (entry: Told, index: number) => string]>([
    ['numbers', ({ title, body }, i) => `${i + 1}、${title}\n\n${body}`],
    ['numbers in bold', ({ title, body }, i) => `**${i + 1}、${title}**\n\n${body}`],
    ['numbers in broken bold', ({ title, body }, i) => `**${i + 1}、****${title}**\n\n${body}`],
    ['triangles', ({ title, body }, i) => `**▶︎ ${i + 1}.${title}**\n\n${body}`],
    ['Chinese numbers', ({ title, body }, i) => `${'一二三'[i]}、${title}\n\n${body}`],
    ['brackets', ({ title, body }, i) => `【${i + 1}】${title}\n\n${body}`],
    ['bold titles', ({ title, body }) => `**${title}**\n\n${body}`],
    ['bullets', ({ title, body }) => `•${title}\n\n${body}`],
    ['plain titles', paragraph],
  ])('in Chinese: %s', (_, write) => {
    expect(titlesOf(told(所有, write))).toEqual(标题);
  });

  it('a title fused with its body is told apart where the body opens with a day', () => {
    const text = all.map(
      ({ title }, i) =>
        `${i + 1}. ${title} On 6 March 2024, the Data Office told that it had come to an end with the matter.`,
    );
    expect(titlesOf(text.join('\n'))).toEqual(titles);
  });

  it.each([2, 4])('a title may stand below a body of one paragraph, %i in a section', (count) => {
    const some = all.slice(0, count);
    const text = `Regulatory developments\n\n${told(some, ({ title, body: words }) => `${words}\n\n${title}`)}`;
    expect(parseBulletin(text, {}).entries.map(({ title, body: words }) => ({ title, body: words }))).toEqual(some);
  });

  it('an entry may be one sentence behind its bullet', () => {
    const single =
      'Chess clocks: On 9 March 2024, the Toy Institute published a standard on clocks that listen to chess players.';
    const text = told(all, ({ title, body: words }) => `• ${title}: ${words}`);
    expect(titlesOf(`${text}\n\n• ${single}`)).toHaveLength(all.length + 1);
  });

  it('a title may stand below its body', () => {
    expect(titlesOf(told(all, ({ title, body }) => `${body}\n\n${title}`))).toEqual(titles);
  });

  it('one paragraph an entry, without titles: its first sentence stands for one', () => {
    const text = `Regulatory developments\n\n${told([doorbells, brokers], ({ body }) => body)}\n\nEnforcement\n\n${told([carrier, fitness], ({ body }) => body)}`;
    expect(titlesOf(text)).toEqual(all.map(({ body }) => `${body.split('. ')[0]}.`));
  });

  it('bullets of one paragraph each, without titles', () => {
    expect(titlesOf(told(all, ({ body }) => `• ${body}`))).toEqual(all.map(({ body }) => `${body.split('. ')[0]}.`));
  });

  it('a list that closes a bulletin may be marked in another way than the rest', () => {
    const text = `1. ${doorbells.title}\n\n${doorbells.body}\n\n2. ${brokers.title}\n\n${brokers.body}\n\nIn brief\n\n• ${carrier.title}: ${carrier.body}\n• ${fitness.title}: ${fitness.body}`;
    expect(titlesOf(text)).toEqual(titles);
  });
});

describe('what is no entry', () => {
  const numbered = (entry: Told, index: number) => `${index + 1}. ${entry.title}\n\n${entry.body}`;
  const body = told(all, numbered);

  it.each([
    ['numbered', `Contents\n\n${titles.map((title, i) => `${i + 1}. ${title}`).join('\n')}`],
    ['bulleted', `In this issue\n\n${titles.map((title) => `• ${title}`).join('\n')}`],
    ['without a word above it', titles.map((title) => `- ${title}`).join('\n')],
    [
      'printed twice',
      `${titles.map((title) => `- ${title}`).join('\n')}\n\nContents\n${titles.map((title, i) => `${i + 1}. ${title}`).join('\n')}`,
    ],
    [
      'worded differently',
      'Highlights\n\n• Doorbells: draft out\n• Brokers are registered\n• A carrier pays\n• Fitness apps swept',
    ],
    ['numbered and worded differently', 'Contents\n\n1. Doorbells\n2. Brokers\n3. A carrier\n4. Fitness'],
    [
      'with sections',
      `Contents\n\nRegulatory developments\n1. ${titles[0]}\n2. ${titles[1]}\nEnforcement\n3. ${titles[2]}\n4. ${titles[3]}`,
    ],
  ])('contents %s', (_, contents) => {
    expect(titlesOf(`${contents}\n\n${body}`)).toEqual(titles);
  });

  it('contents in Chinese, over bold titles', () => {
    const text = `**新闻速览**\n\n${标题.map((title) => `•${title}`).join('\n\n')}\n\n**特别关注**\n\n${told(所有, (entry) => `**${entry.title}**\n\n${entry.body}`)}`;
    expect(titlesOf(text)).toEqual(标题);
  });

  it.each([
    ['small letters', '(i) this is to be done;\n(ii) that is to be done;\n(iii) more is to be done.'],
    ['numbers', '1. this is to be done\n2. that is to be done\n3. more is to be done'],
    ['bullets', '- this is to be done\n- that is to be done\n- more is to be done'],
    ['numbers in brackets', '(1) this is to be done;\n(2) that is to be done;'],
  ])('a list of %s within a body', (_, list) => {
    const text = told(all, ({ title, body: words }, i) => `${i + 1}. ${title}\n\n${words} The steps are:\n${list}`);
    expect(titlesOf(text)).toEqual(titles);
  });

  it('the parts of an announcement within a Chinese body', () => {
    const text = told(
      所有,
      ({ title, body: words }) =>
        `**${title}**\n\n${words}\n\n一、登记要求\n\n出售数据的机构应当在平台填报名称、地址和数据来源，并对填报内容的真实性负责。\n\n二、登记时间\n\n（一）新设机构应当在设立之日起办理。\n\n（二）已经设立的机构应当尽快办理。`,
    );
    expect(titlesOf(text)).toEqual(标题);
  });

  it('nested bullets', () => {
    const text = told(
      all,
      ({ title, body: words }) =>
        `- **${title}**: ${words}\n  - **First point**: this is to be done at once and by everybody.\n  - **Second point**: that may wait until the rest has been done.`,
    );
    expect(titlesOf(text)).toEqual(titles);
  });

  it.each([
    'Our insight',
    'Share this article',
    'Read more',
    'Subscribe to our newsletter',
    'Sign up to receive our digest by email every two weeks',
    'Photo: Jane Doe',
    'Figure 1: The steps of registration',
    'LinkedIn',
    'Follow the links below to view the official announcement',
  ])('noise between entries: %s', (noise) => {
    expect(titlesOf(all.map((entry, i) => `${numbered(entry, i)}\n\n${noise}`).join('\n\n'))).toEqual(titles);
    expect(titlesOf(all.map((entry) => `${paragraph(entry)}\n\n${noise}`).join('\n\n'))).toEqual(titles);
  });

  it('cards of authors at the end', () => {
    const end =
      'Contact us\n\nJane Doe\nPartner, Examplia City\nJane advises makers of toys and doorbells on all that has to do with data, and has done so for many years.';
    expect(titlesOf(`${body}\n\n${end}`)).toEqual(titles);
    expect(titlesOf(`${told(all, paragraph)}\n\n${end}`)).toEqual(titles);
  });

  it('lines that were only wrapped', () => {
    const wrapped = (words: string) => words.replace(/(.{50,70}) /g, '$1\n');
    const text = told(all, (entry, i) => `${i + 1}. ${entry.title}\n\n${wrapped(entry.body)}`);
    expect(titlesOf(text)).toEqual(titles);
    expect(titlesOf(told(all, ({ title, body: words }) => `${title}\n\n${wrapped(words)}`))).toEqual(titles);
  });

  it('a title made of the words of headings, right above its text', () => {
    const law = { ...brokers, title: 'New Personal Data Protection Law' };
    const text = told([doorbells, law, carrier], ({ title, body: words }) => `EXAMPLIA\n\n${title}\n${words}`);
    expect(titlesOf(text)).toEqual([doorbells.title, law.title, carrier.title]);
  });

  it('contents with numbered sections, worded differently from the body', () => {
    const text = `Contents\n\n1. Legislative developments\n1.1 Doorbells\n1.2 Brokers of data\n2. Enforcement developments\n2.1 Carriers and labels\n3. Outlook\n\n1. Legislative developments\n\n1.1 ${doorbells.title}\n\n${doorbells.body}\n\n1.2 ${brokers.title}\n\n${brokers.body}\n\n2. Enforcement developments\n\n2.1 ${carrier.title}\n\n${carrier.body}`;
    expect(read(text)).toEqual(inSections.slice(0, 3));
  });

  it('a plain title over one short sentence in Chinese', () => {
    const 短 = { title: '玩具局印发棋钟数据安全管理办法', body: '该办法于3月8日印发，同日施行。' };
    expect(titlesOf(told([门铃, 短, 快递], ({ title, body: words }) => `${title}\n${words}`))).toEqual([
      门铃.title,
      短.title,
      快递.title,
    ]);
  });

  it('titles of a count that are made of the words of headings', () => {
    const policy = { ...brokers, title: 'India: personal data protection rules' };
    const text = told([doorbells, policy, carrier], ({ title, body: words }, i) => `§ 0${i + 1} ${title}\n\n${words}`);
    expect(titlesOf(text)).toEqual([doorbells.title, policy.title, carrier.title]);
  });

  it('paragraphs of a single sentence between those of more', () => {
    const single =
      'On 9 March 2024, the Toy Institute published a standard on dolls that listen, which it had begun to write in the autumn of 2021 and means to look at again.';
    const text = [doorbells.body, single, carrier.body].join('\n\n');
    expect(parseBulletin(text, {}).entries.map(({ body: words }) => words)).toEqual([
      doorbells.body,
      single,
      carrier.body,
    ]);
  });

  it('a long title in capitals right above a short body', () => {
    const long = 'Data Office Proposes Security Requirements for Smart Doorbells and Locks';
    const text = `${told(all, ({ title, body: words }) => `${title}\n${words}`)}\n\n${long}\nThe office published a notice last week. Makers may write to it until Friday.`;
    expect(titlesOf(text)).toEqual([...titles, long]);
  });

  it('a summary in prose above the sections', () => {
    const text = `Data law in Examplia: March 2024\n\nThis month was a busy one for makers of doorbells, while the Data Office kept an eye on carriers.\n\n${headed((name) => name, paragraph)}`;
    expect(titlesOf(text)).toEqual(titles);
  });
});

describe('items of one line', () => {
  const startsOf = (text: string) => {
    const lines = text.split('\n');
    return parseBulletin(text, {}).entries.map(({ line }) => lines[line - 1]);
  };

  it('are an entry each under a marked heading, also where there are but two', () => {
    const items = [
      '居家部发布智能门铃数据管理规则，自2024年9月1日起施行。',
      '数据局就数据经纪人登记办法公开征求意见，意见反馈截至2024年6月10日。',
      '东港市出台公共数据条例，共七章五十条。',
      '某快递公司因面单泄露信息被罚款20万元。',
    ];
    const text = `数据合规周报\n2024年4月12日\n\n▍监管\n${items[0]}\n${items[1]}\n\n▍地方\n${items[2]}\n\n▍处罚\n${items[3]}`;
    expect(startsOf(text)).toEqual(items);
  });

  it('are an entry each under headings in traditional characters', () => {
    const items = [
      '公署就僱主保安措施發出指引，鼓勵機構於六月底前完成自查。',
      '金管局要求銀行於2024年9月30日前提交數據治理報告。',
      '立法會將於五月審議保護關鍵基礎設施條例草案。',
    ];
    expect(startsOf(`▍監管消息\n${items[0]}\n${items[1]}\n▍立法消息\n${items[2]}`)).toEqual(items);
  });

  it('are entries under a title and the day of issue, which are none', () => {
    const items = [
      'KENYA. The commissioner fined a school KES 4.5 million for pictures of pupils.',
      'GHANA. Parliament passed the bill at its third reading; it now goes to the President for assent.',
    ];
    const text = `Africa Data Law Monitor\nPublished 5 April 2024\n\n${items.join('\n\n')}`;
    expect(startsOf(text)).toEqual(items);
    expect(parseBulletin(text, {}).bulletin.issued).toBe('2024-04-05');
  });

  it('are an entry where one stands alone below items with titles, but not where there is nothing to tell', () => {
    const alone = '某公司因未履行数据安全保护义务，被市网信办罚款5万元并责令改正。';
    const text = (last: string) =>
      `数据合规月报 2024年4月\n\n一、立法动态\n1. ${门铃.title}\n${门铃.body}\n2. ${登记.title}\n${登记.body}\n\n二、执法动态\n${last}`;
    expect(startsOf(text(alone))).toEqual([`1. ${门铃.title}`, `2. ${登记.title}`, alone]);
    expect(startsOf(text('本月无。'))).toEqual([`1. ${门铃.title}`, `2. ${登记.title}`]);
  });

  it('are an entry where one stands alone under the last heading', () => {
    const items = [
      'Authority consults on draft cookie rules. Comments may be submitted until 30 May 2024 by e-mail.',
      'Parliament passes bill. The bill enters into force on 1 January 2025.',
      'Vendors sign code of conduct for cloud services on 9 April 2024.',
    ];
    expect(
      startsOf(`Privacy bulletin, April 2024\n\nREGULATION\n${items[0]}\n${items[1]}\n\nINDUSTRY\n${items[2]}`),
    ).toEqual(items);
  });
});

import { after, before, type DeadlineCue, dueBy, on, until } from './cue.ts';

// Not those that were counted: "120 responses by".
const views = String.raw`(?<!\d\s)(?:consultations?|calls? for evidence|submissions(?= (?:on|are|close[sd]?|will|should|may|can|must|due)\b)|comments?|comment period|feedback|responses?|submissions of views|views|contributions|opinions?|suggestions?|input|replies|representations)`;

const received = /\b(?:(?<!be )received|attracted|drew|recorded|had been|closed without|considered|published)\b/i;

/** What makes a date the end of a consultation in English. Tried in order; the first that fits decides. */
const englishConsultationCues: readonly DeadlineCue[] = [
  {
    kind: 'consultation_close',
    before: before(String.raw`${views}\b[^.;]{0,80}?\b${until}`),
    unless: received,
  },
  {
    kind: 'consultation_close',
    before: before(
      String.raw`${views}\b[^.;]{0,80}?\b(?:clos(?:es?|ed|ing)|end(?:s|ed|ing)?|expires?|due)(?: on| by)?`,
    ),
  },
  {
    kind: 'consultation_close',
    before: before(String.raw`deadline for ${views}\b[^.;]{0,60}?\b(?:is|was|of|on)`),
  },
  {
    kind: 'consultation_close',
    before: before(String.raw`(?:respond|reply|have (?:your|their) say)\b[^.;]{0,60}?\b${dueBy}`),
    unless: /\b(?:within|order|court|breach|incident)\b/i,
  },
  {
    kind: 'consultation_close',
    before: before(String.raw`closing date for (?:submissions|responses|comments|views)?[^.;]{0,40}?\b(?:is|of|on)`),
  },
  {
    kind: 'consultation_close',
    before: before(
      '(?:comment|consultation|feedback|response|submission)s? (?:deadline|closing date)(?: (?:is|was|of|on)|:)',
    ),
  },
  {
    kind: 'consultation_close',
    before: before('(?:have|has|had|given) until'),
    after:
      /^\sto (?:comment|(?:submit|provide|send|share|give|make) (?:\w{1,20} ){0,3}(?:comments?|feedback|views|opinions?|submissions|responses|suggestions|input))\b/i,
  },
  {
    kind: 'consultation_close',
    before: before(
      String.raw`deadline\b[^.;]{0,30}?\b(?:for|to)\b[^.;]{0,30}?\b(?:comments?|feedback|respon\w{1,5}|submissions)\b[^.;]{0,40}?\b(?:is|was|of|on|by)`,
    ),
  },
  {
    kind: 'consultation_close',
    before: before(String.raw`(?:commented on|consult(?:s|ing) (?:\w{1,20} ){0,2}on [^.;,]{1,80}?) ${until}`),
  },
  {
    kind: 'consultation_close',
    before: before(
      String.raw`(?:public |for )(?:comments?|consultation)\b[^.;]{0,40}? with a (?:deadline|closing date) (?:of|on)`,
    ),
  },
];

const must = `(?:must|shall|ha(?:ve|s) to|needs? to|(?:is|are|was|were|been) (?:required|ordered|requested|instructed|asked|directed|told)|ordered|required|requires|requiring|instructed|directed|obliged to)`;
const applying = `(?:applications?|registrations?|nominations?|expressions? of interest|notifications?|filings?|tenders?)`;
const laws =
  /\b(?:law|act|rules?|regulations?|measures|provisions|requirements?|obligations?|standards?|code|directive|decree|bill)\b/i;
const told =
  /\b(?:issued?|published|released|announced|adopted|passed|approved|signed|said|stated|reported|noted|launched|submitted|held|that|which)\b/i;

/** What makes a date a deadline in English. Tried in order; the first that fits decides. */
export const englishDeadlineCues: readonly DeadlineCue[] = [
  ...englishConsultationCues,
  {
    kind: 'other',
    before: before(
      'enforcement (?:of [^.;,]{1,60} )?(?:will )?(?:begin(?:s|ning)?|start(?:s|ing)?|commenc(?:es?|ing))(?: on)?',
    ),
  },
  {
    kind: 'effective_date',
    before: before(
      String.raw`(?:effective date|entry into force|application|implementation|commencement)\b[^.;]{0,60}? (?:postponed|delayed|deferred|moved|pushed back|extended) (?:to|until)`,
    ),
  },
  {
    kind: 'effective_date',
    before: before(
      `(?:com(?:es?|ing)|came|enter(?:s|ed|ing)?|go(?:es|ing)?|went|brought|put) into (?:full |legal )?(?:force|effect|operation|application)(?: ${on})?`,
    ),
  },
  {
    kind: 'effective_date',
    before: before(`(?:tak(?:es?|ing)|took|taken) (?:legal |full )?effect(?: ${on})?`),
  },
  {
    kind: 'effective_date',
    before: before(`(?:entry into force|effective date)(?: (?:of|is|was|set for|${on}))?`),
  },
  { kind: 'effective_date', before: before(`effective(?: ${on})?`) },
  { kind: 'effective_date', before: before(`(?:will|shall) have (?:legal |full )?effect ${on}`) },
  { kind: 'effective_date', before: before('(?:effective|implementation|commencement) date:') },
  {
    kind: 'effective_date',
    before: before(
      `(?:apply (?:from|as of|as from|starting|starting from|beginning|with effect from)|starts? applying(?: ${on})?)`,
    ),
  },
  {
    kind: 'effective_date',
    before: before(
      `(?:(?:shall|will|would|to|begins? to) apply|applies|applicable|be implemented|be enforced|in force|enforceable) ${on}`,
    ),
  },
  {
    kind: 'effective_date',
    after: after(
      String.raw`(?:com(?:es?|ing)|came|enter(?:s|ed)?|went|go(?:es)?) into (?:full |legal )?(?:force|effect|operation)\b(?!\s(?:on|from|as|immediately|once|when|after|upon|if)\b)`,
    ),
    unless: told,
  },
  {
    kind: 'effective_date',
    after: after(
      String.raw`(?:tak(?:es?|ing)|took) (?:legal |full )?effect\b(?!\s(?:on|from|as|immediately|once|when|after|upon|if)\b)`,
    ),
    unless: told,
  },
  {
    kind: 'effective_date',
    before: before(
      `(?:commenc(?:es?|ed|ing)|start(?:s|ed|ing)? to apply|kick(?:s|ed)? in|in effect|operative|(?:becomes?|became|made) (?:applicable|enforceable|operative|binding|mandatory|law))(?: ${on})?`,
    ),
    unless: /\b(?:investigation|trial|hearing|consultation|campaign|proceedings|pilot)\b/i,
  },
  {
    kind: 'effective_date',
    before: before(
      String.raw`(?:effective|implementation|commencement|application) date\b[^.;]{0,40}?\b(?:is|was|of|on|as)`,
    ),
  },
  {
    kind: 'effective_date',
    before: before('(?:from|as of|starting|beginning|effective)(?: on| from)?'),
    after:
      /^,?\s(?:onwards?,?\s)?(?:\S[^.;]{0,80}?\s)?(?:must|shall|will (?:have to|need to|be (?:required|prohibited|obliged)))\b/i,
    unless: /\b(?:until|by|before|within|fined|sentenced|prison)\b/i,
  },
  {
    kind: 'grace_period_end',
    before: before(
      String.raw`(?:right to cure|(?:grace|transition(?:al)?|cure|guidance|leniency|phase-in|adjustment)(?: \w{1,20})? (?:period|phase|window|arrangements?)s?)\b[^.;]{0,80}?\b(?:${until}|to|(?:ends?|ending|expires?|expiring|sunsets?)(?: on)?)`,
    ),
  },
  {
    kind: 'filing_deadline',
    before: before(
      String.raw`${must}\b[^.;]{0,60}?\b(?:files?|submit|register|lodge|declare|apply|renew)\b[^.;]{0,80}?\b${dueBy}`,
    ),
    isDuty: true,
  },
  {
    kind: 'filing_deadline',
    before: before(String.raw`${must} be (?:filed|submitted|lodged|declared)\b[^.;]{0,60}?\b${dueBy}`),
    isDuty: true,
  },
  {
    kind: 'filing_deadline',
    before: before(
      String.raw`(?:filing|registration|application)s? (?:deadline|period|window)\b[^.;]{0,40}?\b(?:is|of|on|by|until|ends|closes)(?: on)?`,
    ),
  },
  {
    kind: 'filing_deadline',
    before: before(
      String.raw`${applying}\b[^.;]{0,60}?\b(?:until|till|by|before|no later than|clos(?:es?|ing) on|due(?: on| by)?|ends? on|deadline (?:is|of))`,
    ),
    unless: /\b(?:received|filed|valid|approved|published|recorded|considered|processed|reviewed|granted)\b/i,
  },
  {
    kind: 'filing_deadline',
    before: before('(?:reports?|returns?|(?:self-)?assessments?|declarations?) (?:is|are|will be) due(?: on| by)?'),
  },
  {
    kind: 'other',
    before: before('(?:have|has|had|given) until'),
    after: /^\sto (?:finali[sz]e|vote|override|sign|veto|act|pass|approve|decide|consider)\b/i,
  },
  {
    kind: 'filing_deadline',
    before: before('(?:have|has|had|given) until'),
    after: /^\sto (?:submit|file|register|apply|lodge)\b/i,
  },
  {
    kind: 'compliance_deadline',
    before: before('(?:have|has|given) until'),
    after: /^\sto (?!submit|file)/i,
  },
  {
    kind: 'compliance_deadline',
    before: before('(?:by|before|no later than)'),
    after:
      /^\sto (?:stop|cease|delete|erase|bring|comply|complete|rectify|remedy|remove|implement|suspend|correct|fix|patch)\b/i,
  },
  {
    kind: 'filing_deadline',
    before: before(
      String.raw`deadline (?:for|to)\b[^.;]{0,30}?\b(?:fil\w{1,4}|regist\w{1,7}|submi\w{1,7}|appl\w{1,8}|report\w{0,3}|declar\w{1,5})\b[^.;]{0,40}?\b(?:is|was|of|on|by)`,
    ),
  },
  {
    kind: 'compliance_deadline',
    before: before(String.raw`deadline (?:for|to)\b[^.;]{0,60}?\b(?:is|was|of|on|by)`),
    unless: /\b(?:transpos\w{1,6}|comment|feedback|response|appeal|bid)/i,
  },
  {
    kind: 'compliance_deadline',
    before: before(
      String.raw`(?:comply|compliant|in compliance|compliance)\b[^.;]{0,80}?\b(?:by|no later than|not later than|on or before)`,
    ),
    unless: /\b(?:report|published|issued|found|checked|reviewed|assessed)\b/i,
  },
  {
    kind: 'compliance_deadline',
    before: before(`(?:compliance|rectification) (?:deadline|date)(?: (?:of|is|was|set for|on|by))?`),
  },
  {
    kind: 'compliance_deadline',
    before: before(
      String.raw`(?:asked|urged|told) [^.;]{1,60}? to (?:stop|cease|delete|rectify|remedy|remove|complete|comply|correct|implement|submit|respond)\b[^.;]{0,60}?\b${dueBy}`,
    ),
    isDuty: true,
  },
  {
    kind: 'compliance_deadline',
    before: before(String.raw`${must}\b[^.;]{0,120}?\b(?:by|before|on or before|no later than|not later than)`),
    isDuty: true,
    unless:
      /\b(?:sentence|prison|placed|collected|occurr(?:ed|ing)|issued|concluded|published|approved) (?:\w{1,20} ){0,4}(?:by|before)\b/i,
  },
  {
    kind: 'other',
    before: before('(?:hearing|session|vote) (?:is |to be )?(?:set for|scheduled for|on)'),
    unless: /\bheld\b/i,
  },
  {
    kind: 'other',
    before: before(
      String.raw`(?:expected|anticipated|scheduled) (?:\w{1,20} ){0,2}(?:approval|adoption|vote|hearing|decision) (?:on|for)`,
    ),
  },
  {
    kind: 'other',
    before: before(
      String.raw`(?:ban(?:s|ned)?|prohibit\w{0,5}|suspen\w{1,5}|moratorium|freez\w{1,3})\b[^.;]{0,80}?\b(?:until|till|through)`,
    ),
    unless: /\b(?:lifted|ended|was)\b/i,
  },
  {
    kind: 'other',
    before: before('(?:starting|beginning)(?: with| on| from)?'),
    after: /^,\s[^.;]{0,100}?\bwill\b/i,
    unless: laws,
  },
  { kind: 'other', before: /\bwill\b[^.;]{0,120}?\bfrom\s$/i, after: /^\sonwards?\b/i, unless: laws },
];

import type { DeadlineCue } from './deadline-cue.ts';
import { before, dueBy, until } from './english-cue-words.ts';

// Not those that were counted: "120 responses by".
const views = String.raw`(?<!\d\s)(?:consultations?|calls? for evidence|submissions(?= (?:on|are|close[sd]?|will|should|may|can|must|due)\b)|comments?|comment period|feedback|responses?|submissions of views|views|contributions|opinions?|suggestions?|input|replies|representations)`;

const received =
  /\b(?:(?<!be )received|attracted|drew|recorded|had been|closed without|considered|published)\b/i;

/** What makes a date the end of a consultation in English. Tried in order; the first that fits decides. */
export const englishConsultationCues: readonly DeadlineCue[] = [
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
    before: before(
      String.raw`closing date for (?:submissions|responses|comments|views)?[^.;]{0,40}?\b(?:is|of|on)`,
    ),
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

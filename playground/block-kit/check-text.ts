import {
  anything,
  atLeastOne,
  byType,
  type Check,
  exactlyOne,
  flag,
  integer,
  list,
  object,
  type Shape,
  string,
  word,
} from './check.ts';

const plain = (max: number): Shape => ({ required: { text: string({ max }) }, optional: { emoji: flag } });
const mrkdwn = (max: number): Shape => ({
  required: { text: string({ max }) },
  optional: { verbatim: flag },
});

/** A text object where only `plain_text` may stand. */
export const plainText = (max: number): Check => byType({ plain_text: plain(max) });

/** A text object where only `mrkdwn` may stand. */
export const mrkdwnText = (max: number): Check => byType({ mrkdwn: mrkdwn(max) });

/** A text object of either kind. */
export const anyText = (max: number): Check => byType({ plain_text: plain(max), mrkdwn: mrkdwn(max) });

/** Slack's confirmation dialog: title 100, text 300, buttons 30 characters. */
export const confirmation: Check = object({
  required: { text: anyText(300) },
  optional: {
    title: plainText(100),
    confirm: plainText(30),
    deny: plainText(30),
    style: word('primary', 'danger'),
  },
});

/** Where an image comes from, as an element inside a block. */
export const imageShape: Shape = {
  required: { alt_text: string({ max: 2000 }) },
  optional: {
    image_url: string({ max: 3000 }),
    slack_file: anything,
    image_width: anything,
    image_height: anything,
    image_bytes: anything,
  },
  also: exactlyOne('image_url', 'slack_file'),
};

const style = object({
  optional: {
    bold: flag,
    code: flag,
    italic: flag,
    strike: flag,
    underline: flag,
    highlight: flag,
    client_highlight: flag,
    unlink: flag,
  },
});

const longText = string({ max: 40_000 });

const spans = byType({
  broadcast: { required: { range: word('here', 'channel', 'everyone') }, optional: { style } },
  color: { required: { value: string({ max: 255 }) }, optional: { style } },
  channel: { required: { channel_id: string({ max: 255 }) }, optional: { style } },
  date: {
    required: { timestamp: integer(0, 99_999_999_999), format: string({ max: 255 }) },
    optional: { url: string({ max: 3000 }), fallback: string({ max: 3000 }), style },
  },
  emoji: {
    required: { name: string({ max: 255 }) },
    optional: { unicode: string({ max: 255 }), url: string({ max: 3000 }), skin_tone: integer(1, 6), style },
  },
  link: { required: { url: string({ max: 3000 }) }, optional: { text: longText, unsafe: flag, style } },
  team: { required: { team_id: string({ max: 255 }) }, optional: { style } },
  text: { required: { text: longText }, optional: { style } },
  user: { required: { user_id: string({ max: 255 }) }, optional: { style } },
  usergroup: { required: { usergroup_id: string({ max: 255 }) }, optional: { style } },
});

const elements = list(spans, { min: 0, max: 10_000 });
const border = integer(0, 1);
const indent = integer(0, 8);
const richTextSection: Shape = { required: { elements } };

/** What a `rich_text` block holds: sections, lists, quotes and preformatted text. */
export const richTextElements: Check = list(
  byType({
    rich_text_section: richTextSection,
    rich_text_list: {
      required: {
        elements: list(byType({ rich_text_section: richTextSection }), { max: 1000 }),
        style: word('bullet', 'ordered'),
      },
      optional: { indent, offset: integer(0, 10_000), border },
    },
    rich_text_quote: { required: { elements }, optional: { border } },
    rich_text_preformatted: { required: { elements }, optional: { border, language: string({ max: 255 }) } },
  }),
  { min: 0, max: 1000 },
);

/** A `rich_text` block where another object holds one. */
export const richText: Check = byType({
  rich_text: { required: { elements: richTextElements }, optional: { block_id: string({ max: 255 }) } },
});

const optionRest = { value: string({ max: 150, min: 0 }), description: plainText(75) };

/** A choice in a select: text and description 75, value 150 characters. */
export const plainOption: Check = object({
  required: { text: plainText(75), value: optionRest.value },
  optional: optionRest,
});

/** A choice of checkboxes or radio buttons, whose texts may be `mrkdwn`. */
export const anyOption: Check = object({
  required: { text: anyText(75), value: optionRest.value },
  optional: { description: anyText(75) },
});

/** A choice of an overflow menu, which may be a link. */
export const overflowOption: Check = object({
  required: { text: plainText(75) },
  optional: { ...optionRest, url: string({ max: 3000 }) },
  also: atLeastOne('value', 'url'),
});

/** Choices under a label. */
export const optionGroup: Check = object({
  required: { label: plainText(75), options: list(plainOption, { max: 100 }) },
});

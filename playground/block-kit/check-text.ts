import type {
  ImageElement,
  MrkdwnElement,
  PlainTextElement,
  RichTextBlock,
  RichTextBlockElement,
  RichTextElement,
  RichTextLink,
  RichTextSection,
  RichTextText,
  TextObject,
} from '@slack/types';
import {
  anything,
  atLeastOne,
  boolean,
  byType,
  type Check,
  exactlyOne,
  integer,
  list,
  object,
  oneOf,
  type ShapeOf,
  type ShapesOf,
  string,
} from './check.ts';

/** The shapes of text objects with at most `max` characters. */
export const textShapes = (max: number): ShapesOf<TextObject> => ({
  plain_text: { required: { text: string({ max }) }, optional: { emoji: boolean } },
  mrkdwn: { required: { text: string({ max }) }, optional: { verbatim: boolean } },
});

/** A `plain_text` object. */
export const plainText = (max: number): Check => byType<PlainTextElement>({ plain_text: textShapes(max).plain_text });

/** A `mrkdwn` object. */
export const mrkdwnText = (max: number): Check => byType<MrkdwnElement>({ mrkdwn: textShapes(max).mrkdwn });

/** A text object of either type. */
export const anyText = (max: number): Check => byType<TextObject>(textShapes(max));

/** A string of at most 255 characters, such as an id. */
export const shortText = string({ max: 255 });

/** A URL of at most 3,000 characters. */
export const url = string({ max: 3000 });

/** A confirmation dialog: title 100, text 300, buttons 30 characters. */
export const confirmation: Check = object({
  required: { text: anyText(300) },
  optional: {
    title: plainText(100),
    confirm: plainText(30),
    deny: plainText(30),
    style: oneOf('primary', 'danger'),
  },
});

/** An image element. Slack returns images with their size, and accepts it. */
export const imageShape: ShapeOf<ImageElement> = {
  required: { alt_text: string({ max: 2000 }) },
  optional: {
    image_url: url,
    slack_file: object({ optional: { id: shortText, url }, rule: exactlyOne('id', 'url') }),
    image_width: anything,
    image_height: anything,
    image_bytes: anything,
  },
  rule: exactlyOne('image_url', 'slack_file'),
};

const style = object({
  optional: {
    bold: boolean,
    code: boolean,
    italic: boolean,
    strike: boolean,
    underline: boolean,
    highlight: boolean,
    client_highlight: boolean,
    unlink: boolean,
  },
});

const longText = string({ max: 40_000 });

const textOrLink: ShapesOf<RichTextText | RichTextLink> = {
  text: { required: { text: longText }, optional: { style } },
  link: { required: { url }, optional: { text: longText, unsafe: boolean, style } },
};

const spans = byType<RichTextElement>({
  ...textOrLink,
  broadcast: { required: { range: oneOf('here', 'channel', 'everyone') }, optional: { style } },
  color: { required: { value: shortText }, optional: { style } },
  channel: { required: { channel_id: shortText }, optional: { style } },
  date: {
    required: { timestamp: integer(0, 99_999_999_999), format: shortText },
    optional: { url, fallback: string({ max: 3000 }), style },
  },
  emoji: {
    required: { name: shortText },
    optional: { unicode: shortText, url, skin_tone: integer(1, 6), style },
  },
  team: { required: { team_id: shortText }, optional: { style } },
  user: { required: { user_id: shortText }, optional: { style } },
  usergroup: { required: { usergroup_id: shortText }, optional: { style } },
});

const border = integer(0, 1);
// An empty section is an empty line.
const section: ShapesOf<RichTextSection> = {
  rich_text_section: { required: { elements: list(spans, { min: 0, max: 10_000 }) } },
};

/** The `rich_text` block, which other blocks and elements may hold, too. */
export const richTextShape: ShapeOf<RichTextBlock> = {
  optional: { block_id: shortText },
  required: {
    elements: list(
      byType<RichTextBlockElement>({
        ...section,
        rich_text_list: {
          required: {
            elements: list(byType<RichTextSection>(section), { max: 1000 }),
            style: oneOf('bullet', 'ordered'),
          },
          optional: { indent: integer(0, 8), offset: integer(0, 10_000), border },
        },
        rich_text_quote: { required: { elements: list(spans, { max: 10_000 }) }, optional: { border } },
        rich_text_preformatted: {
          required: { elements: list(byType<RichTextText | RichTextLink>(textOrLink), { max: 10_000 }) },
          optional: { border, language: shortText },
        },
      }),
      { max: 1000 },
    ),
  },
};

const optionValue = string({ max: 150, min: 0 });

/** An option of a menu: text and description 75, value 150 characters. */
export const plainOption: Check = object({
  required: { text: plainText(75), value: optionValue },
  optional: { description: plainText(75) },
});

/** An option of checkboxes or radio buttons, whose texts may be `mrkdwn`. */
export const anyOption: Check = object({
  required: { text: anyText(75), value: optionValue },
  optional: { description: anyText(75) },
});

/** An option of an overflow menu, which may be a link. */
export const overflowOption: Check = object({
  required: { text: plainText(75) },
  optional: { value: optionValue, description: plainText(75), url },
  rule: atLeastOne('value', 'url'),
});

/** Options under a label. */
export const optionGroup: Check = object({
  required: { label: plainText(75), options: list(plainOption, { max: 100 }) },
});

import type {
  ActionsBlockElement,
  Button,
  ContextActionsBlockElement,
  ContextBlockElement,
  FileInput,
  ImageElement,
  InputBlockElement,
  RichTextBlock,
  SectionBlockAccessory,
} from '@slack/types';
import { isJson, type Json, objectsOf } from '../json.ts';
import {
  atLeastOne,
  boolean,
  byType,
  exactlyOne,
  integer,
  list,
  matching,
  object,
  oneOf,
  type Problem,
  string,
} from './check.ts';
import {
  anyOption,
  confirmation,
  imageShape,
  optionGroup,
  overflowOption,
  plainOption,
  plainText,
  richTextShape,
  shortText,
  textShapes,
  url,
} from './check-text.ts';

const actionId = { action_id: shortText };
const confirmable = { ...actionId, confirm: confirmation };
const focus = { focus_on_load: boolean };
const placeholder = { placeholder: plainText(150) };
const colour = { style: oneOf('primary', 'danger') };
const accessibility = { accessibility_label: string({ max: 75 }) };
const value = { value: string({ max: 2000, min: 0 }) };
const userIds = list(shortText, { max: 1000 });

const parameter = object({ required: { name: shortText, value: string({ max: 3000, min: 0 }) } });
const trigger = object({
  required: { url },
  optional: { customizable_input_parameters: list(parameter, { min: 0, max: 100 }) },
});
const buttons = {
  button: {
    required: { text: plainText(75) },
    optional: { ...confirmable, ...colour, ...accessibility, ...value, url },
  },
  workflow_button: {
    required: { text: plainText(75), workflow: object({ required: { trigger } }) },
    optional: { ...confirmable, ...colour, ...accessibility },
  },
};
const overflow = { required: { options: list(overflowOption, { max: 5 }) }, optional: confirmable };

const select = { ...confirmable, ...focus, ...placeholder };
const options = { options: list(plainOption, { max: 100 }), option_groups: list(optionGroup, { max: 100 }) };
const initialOptions = { initial_options: list(plainOption, { max: 100 }) };
const maxSelected = { max_selected_items: integer(1, 100_000) };
const minQuery = { min_query_length: integer(0, 100_000) };
const responseUrl = { response_url_enabled: boolean };
const conversation = {
  default_to_current_conversation: boolean,
  filter: object({
    optional: {
      include: list(oneOf('im', 'mpim', 'private', 'public'), { max: 4 }),
      exclude_external_shared_channels: boolean,
      exclude_bot_users: boolean,
    },
    rule: atLeastOne('include', 'exclude_external_shared_channels', 'exclude_bot_users'),
  }),
};

const menus = {
  static_select: {
    optional: { ...select, ...options, initial_option: plainOption },
    rule: oneListWithItsInitials,
  },
  multi_static_select: {
    optional: { ...select, ...options, ...maxSelected, ...initialOptions },
    rule: oneListWithItsInitials,
  },
  external_select: { optional: { ...select, ...minQuery, initial_option: plainOption } },
  multi_external_select: { optional: { ...select, ...minQuery, ...maxSelected, ...initialOptions } },
  users_select: { optional: { ...select, initial_user: shortText } },
  multi_users_select: { optional: { ...select, ...maxSelected, initial_users: userIds } },
  conversations_select: {
    optional: { ...select, ...conversation, ...responseUrl, initial_conversation: shortText },
  },
  multi_conversations_select: {
    optional: { ...select, ...conversation, ...maxSelected, initial_conversations: userIds },
  },
  channels_select: { optional: { ...select, ...responseUrl, initial_channel: shortText } },
  multi_channels_select: { optional: { ...select, ...maxSelected, initial_channels: userIds } },
};

const pickers = {
  checkboxes: {
    required: { options: list(anyOption, { max: 10 }) },
    optional: { ...confirmable, ...focus, initial_options: list(anyOption, { max: 10 }) },
    rule: initialsAreOptions,
  },
  radio_buttons: {
    required: { options: list(anyOption, { max: 10 }) },
    optional: { ...confirmable, ...focus, initial_option: anyOption },
    rule: initialsAreOptions,
  },
  datepicker: {
    optional: {
      ...select,
      initial_date: matching(/^\d{4}-\d{2}-\d{2}$/, 'a valid date in the form YYYY-MM-DD'),
    },
  },
  timepicker: {
    optional: {
      ...select,
      initial_time: matching(/^([01]\d|2[0-3]):[0-5]\d$/, 'a valid time in the form HH:mm'),
      timezone: shortText,
    },
  },
};

const typing = {
  ...actionId,
  ...focus,
  ...placeholder,
  dispatch_action_config: object({
    optional: { trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), { max: 2 }) },
  }),
};
const initialValue = { initial_value: string({ max: 3000, min: 0 }) };
const lines = { min_lines: integer(1, 100), max_lines: integer(1, 100) };

const datetimepicker = {
  optional: { ...confirmable, ...focus, initial_date_time: integer(1_000_000_000, 9_999_999_999) },
};
const rich_text_input = {
  optional: { ...typing, ...lines, initial_value: byType<RichTextBlock>({ rich_text: richTextShape }) },
};

const inputs = {
  ...menus,
  ...pickers,
  datetimepicker,
  rich_text_input,
  plain_text_input: {
    optional: {
      ...typing,
      ...initialValue,
      multiline: boolean,
      min_length: integer(0, 3000),
      max_length: integer(1, 3000),
    },
  },
  email_text_input: { optional: { ...typing, ...initialValue } },
  url_text_input: { optional: { ...typing, ...initialValue } },
  number_input: {
    required: { is_decimal_allowed: boolean },
    optional: {
      ...typing,
      initial_value: string({ max: 255, min: 0 }),
      min_value: shortText,
      max_value: shortText,
    },
  },
};

/** An element of an `actions` block. */
export const actionsElement = byType<ActionsBlockElement>({
  ...buttons,
  overflow,
  ...menus,
  ...pickers,
  datetimepicker,
  rich_text_input,
});

/** The accessory of a section. */
export const accessory = byType<SectionBlockAccessory>({
  ...buttons,
  image: imageShape,
  overflow,
  ...menus,
  ...pickers,
});

/** An element of an `input` block on App Home. */
export const homeInput = byType<Exclude<InputBlockElement, FileInput>>(inputs);

/** An element of an `input` block in a modal. */
export const modalInput = byType<InputBlockElement>({
  ...inputs,
  file_input: {
    optional: { ...actionId, filetypes: list(shortText, { max: 100 }), max_files: integer(1, 10) },
  },
});

/** An element of a `context` block. */
export const contextElement = byType<ContextBlockElement>({ image: imageShape, ...textShapes(3000) });

const feedbackButton = object({
  required: { text: plainText(75), value: string({ max: 2000 }) },
  optional: accessibility,
});

/** An element of a `context_actions` block. */
export const contextAction = byType<ContextActionsBlockElement>({
  feedback_buttons: {
    required: { positive_button: feedbackButton, negative_button: feedbackButton },
    optional: actionId,
  },
  icon_button: {
    required: { icon: shortText, text: plainText(75) },
    optional: { ...confirmable, ...accessibility, ...value, visible_to_user_ids: userIds },
  },
});

/** A `button` where nothing else is allowed. */
export const button = byType<Button>({ button: buttons.button });

/** An `image` element where nothing else is allowed. */
export const image = byType<ImageElement>({ image: imageShape });

/** Lists what Slack would refuse about the options an app suggests: at most 100 options, or groups of them. */
export const checkOptions = (suggested: Json): readonly Problem[] =>
  object({
    optional: {
      options: list(plainOption, { min: 0, max: 100 }),
      option_groups: list(optionGroup, { min: 0, max: 100 }),
    },
    rule: exactlyOne('options', 'option_groups'),
  })(suggested, '');

function oneListWithItsInitials(json: Json, pointer: string): readonly Problem[] {
  const problems = exactlyOne('options', 'option_groups')(json, pointer);
  return problems.length > 0 ? problems : initialsAreOptions(json, pointer);
}

// Slack compares the whole option: the same value under another text is not an option of the list.
function initialsAreOptions(json: Json, pointer: string): readonly Problem[] {
  const offered = [
    ...objectsOf(json, 'options'),
    ...objectsOf(json, 'option_groups').flatMap((group) => objectsOf(group, 'options')),
  ];
  const single = json['initial_option'];
  const initials = [...objectsOf(json, 'initial_options'), ...(isJson(single) ? [single] : [])];
  if (initials.every((initial) => offered.some((option) => isSameOption(option, initial)))) return [];
  const key = isJson(single) ? 'initial_option' : 'initial_options';
  return [{ pointer: `${pointer}/${key}`, message: 'must exactly match one of the provided options' }];
}

const isSameOption = (one: Json, other: Json): boolean =>
  one['value'] === other['value'] && JSON.stringify(one['text']) === JSON.stringify(other['text']);

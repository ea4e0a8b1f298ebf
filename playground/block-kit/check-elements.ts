import { isJson, type Json, objectsOf } from '../json.ts';
import {
  type Check,
  exactlyOne,
  flag,
  integer,
  list,
  matching,
  type Objection,
  object,
  type Shape,
  string,
  word,
} from './check.ts';
import {
  anyOption,
  confirmation,
  imageShape,
  optionGroup,
  overflowOption,
  plainOption,
  plainText,
  richText,
} from './check-text.ts';

const id = string({ max: 255 });
const actionId = { action_id: id };
const confirmable = { ...actionId, confirm: confirmation };
const focus = { focus_on_load: flag };
const placeholder = { placeholder: plainText(150) };
const dispatch = {
  dispatch_action_config: object({
    required: {
      trigger_actions_on: list(word('on_enter_pressed', 'on_character_entered'), { max: 2 }),
    },
  }),
};
const colour = { style: word('primary', 'danger') };
const accessibility = { accessibility_label: string({ max: 75 }) };
const maxSelected = { max_selected_items: integer(1, 100_000) };
const minQuery = { min_query_length: integer(0, 100_000) };
const select = { ...confirmable, ...focus, ...placeholder };
const typed = { ...actionId, ...dispatch, ...focus, ...placeholder };
const ids = list(id, { max: 1000 });
const filter = object({
  optional: {
    include: list(word('im', 'mpim', 'private', 'public'), { max: 4 }),
    exclude_external_shared_channels: flag,
    exclude_bot_users: flag,
  },
});
const conversation = { default_to_current_conversation: flag, filter };
const staticOptions = {
  options: list(plainOption, { max: 100 }),
  option_groups: list(optionGroup, { max: 100 }),
};
const urlEnabled = { response_url_enabled: flag };

/** Every element of Block Kit with its fields and their limits. */
export const elementShapes = {
  button: {
    required: { text: plainText(75) },
    optional: {
      ...confirmable,
      ...colour,
      ...accessibility,
      value: string({ max: 2000, min: 0 }),
      url: string({ max: 3000 }),
    },
  },
  workflow_button: {
    required: {
      text: plainText(75),
      workflow: object({
        required: {
          trigger: (value, at) => (isJson(value) ? [] : [{ pointer: at, message: 'must provide an object' }]),
        },
      }),
    },
    optional: { ...confirmable, ...colour, ...accessibility },
  },
  image: imageShape,
  overflow: { required: { options: list(overflowOption, { max: 5 }) }, optional: confirmable },
  checkboxes: {
    required: { options: list(anyOption, { max: 10 }) },
    optional: { ...confirmable, ...focus, initial_options: list(anyOption, { max: 10 }) },
    also: initialsAreOptions,
  },
  radio_buttons: {
    required: { options: list(anyOption, { max: 10 }) },
    optional: { ...confirmable, ...focus, initial_option: anyOption },
    also: initialsAreOptions,
  },
  static_select: {
    optional: { ...select, ...staticOptions, initial_option: plainOption },
    also: oneListWithItsInitials,
  },
  multi_static_select: {
    optional: {
      ...select,
      ...staticOptions,
      ...maxSelected,
      initial_options: list(plainOption, { max: 100 }),
    },
    also: oneListWithItsInitials,
  },
  external_select: { optional: { ...select, ...minQuery, initial_option: plainOption } },
  multi_external_select: {
    optional: { ...select, ...minQuery, ...maxSelected, initial_options: list(plainOption, { max: 100 }) },
  },
  users_select: { optional: { ...select, initial_user: id } },
  multi_users_select: { optional: { ...select, ...maxSelected, initial_users: ids } },
  conversations_select: { optional: { ...select, ...conversation, ...urlEnabled, initial_conversation: id } },
  multi_conversations_select: {
    optional: { ...select, ...conversation, ...maxSelected, initial_conversations: ids },
  },
  channels_select: { optional: { ...select, ...urlEnabled, initial_channel: id } },
  multi_channels_select: { optional: { ...select, ...maxSelected, initial_channels: ids } },
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
      timezone: string({ max: 255 }),
    },
  },
  datetimepicker: {
    optional: { ...confirmable, ...focus, initial_date_time: integer(1_000_000_000, 9_999_999_999) },
  },
  plain_text_input: {
    optional: {
      ...typed,
      initial_value: string({ max: 3000, min: 0 }),
      multiline: flag,
      min_length: integer(0, 3000),
      max_length: integer(1, 3000),
    },
  },
  email_text_input: { optional: { ...typed, initial_value: string({ max: 3000, min: 0 }) } },
  url_text_input: { optional: { ...typed, initial_value: string({ max: 3000, min: 0 }) } },
  number_input: {
    required: { is_decimal_allowed: flag },
    optional: {
      ...typed,
      initial_value: string({ max: 255, min: 0 }),
      min_value: string({ max: 255 }),
      max_value: string({ max: 255 }),
    },
  },
  rich_text_input: {
    optional: { ...typed, initial_value: richText, min_lines: integer(1, 100), max_lines: integer(1, 100) },
  },
  file_input: {
    optional: { ...actionId, filetypes: list(string({ max: 255 }), { max: 100 }), max_files: integer(1, 10) },
  },
  feedback_buttons: {
    required: { positive_button: feedbackButton(), negative_button: feedbackButton() },
    optional: actionId,
  },
  icon_button: {
    required: { icon: string({ max: 255 }), text: plainText(75) },
    optional: {
      ...confirmable,
      ...accessibility,
      value: string({ max: 2000, min: 0 }),
      visible_to_user_ids: ids,
    },
  },
} satisfies Readonly<Record<string, Shape>>;

/** The name of an element of Block Kit. */
export type ElementType = keyof typeof elementShapes;

/** The options an app suggests for a type-ahead menu: a list of at most 100, or groups of them. */
export const checkOptions = (suggested: Json): readonly Objection[] =>
  object({
    optional: {
      options: list(plainOption, { min: 0, max: 100 }),
      option_groups: list(optionGroup, { min: 0, max: 100 }),
    },
    also: exactlyOne('options', 'option_groups'),
  })(suggested, '');

function feedbackButton(): Check {
  return object({
    required: { text: plainText(75), value: string({ max: 2000 }) },
    optional: accessibility,
  });
}

function oneListWithItsInitials(json: Json, pointer: string): readonly Objection[] {
  const objections = exactlyOne('options', 'option_groups')(json, pointer);
  return objections.length > 0 ? objections : initialsAreOptions(json, pointer);
}

// Slack compares the whole option: the same value under another text is not an option of the list.
function initialsAreOptions(json: Json, pointer: string): readonly Objection[] {
  const offered = [
    ...objectsOf(json, 'options'),
    ...objectsOf(json, 'option_groups').flatMap((group) => objectsOf(group, 'options')),
  ];
  const single = json['initial_option'];
  const initials = [...objectsOf(json, 'initial_options'), ...(isJson(single) ? [single] : [])];
  const strange = initials.some((initial) => !offered.some((option) => sameOption(option, initial)));
  const key = isJson(single) ? 'initial_option' : 'initial_options';
  return strange
    ? [{ pointer: `${pointer}/${key}`, message: 'must exactly match one of the provided options' }]
    : [];
}

const sameOption = (one: Json, other: Json): boolean =>
  one['value'] === other['value'] && JSON.stringify(one['text']) === JSON.stringify(other['text']);

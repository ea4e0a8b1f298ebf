import { type Json, objectsOf } from '../json.ts';
import { anything, byType, flag, type Objection, type Shape, string } from './check.ts';
import { checkBlocks } from './check-blocks.ts';
import { plainText } from './check-text.ts';

/** All that Slack would refuse about a view that is opened as a modal or published as Home. */
export function checkView(view: unknown, type: 'modal' | 'home'): readonly Objection[] {
  return byType({ [type]: shapes[type] })(view, '/view');
}

const anyView = {
  required: { blocks: anything },
  optional: {
    private_metadata: string({ max: 3000, min: 0 }),
    callback_id: string({ max: 255, min: 0 }),
    external_id: string({ max: 255, min: 0 }),
  },
};

const shapes: Readonly<Record<'modal' | 'home', Shape>> = {
  home: { ...anyView, also: (view, pointer) => checkBlocks(view['blocks'], 'home', `${pointer}/blocks`) },
  modal: {
    required: { ...anyView.required, title: plainText(24) },
    optional: {
      ...anyView.optional,
      submit: plainText(24),
      close: plainText(24),
      clear_on_close: flag,
      notify_on_close: flag,
      submit_disabled: flag,
    },
    also: checkModalBlocks,
  },
};

function checkModalBlocks(view: Json, pointer: string): readonly Objection[] {
  const objections = checkBlocks(view['blocks'], 'modal', `${pointer}/blocks`);
  const inputs = objectsOf(view, 'blocks').some((block) => block['type'] === 'input');
  return inputs && view['submit'] === undefined
    ? [...objections, { pointer, message: 'missing required field: submit' }]
    : objections;
}

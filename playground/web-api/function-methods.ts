import { checkBlocks } from '../block-kit/check-blocks.ts';
import { objectOf, textOf } from '../json.ts';
import { type ApiMethod, failed, ok } from './api-answer.ts';

/** The methods with which the app ends a step of a workflow. */
export const functionMethods = {
  'functions.completeSuccess': (_, args) => {
    if (textOf(args, 'function_execution_id') === '') return failed('invalid_arguments');
    const richTexts = Object.values(objectOf(args, 'outputs')).filter((output) => typeof output === 'object');
    const problems = checkBlocks(richTexts, 'message');
    return problems.length > 0 ? failed('parameter_validation_failed', problems) : ok();
  },

  'functions.completeError': (_, args) =>
    textOf(args, 'function_execution_id') === '' || textOf(args, 'error') === '' ? failed('invalid_arguments') : ok(),
} satisfies Readonly<Record<string, ApiMethod>>;

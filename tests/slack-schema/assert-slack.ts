import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { blockKitSchema } from './block-kit-schema.ts';
import { isJson, type Json, listIn, textIn } from './json.ts';
import { messageRules, type Violation, viewRules } from './payload-rules.ts';

/**
 * Holds a message to Slack's limits; what else it has beside text and blocks is not looked at.
 *
 * Lengths are in UTF-16 units. Slack counts characters and does not say which; a text has never fewer units than code
 * points, so what fits by units fits either way.
 * @throws {Error} that lists every violation with its JSON pointer
 */
export function assertSlackMessage(message: object): void {
  const sent = asSent(message);
  const payload = { text: textIn(sent, 'text'), blocks: listIn(sent, 'blocks') };
  refuse('message', [...violations('Message', payload), ...messageRules(payload)]);
}

/**
 * Holds a modal to Slack's limits. Lengths are in UTF-16 units.
 * @throws {Error} that lists every violation with its JSON pointer
 */
export function assertSlackModal(view: object): void {
  const sent = asSent(view);
  refuse('modal', [...violations('ModalView', sent), ...viewRules(sent)]);
}

/**
 * Holds an App Home to Slack's limits. Lengths are in UTF-16 units.
 * @throws {Error} that lists every violation with its JSON pointer
 */
export function assertSlackHome(view: object): void {
  const sent = asSent(view);
  refuse('Home', [...violations('HomeView', sent), ...viewRules(sent)]);
}

// What goes over the wire: a field that is undefined does not.
function asSent(payload: object): Json {
  const sent: unknown = JSON.parse(JSON.stringify(payload));
  return isJson(sent) ? sent : {};
}

function refuse(what: string, found: readonly Violation[]): void {
  if (found.length === 0) return;
  const lines = [...new Set(found.map(({ pointer, message }) => `  ${pointer || '/'} ${message}`))];
  throw new Error(`Slack would refuse this ${what}:\n${lines.join('\n')}`);
}

function violations(type: keyof Validators, payload: Json): readonly Violation[] {
  validators ??= compiled();
  const validate = validators[type];
  return validate(payload) ? [] : (validate.errors ?? []).map(inWords);
}

function inWords({ instancePath: pointer, keyword, message, params, data }: ErrorObject): Violation {
  const facts: Json = params;
  switch (keyword) {
    case 'discriminator':
      return {
        pointer: `${pointer}/type`,
        message: `must be a type that can stand here, not "${textIn(data, 'type')}"`,
      };
    case 'additionalProperties':
      return { pointer, message: `must NOT have the property ${textIn(facts, 'additionalProperty')}` };
    case 'enum':
      return { pointer, message: `must be one of ${listIn(facts, 'allowedValues').join(', ')}` };
    default: {
      const size = 'limit' in facts && (typeof data === 'string' || Array.isArray(data)) ? data.length : null;
      return { pointer, message: `${message ?? 'is wrong'}${size === null ? '' : `, has ${size}`}` };
    }
  }
}

interface Validators {
  readonly Message: ValidateFunction;
  readonly ModalView: ValidateFunction;
  readonly HomeView: ValidateFunction;
}

let validators: Validators | undefined;

function compiled(): Validators {
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    strict: false,
    discriminator: true,
    // UTF-16 units. Ajv calls the option deprecated, which it need not say in every run.
    unicode: false,
    logger: false,
  });
  ajv.addSchema(blockKitSchema(), 'slack');
  const blocks = { type: 'array', items: { $ref: 'slack#/definitions/KnownBlock' } };
  return {
    Message: ajv.compile({ type: 'object', properties: { blocks } }),
    ModalView: ajv.compile({ $ref: 'slack#/definitions/ModalView' }),
    HomeView: ajv.compile({ $ref: 'slack#/definitions/HomeView' }),
  };
}

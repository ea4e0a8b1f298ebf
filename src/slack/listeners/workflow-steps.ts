import { randomUUID } from 'node:crypto';
import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { KnownBlock, RichTextBlock, RichTextElement } from '@slack/types';
import { z } from 'zod';
import { type Answer, answerCard } from '../../bot/answer-card.ts';
import { bold, plain, richText } from '../../cards/rich-text.ts';
import { joinAs } from '../../messages/lists.ts';
import { t } from '../../messages/messages.ts';
import { plainText } from '../message-text.ts';
import { redeliveredFor } from '../requests.ts';
import type { Services } from '../services.ts';

type StepArgs = SlackEventMiddlewareArgs<'function_executed'> & AllMiddlewareArgs;

const [least, most] = [1, 3650];

/** What an input has to be, in the language of the moment in which it is read. */
const must = (rule: 'be_text' | 'not_be_empty' | 'be_whole' | 'be_more' | 'be_less') => ({
  error: ({ path = [] }: { readonly path?: readonly PropertyKey[] | undefined }) =>
    t(`slack.step.${rule}`, { input: path.map(String).join('.'), least, most }),
});

const text = z.string(must('be_text')).transform((given) => plainText(given).trim());

/**
 * The steps for Workflow Builder, by the callback id in the manifest: what each asks for in words, from the inputs of the step. Slack
 * offers them on paid plans, to apps whose manifest has what docs/workflow-steps.md lists.
 */
export const workflowSteps = {
  find_entries: z
    .object({ words: text.refine((words) => words !== '', must('not_be_empty')) })
    .transform(({ words }) => `search ${words}`),
  list_deadlines: z
    .object({
      filter: text.default(''),
      days: z.coerce
        .number(must('be_whole'))
        .int(must('be_whole'))
        .min(least, must('be_more'))
        .max(most, must('be_less'))
        .optional(),
    })
    .transform(({ filter, days }) => `deadlines ${filter}${days === undefined ? '' : ` next ${days} days`}`),
} satisfies Record<string, z.ZodType<string>>;

/** Runs a step once: the workflow goes on with the answer, or stops with a message that says what to change. */
export const workflowStep =
  ({ bot, recent, identity, log }: Services, request: z.ZodType<string>) =>
  async ({ event, inputs, complete, fail }: StepArgs): Promise<void> => {
    if (!(await recent.addIfNew(`step|${event.function_execution_id}`, redeliveredFor))) return;
    const read = request.safeParse(inputs);
    if (!read.success) {
      await fail({
        error: joinAs(
          'clauses',
          read.error.issues.map(({ message }) => message),
        ),
      });
      return;
    }
    try {
      // Nobody asks: a step may do what a stranger may.
      const requester = { workspaceId: identity.workspaceId, userId: '', channelId: null, isStranger: true };
      const answer = await bot.answer(bot.read(read.data), requester);
      const card = answerCard(answer, { canShare: false });
      await complete({ outputs: { answer: asRichText(card.blocks), summary: card.text, count: countOf(answer) } });
    } catch (err) {
      const reference = randomUUID().slice(0, 8);
      log.error({ err, reference }, 'workflow step failed');
      await fail({ error: t('slack.step.failed', { reference }) });
    }
  };

// A step's answer can be sent as a message, but not pressed: what a card says, without what it offers.
function asRichText(blocks: readonly KnownBlock[]): RichTextBlock {
  const lines = blocks.flatMap((block): RichTextBlock['elements'] => {
    switch (block.type) {
      case 'rich_text':
        return block.elements;
      case 'header':
        return richText([bold(block.text.text)]).elements;
      case 'section':
        return richText([plain(block.text?.text ?? '')]).elements;
      case 'context':
        return richText(block.elements.flatMap((one): RichTextElement[] => ('text' in one ? [plain(one.text)] : [])))
          .elements;
      default:
        return [];
    }
  });
  return { type: 'rich_text', elements: lines };
}

function countOf(answer: Answer): number {
  if (answer.kind === 'results') return answer.total;
  return answer.kind === 'deadlines' ? answer.upcoming.length : 0;
}

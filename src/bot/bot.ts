import { answerRequest } from '../ask/answer-question.ts';
import { answerFound, hitsWanted, searchQuery } from '../ask/answer-search.ts';
import { type TypeaheadOption, typeaheadOptions } from '../ask/typeahead.ts';
import {
  type CorrectionDependencies,
  type Corrections,
  createCorrections,
} from '../curate/correct-use-cases.ts';
import type { Curators } from '../curate/curators.ts';
import { createImports, type ImportDependencies, type Imports } from '../curate/import-use-cases.ts';
import type { Clock } from '../ports.ts';
import type { Library } from '../question/library.ts';
import { parseRequest } from '../question/parse-request.ts';
import { isSubscriptionRequest, type Question, type Request, type Requester } from '../question/request.ts';
import {
  createReminderActions,
  type ReminderActionDependencies,
  type ReminderActions,
} from '../remind/reminder-action-use-cases.ts';
import type { SubscriptionDependencies } from '../subscribe/create-subscription-use-cases.ts';
import { createSubscriptions, type Subscriptions } from '../subscribe/manage-subscriptions-use-cases.ts';
import { type CalendarDate, todayIn } from '../time/calendar-date.ts';
import type { Answer } from './answer-card.ts';
import { answerHome, type HomeAnswer } from './home.ts';

/** What the app can be asked, whatever surface asks. */
interface Bot {
  /** Reads and answers what was typed, as of today. */
  readonly ask: (text: string, asker: Requester) => Promise<Answer>;
  /** Answers a request that a card carried. */
  readonly answer: (request: Request, asker: Requester) => Promise<Answer>;
  /** What to offer for what has been typed so far into a search field. */
  readonly offers: (typed: string, asker: Requester) => Promise<readonly TypeaheadOption[]>;
  /** What Home shows to somebody. */
  readonly home: (asker: Requester) => Promise<HomeAnswer>;
}

interface BotFacts {
  /** The corpus of the moment, made ready: it is another one after an import. */
  readonly library: () => Library;
  readonly clock: Clock;
  readonly subscriptions: Pick<Subscriptions, 'answer' | 'madeBy' | 'zoneOf'>;
  readonly importing: Pick<Imports, 'form'>;
  readonly curators: Curators;
}

/** Brings the library, the clock and the subscriptions together. "Today" is that of the channel in which is asked. */
function createBot({ library, clock, subscriptions, importing, curators }: BotFacts): Bot {
  const today = async (asker: Requester) => todayIn(await subscriptions.zoneOf(asker), clock.now());
  const question = async (request: Question, asker: Requester): Promise<Answer> => {
    const told = await answerQuestion(request, library(), await today(asker));
    if (told.kind !== 'entry') return told;
    const { deadlines, source } = told.entry;
    if (deadlines.length + source.removed.length === 0) return told;
    return { ...told, mayCorrect: (await curators.refusal(asker)) === null };
  };
  const answer: Bot['answer'] = async (request, asker) => {
    if (isSubscriptionRequest(request)) return subscriptions.answer(request, asker);
    return request.kind === 'import' ? importing.form(asker) : question(request, asker);
  };
  return {
    answer,
    ask: (text, asker) => answer(parseRequest(text, library().index.vocabulary.knows), asker),
    offers: async (typed, asker) => typeaheadOptions(typed, library(), await today(asker)),
    home: async (asker) => answerHome(library(), await today(asker), await subscriptions.madeBy(asker)),
  };
}

// Searches may be answered by another thread; everything else is at hand.
async function answerQuestion(request: Question, library: Library, today: CalendarDate): Promise<Answer> {
  if (request.kind !== 'search') return answerRequest(request, library, today);
  const query = searchQuery(request, library, today);
  return answerFound(
    { request, query, found: await library.find(query, hitsWanted(request)) },
    library,
    today,
  );
}

/** All that the surfaces can ask for. */
export interface UseCases {
  readonly bot: Bot;
  readonly subscriptions: Subscriptions;
  readonly reminders: ReminderActions;
  readonly importing: Imports;
  readonly correcting: Corrections;
}

/** Puts together what the surfaces can ask for, out of what it works with. */
export function createUseCases(
  facts: SubscriptionDependencies & ReminderActionDependencies & ImportDependencies & CorrectionDependencies,
): UseCases {
  const subscriptions = createSubscriptions(facts);
  const importing = createImports(facts);
  return {
    bot: createBot({ ...facts, subscriptions, importing }),
    subscriptions,
    reminders: createReminderActions(facts),
    importing,
    correcting: createCorrections(facts),
  };
}

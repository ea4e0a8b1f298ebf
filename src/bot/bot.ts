import { answerQuestion } from '../ask/answer-question.ts';
import type { EntryAnswer, QuestionAnswer, ResultsAnswer } from '../ask/answers.ts';
import { corpusStats } from '../ask/corpus-stats.ts';
import { followUp, type Shown, shownBy } from '../ask/follow-up.ts';
import { relatedRequest } from '../ask/related-words.ts';
import { type TypeaheadOption, typeaheadOptions } from '../ask/typeahead.ts';
import type { DatedDeadline } from '../bulletin/corpus.ts';
import { createScopeChoice, type ScopeChoice, type ScopeDependencies } from '../curate/choose-scope-use-cases.ts';
import { type CorrectionDependencies, type Corrections, createCorrections } from '../curate/correct-use-cases.ts';
import type { Curators } from '../curate/curators.ts';
import { createImports, type ImportDependencies, type Imports } from '../curate/import-use-cases.ts';
import { openItems } from '../curate/review.ts';
import { everyBulletin } from '../curate/subject.ts';
import { createDesk, type Desk, type DeskDependencies } from '../desk/desk-use-cases.ts';
import type { Clock } from '../ports.ts';
import type { Library } from '../question/library.ts';
import { parseRequest } from '../question/parse-request.ts';
import { isQuestion, isSubscriptionRequest, type Request, type Requester } from '../question/request.ts';
import {
  createReminderActions,
  type ReminderActionDependencies,
  type ReminderActions,
} from '../remind/reminder-action-use-cases.ts';
import { createSources, type Sources, type SourcesDependencies } from '../sources/sources-use-cases.ts';
import type { SubscriptionDependencies } from '../subscribe/create-subscription-use-cases.ts';
import { createSubscriptions, type Subscriptions } from '../subscribe/manage-subscriptions-use-cases.ts';
import { todayIn } from '../time/calendar-date.ts';
import type { Answer } from './answer-card.ts';
import { answerHome, type HomeAnswer, mostDeadlines as mostOnHome } from './home.ts';
import type { Timeline } from './timeline.ts';

/** What can be asked of the app, from any surface. */
interface Bot {
  /** What was typed, as a request. */
  readonly read: (text: string) => Request;
  /** Finds what is related to the text of a message. */
  readonly related: (text: string, requester: Requester) => Promise<Answer>;
  /** Answers a request as of today. */
  readonly answer: (request: Request, requester: Requester) => Promise<Answer>;
  /** Answers a message of a conversation, which may be about what was shown there last, and says what it shows itself. */
  readonly converse: (text: string, before: Shown | null, requester: Requester) => Promise<Turn>;
  /** The options of the search field for what has been typed so far. */
  readonly typeahead: (typed: string, requester: Requester) => Promise<readonly TypeaheadOption[]>;
  readonly home: (requester: Requester) => Promise<HomeAnswer>;
}

interface Turn {
  readonly answer: Answer;
  readonly shown: Shown | null;
}

interface BotDependencies {
  /** The current library: each import makes a new one. */
  readonly library: () => Library;
  readonly clock: Clock;
  readonly subscriptions: Pick<Subscriptions, 'answer' | 'madeBy' | 'zoneOf'>;
  readonly desk: Pick<Desk, 'mine' | 'states'>;
  readonly importing: Pick<Imports, 'form'>;
  readonly following: Pick<Sources, 'list'>;
  readonly curators: Curators;
  /** The public address of a picture of the timeline; null if there is none. Never rejects. */
  readonly pictureOf: (timeline: Timeline) => Promise<string | null>;
  /** The name of the workspace. */
  readonly workspace: string;
  readonly version: string;
  /** A link or an email address; null if the operator named none. */
  readonly feedback: string | null;
}

// "Today" is that of the channel in which a question is asked.
function createBot(deps: BotDependencies): Bot {
  const { library, clock, subscriptions, desk, importing, following, curators, workspace, version } = deps;
  const day = async (requester: Requester) => {
    const zone = await subscriptions.zoneOf(requester);
    return { zone, today: todayIn(zone, clock.now()) };
  };
  const today = async (requester: Requester) => (await day(requester)).today;
  const isCurator = async (requester: Requester): Promise<boolean> =>
    !requester.isStranger && (await curators.refusal(requester)) === null;
  const answer: Bot['answer'] = async (request, requester) => {
    if (requester.isStranger && !isQuestion(request)) return { kind: 'members_only', workspace };
    if (isSubscriptionRequest(request)) return subscriptions.answer(request, requester);
    if (request.kind === 'mine') return desk.mine(requester, { ...(await day(requester)), page: request.page });
    if (request.kind === 'import') return importing.form(requester);
    if (request.kind === 'sources') return following.list(request.page, requester);
    if (request.kind === 'version') return { kind: 'version', version, corpus: corpusStats(library()) };
    if (request.kind === 'feedback') return { kind: 'feedback', version, address: deps.feedback };
    const asked = await day(requester);
    const statesOf = async (deadlines: readonly DatedDeadline[]) => ({
      states: await desk.states(requester, deadlines),
      zone: asked.zone,
    });
    const answered = await withStates(await answerQuestion(request, library(), asked.today), statesOf);
    return answered.kind === 'entry' || answered.kind === 'results'
      ? forCurator(answered, await isCurator(requester))
      : answered;
  };
  const read: Bot['read'] = (text) => parseRequest(text, library().knows, library().concepts);
  return {
    answer,
    read,
    converse: async (text, before, requester) => {
      const asked = { library: library(), today: await today(requester) };
      const request = before === null ? read(text) : await followUp(text, read(text), before, asked);
      const answered = await answer(request, requester);
      return { answer: answered, shown: shownIn(answered) };
    },
    related: (text, requester) => answer(relatedRequest(text, library()), requester),
    typeahead: async (typed, requester) => typeaheadOptions(typed, library(), await today(requester)),
    home: async (requester) => {
      const mayChoose = await isCurator(requester);
      const open = mayChoose ? openItems(library().corpus, everyBulletin).length : 0;
      const made = await subscriptions.madeBy(requester);
      const asked = await day(requester);
      const home = answerHome(library(), asked.today, made, { open, mayChoose });
      const states = await desk.states(requester, home.deadlines.upcoming.slice(0, mostOnHome));
      return {
        ...home,
        deadlines: { ...home.deadlines, states },
        picture: await deps.pictureOf(home.timeline),
        mine: await desk.mine(requester, { ...asked, page: 1 }),
      };
    },
  };
}

// Who has a deadline, and how it ended, is shown beside it.
async function withStates(
  answer: QuestionAnswer,
  statesOf: (deadlines: readonly DatedDeadline[]) => Promise<Pick<EntryAnswer, 'states' | 'zone'>>,
): Promise<QuestionAnswer> {
  switch (answer.kind) {
    case 'deadlines':
      return { ...answer, ...(await statesOf(answer.shown)) };
    case 'entry':
      return { ...answer, ...(await statesOf(answer.entry.deadlines)) };
    case 'results': {
      const { single } = answer;
      return single ? { ...answer, single: { ...single, ...(await statesOf(single.entry.deadlines)) } } : answer;
    }
    default:
      return answer;
  }
}

const forCurator = (answer: EntryAnswer | ResultsAnswer, mayCorrect: boolean): EntryAnswer | ResultsAnswer =>
  answer.kind === 'entry'
    ? { ...answer, mayCorrect }
    : { ...answer, mayCorrect, single: answer.single && { ...answer.single, mayCorrect } };

function shownIn(answer: Answer): Shown | null {
  switch (answer.kind) {
    case 'results':
    case 'entry':
    case 'latest':
    case 'deadlines':
      return shownBy(answer);
    default:
      return null;
  }
}

/** Everything that the surfaces can ask for. */
export interface UseCases {
  readonly bot: Bot;
  readonly subscriptions: Subscriptions;
  readonly reminders: ReminderActions;
  readonly desk: Desk;
  readonly importing: Imports;
  readonly following: Sources;
  readonly correcting: Corrections;
  readonly scoping: ScopeChoice;
}

/** Composes the features. */
export function createUseCases(
  dependencies: SubscriptionDependencies &
    ReminderActionDependencies &
    DeskDependencies &
    ImportDependencies &
    CorrectionDependencies &
    ScopeDependencies &
    SourcesDependencies &
    Pick<BotDependencies, 'pictureOf' | 'workspace' | 'version' | 'feedback'>,
): UseCases {
  const subscriptions = createSubscriptions(dependencies);
  const importing = createImports(dependencies);
  const following = createSources(dependencies);
  const desk = createDesk(dependencies);
  return {
    bot: createBot({ ...dependencies, subscriptions, desk, importing, following }),
    subscriptions,
    reminders: createReminderActions(dependencies),
    desk,
    importing,
    following,
    correcting: createCorrections(dependencies),
    scoping: createScopeChoice(dependencies),
  };
}

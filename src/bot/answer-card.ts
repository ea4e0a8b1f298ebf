import type { QuestionAnswer } from '../ask/answers.ts';
import { deadlinesCard } from '../ask/deadlines-card.ts';
import { entryCard } from '../ask/entry-card.ts';
import { helpCard } from '../ask/help-card.ts';
import {
  incompleteCard,
  nearVerbCard,
  nothingFoundCard,
  tooLongCard,
  unknownIdCard,
  unknownSectionCard,
} from '../ask/notice-cards.ts';
import { latestCard, resultsCard } from '../ask/results-card.ts';
import type { Card, CardPlace } from '../cards/card.ts';
import type { CorrectionAnswer, ImportAnswer, ScopeAnswer } from '../curate/answers.ts';
import { correctionCard } from '../curate/correction-card.ts';
import { importCard } from '../curate/import-card.ts';
import { scopeCard } from '../curate/scope-form.ts';
import type { DeskAnswer } from '../desk/answers.ts';
import { deskCard } from '../desk/desk-card.ts';
import { mineCard } from '../desk/mine-card.ts';
import type { SourcesAnswer } from '../sources/answers.ts';
import { sourcesCard } from '../sources/sources-card.ts';
import type { SubscriptionAnswer } from '../subscribe/answers.ts';
import { subscriptionCard } from '../subscribe/subscription-card.ts';
import { type AboutAnswer, feedbackCard, membersOnlyCard, versionCard } from './about-card.ts';

/** The answer to a request, whichever feature gave it. */
export type Answer =
  | QuestionAnswer
  | SubscriptionAnswer
  | ImportAnswer
  | CorrectionAnswer
  | ScopeAnswer
  | DeskAnswer
  | SourcesAnswer
  | AboutAnswer;

/** The card of an answer, for the place where it will be shown. */
export function answerCard(answer: Answer, place: CardPlace): Card {
  switch (answer.kind) {
    case 'help':
      return helpCard(answer);
    case 'results':
      return resultsCard(answer, place);
    case 'nothing_found':
      return nothingFoundCard(answer);
    case 'latest':
      return latestCard(answer);
    case 'entry':
      return entryCard(answer, place);
    case 'deadlines':
      return deadlinesCard(answer);
    case 'unknown_id':
      return unknownIdCard(answer);
    case 'latest_of_unknown_section':
      return unknownSectionCard(answer);
    case 'incomplete':
      return incompleteCard(answer);
    case 'near_verb':
      return nearVerbCard(answer);
    case 'too_long':
      return tooLongCard(answer);
    case 'import_form':
    case 'not_curator':
    case 'import_refused':
    case 'import_preview':
    case 'imported':
    case 'import_undone':
    case 'no_draft':
      return importCard(answer);
    case 'correction_form':
    case 'deadline_form':
    case 'entry_form':
    case 'words_decided':
    case 'entry_edited':
    case 'reviewed':
    case 'corrected':
    case 'restored':
      return correctionCard(answer);
    case 'scope_form':
    case 'scope_chosen':
      return scopeCard(answer);
    case 'mine':
      return mineCard(answer);
    case 'desk':
    case 'desk_form':
    case 'snoozed':
    case 'not_snoozed':
    case 'not_reachable':
    case 'not_a_person':
    case 'reminder_not_known':
    case 'deadline_gone':
      return deskCard(answer);
    case 'sources':
    case 'source_form':
      return sourcesCard(answer);
    case 'members_only':
      return membersOnlyCard(answer);
    case 'version':
      return versionCard(answer);
    case 'feedback':
      return feedbackCard(answer);
    default:
      return subscriptionCard(answer);
  }
}

import type { Answer } from '../answers/answer.ts';
import type { Card, CardPlace } from './card.ts';
import { correctionCard } from './correcting/correction-card.ts';
import { deadlinesCard } from './deadlines-card.ts';
import { entryCard } from './entry-card.ts';
import { helpCard } from './help-card.ts';
import { importCard } from './importing/import-card.ts';
import { latestCard } from './latest-card.ts';
import {
  incompleteCard,
  nearVerbCard,
  nothingFoundCard,
  tooLongCard,
  unknownIdCard,
  unknownSectionCard,
} from './notice-cards.ts';
import { resultsCard } from './results-card.ts';
import { subscriptionCard } from './subscribing/subscription-card.ts';

/** Lays an answer out as a card for the place where it will stand. */
export function answerCard(answer: Answer, place: CardPlace): Card {
  switch (answer.kind) {
    case 'help':
      return helpCard(answer);
    case 'results':
      return resultsCard(answer, place);
    case 'nothing_found':
      return nothingFoundCard(answer);
    case 'latest':
      return latestCard(answer, place);
    case 'entry':
      return entryCard(answer, place);
    case 'deadlines':
      return deadlinesCard(answer, place);
    case 'unknown_id':
      return unknownIdCard(answer);
    case 'unknown_section':
      return unknownSectionCard(answer.words);
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
    case 'import_cancelled':
    case 'no_draft':
      return importCard(answer);
    case 'correction_form':
    case 'corrected':
    case 'restored':
    case 'deadline_gone':
      return correctionCard(answer);
    default:
      return subscriptionCard(answer);
  }
}

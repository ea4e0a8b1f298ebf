import weights from '../../../data/deadline-model.json' with { type: 'json' };
import { type DeadlineKind, deadlineKinds } from '../../bulletin/bulletin.ts';
import { type Classifier, sharesOf } from '../model/classifier.ts';

/** What the model says of a candidate. */
export interface Judgement {
  /** The likeliest kind, should it be a deadline. */
  readonly kind: DeadlineKind;
  /** How likely it is a deadline of that kind, 0 to 1. */
  readonly confidence: number;
  /** How likely it is a deadline of any kind, 0 to 1. */
  readonly probability: number;
}

/** Weights of a multinomial logistic regression: for each feature one of each class: none, then the deadline kinds in their order. */
export interface DeadlineModel extends Classifier {
  /** What is at least as likely a deadline of one kind as this is surely one. */
  readonly sure: number;
  /** What is at least as likely a deadline of any kind as this may be one; after the issue less is enough. */
  readonly possible: number;
  readonly possibleAhead: number;
}

/** The model that ships with the program: `scripts/train-deadlines.ts` makes it. */
export const deadlineModel: DeadlineModel = weights;

/** Judges a candidate by its features. */
export function judge(features: readonly string[], model: DeadlineModel): Judgement {
  const [none = 0, ...kinds] = sharesOf(features, deadlineKinds.length + 1, model);
  const confidence = Math.max(...kinds);
  return { kind: deadlineKinds[kinds.indexOf(confidence)] ?? 'other', confidence, probability: 1 - none };
}

import type { english } from '../en/index.ts';
import type { Translated } from '../language.ts';
import { ask } from './ask.ts';
import { bot } from './bot.ts';
import { bulletin } from './bulletin.ts';
import { cards } from './cards.ts';
import { curate } from './curate.ts';
import { dates } from './dates.ts';
import { desk } from './desk.ts';
import { manifest } from './manifest.ts';
import { problems } from './problems.ts';
import { question } from './question.ts';
import { remind } from './remind.ts';
import { slack } from './slack.ts';
import { sources } from './sources.ts';
import { subscribe } from './subscribe.ts';

/** Every text of the app in simplified Chinese. */
export const chinese: Translated<typeof english> = {
  ...ask,
  ...bot,
  ...bulletin,
  ...cards,
  ...curate,
  ...dates,
  ...desk,
  ...manifest,
  ...problems,
  ...question,
  ...remind,
  ...slack,
  ...sources,
  ...subscribe,
};

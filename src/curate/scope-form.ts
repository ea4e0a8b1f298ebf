import type { KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import { jurisdictionName } from '../bulletin/labels.ts';
import type { Scope } from '../bulletin/scope.ts';
import { actionIds, callbackIds } from '../cards/action-ids.ts';
import { button, context, input, modalForm, option, plainText } from '../cards/blocks.ts';
import { type Card, notice } from '../cards/card.ts';
import { limits } from '../cards/limits.ts';
import { currentLanguage } from '../messages/language.ts';
import { localName } from '../messages/lists.ts';
import { t } from '../messages/messages.ts';
import type { ScopeAnswer, ScopeForm } from './answers.ts';

/** The ids of the fields' blocks; the element in each has the same id. */
const fields = { jurisdictions: 'jurisdictions', topics: 'topics' } as const;

/** Opens the form; for curators. */
export const scopeButton = (text: string) => button({ id: actionIds.chooseScope, text, value: 'scope' });

/** The modal in which a curator chooses what concerns the workspace. */
export function scopeModal({ scope, jurisdictions, topics }: ScopeForm): ModalView {
  const places = [...new Set([...jurisdictions, ...(scope?.jurisdictions ?? [])])]
    .map((code) => option(code, jurisdictionName(code)))
    .sort((a, b) => a.text.text.localeCompare(b.text.text, currentLanguage()));
  const subjects = topics.map(({ id, name, chinese }) => option(id, localName(name, chinese)));
  return modalForm({ id: callbackIds.scopeModal, title: t('scope.form.title'), submit: t('scope.form.submit') }, [
    context(t('scope.form.intro')),
    select(fields.jurisdictions, t('scope.form.jurisdictions'), t('scope.form.jurisdictions.all'), {
      options: places,
      chosen: scope?.jurisdictions,
    }),
    select(fields.topics, t('scope.form.topics'), t('scope.form.topics.all'), {
      options: subjects,
      chosen: scope?.topics,
    }),
  ]);
}

interface Choices {
  readonly options: readonly (PlainTextOption & { readonly value: string })[];
  readonly chosen: readonly string[] | undefined;
}

function select(id: string, label: string, all: string, { options, chosen = [] }: Choices): KnownBlock {
  const initial = options.filter(({ value }) => chosen.includes(value));
  return {
    ...input(id, label),
    optional: true,
    element: {
      type: 'multi_static_select',
      action_id: id,
      placeholder: plainText(all),
      options: options.slice(0, limits.options),
      ...(initial.length > 0 && { initial_options: initial }),
    },
  };
}

/** What the fields hold, as Slack sends it. */
type ScopeState = Readonly<
  Record<
    string,
    Readonly<Record<string, { readonly selected_options?: readonly { readonly value?: string }[] | null }>>
  >
>;

/** Reads a submitted form. Nothing chosen in a field is everything. */
export function readScopeForm(state: ScopeState): Scope {
  const chosen = (id: string): readonly string[] =>
    (state[id]?.[id]?.selected_options ?? []).flatMap(({ value }) => value ?? []);
  return { jurisdictions: chosen(fields.jurisdictions), topics: chosen(fields.topics) };
}

/** What a curator is shown who chose. */
export function scopeCard(answer: Exclude<ScopeAnswer, { kind: 'not_curator' }>): Card {
  if (answer.kind === 'scope_form') return notice(t('scope.no_form'), t('scope.no_form.next'));
  const [what] = answer.texts;
  const heading = what === undefined ? t('scope.saved.everything') : t('scope.saved', { what });
  return notice(heading, t('scope.saved.effect', { word: 'everywhere' }));
}

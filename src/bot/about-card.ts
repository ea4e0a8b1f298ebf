import { command } from '../cards/action-ids.ts';
import { requestButton } from '../cards/buttons.ts';
import { type Card, notice } from '../cards/card.ts';

/** For people of another workspace, whom the app does not serve. */
export function membersOnlyCard({ workspace }: { readonly workspace: string }): Card {
  return notice(`This app is for members of ${workspace}`, 'Ask a colleague there to share an entry in this channel.');
}

/** Where a form does not open. */
export function noFormCard(): Card {
  return notice('Slack didn’t open the form', `Try again in a minute, or type ${command} and your question.`, [
    requestButton('Help', { kind: 'help' }, 'help'),
  ]);
}

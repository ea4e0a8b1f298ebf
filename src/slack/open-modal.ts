import type { BlockAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';

/**
 * Shows a modal for a press: on top of the modal in which it was pressed, else by itself. Slack gives three seconds
 * from the press on.
 */
export async function openModal(client: WebClient, body: BlockAction, view: ModalView): Promise<void> {
  const { trigger_id } = body;
  if (body.view?.type === 'modal') await client.views.push({ trigger_id, view });
  else await client.views.open({ trigger_id, view });
}

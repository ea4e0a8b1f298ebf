import type { AllMiddlewareArgs, SlackOptionsMiddlewareArgs } from '@slack/bolt';
import type { PlainTextOption } from '@slack/types';
import { searchOptions } from '../../ask/search-field.ts';
import { actionIds } from '../../cards/action-ids.ts';
import { option } from '../../cards/blocks.ts';
import { limits } from '../../cards/limits.ts';
import type { Requester } from '../../question/request.ts';
import { suggestZones } from '../../subscribe/zone-names.ts';
import { Reply } from '../reply.ts';
import type { Services } from '../services.ts';

type OptionsArgs = SlackOptionsMiddlewareArgs<'block_suggestion'> & AllMiddlewareArgs;

type Typeahead = (services: Services) => (args: OptionsArgs) => Promise<void>;

/** The options of each menu that is searched while the user types, by action id. */
export const typeaheads: Readonly<Record<string, Typeahead>> = {
  [actionIds.search]: typeahead(async ({ bot }, typed, by) => searchOptions(await bot.typeahead(typed, by))),
  [actionIds.zone]: typeahead(async (_, typed) =>
    suggestZones(typed, limits.options).map((zone) => option(zone, zone)),
  ),
};

function typeahead(
  suggest: (services: Services, typed: string, by: Requester) => Promise<readonly PlainTextOption[]>,
): Typeahead {
  return (services) => async (args) => {
    const { requester } = new Reply(services, args);
    await args.ack({ options: [...(await suggest(services, args.payload.value, requester))] });
  };
}

import { Argument, Command, InvalidArgumentError } from 'commander';
import { pluralise } from '../../cards/format.ts';
import { isUser } from '../../cards/rich-text.ts';
import { openDatabase } from '../../storage/open-database.ts';
import { type Erasure, erasePerson, type Person, personRecords } from '../../storage/person-data.ts';
import { printJson, printLines } from '../output.ts';
import { readStorePlace } from '../settings.ts';
import { noWorkspace, oneWorkspaceIn, theOnlyOne, workspaceOption } from '../workspace-option.ts';

interface PersonOptions {
  readonly workspace?: string;
  readonly notes?: boolean;
}

/** `person export USER` and `person erase USER`: what is stored of one person. */
export function personCommand(): Command {
  const person = new Command('person')
    .exitOverride()
    .showHelpAfterError()
    .description('export or erase what is stored of one person');
  person
    .command('export')
    .description('print every record that names a person, as JSON by table')
    .addArgument(userArgument())
    .addOption(workspaceOption(theOnlyOne))
    .action(async (userId: string, { workspace }: PersonOptions) => {
      await using database = await openDatabase(readStorePlace(process.env));
      const found = personIn(userId, await oneWorkspaceIn(database, workspace));
      printJson({ ...found, records: await personRecords(database, found) });
    });
  person
    .command('erase')
    .description('erase a person: the history stays, without who it was')
    .addArgument(userArgument())
    .addOption(workspaceOption(theOnlyOne))
    .option('--notes', 'also erase the notes that they wrote')
    .action(async (userId: string, { workspace, notes = false }: PersonOptions) => {
      await using database = await openDatabase(readStorePlace(process.env));
      const found = personIn(userId, await oneWorkspaceIn(database, workspace));
      printLines(erasureLines(found, await erasePerson(database, found, { at: Date.now(), notes })));
    });
  return person;
}

const userArgument = (): Argument =>
  new Argument('<USER>', 'a user ID of Slack, such as U012ABCDEF').argParser((text) => {
    if (isUser(text)) return text;
    throw new InvalidArgumentError('Use a user ID such as U012ABCDEF, from the person’s profile in Slack.');
  });

function personIn(userId: string, workspaceId: string | null): Person {
  if (workspaceId === null) throw noWorkspace();
  return { workspaceId, userId };
}

const erasureLines = (
  { workspaceId, userId }: Person,
  { disowned, personal, ofChannels }: Erasure,
): readonly string[] => [
  `Erased ${userId} from the records of ${workspaceId}, which say “a former member” instead.`,
  ...(personal > 0 ? [`Deleted ${pluralise(personal, 'personal subscription', 'personal subscriptions')}.`] : []),
  ...(disowned > 0
    ? [
        `${pluralise(disowned, 'open deadline has', 'open deadlines have')} no owner now. Ask somebody to take ${disowned === 1 ? 'it' : 'them'}.`,
      ]
    : []),
  ...(ofChannels > 0
    ? [
        `${pluralise(ofChannels, 'subscription of a channel goes', 'subscriptions of channels go')} on. If Slack refuses to post there, nobody is told: watch the alert PrivacyLawSubscriptionPaused.`,
      ]
    : []),
  'Also remove the person from CURATORS if they are named there. Backups hold the records until they expire.',
];

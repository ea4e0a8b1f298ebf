import { Command } from 'commander';
import { bulletinJsonSchema } from '../bulletin/file/bulletin-json-schema.ts';

/** `schema`: the JSON Schema of a bulletin, for editors. */
export function schemaCommand(): Command {
  return new Command('schema')
    .description('print the JSON Schema of a bulletin, as kept in data/bulletin.schema.json')
    .action(() => {
      process.stdout.write(bulletinJsonSchema());
    });
}

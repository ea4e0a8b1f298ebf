import { Command, Option } from 'commander';
import { inLanguage, type Language, languages } from '../../messages/language.ts';
import { printManifest } from '../manifest.ts';

/** `manifest`: prints the manifest to create the app from, with its words in a language. */
export function manifestCommand(): Command {
  return new Command('manifest')
    .description('print the manifest of the app, with its words in a language')
    .addOption(new Option('--language <TAG>', 'the language').choices([...languages]).default('en'))
    .action(async ({ language }: { readonly language: Language }) => {
      process.stdout.write(await inLanguage(language, printManifest));
    });
}

import { command } from '../cards/action-ids.ts';
import { currentLanguage } from '../messages/language.ts';
import { type MessageId, pieces, type ValuesOf } from '../messages/messages.ts';

// The pages of the installation, in the current language. Plain HTML without scripts, images or fonts: nothing is loaded from anywhere.

/** Before the installation. @param url Slack's page, on which the app is allowed in */
export const installPage = (url: string): string =>
  page(html('install.title'), [
    `<p>${html('install.about')}</p>`,
    `<p>${button(url, html('install.add'))}</p>`,
    `<h2>${html('install.reads')}</h2>`,
    `<ul><li>${html('install.reads.messages')}</li>`,
    `<li>${html('install.reads.optional')}</li></ul>`,
    `<h2>${html('install.keeps')}</h2>`,
    `<p>${html('install.keeps.what')}</p>`,
  ]);

interface Installed {
  /** Of the workspace or organisation. */
  readonly name: string;
  /** Null for an organisation. */
  readonly workspaceId: string | null;
  readonly appId: string | undefined;
}

/** After the installation. */
export function successPage({ name, workspaceId, appId }: Installed): string {
  const link =
    workspaceId === null || appId === undefined
      ? 'slack://open'
      : `slack://app?team=${workspaceId}&id=${appId}&tab=home`;
  const open = { markup: `<a href="${escaped(link)}">${html('install.next.open')}</a>` };
  const subscribe = { invite: '/invite @Privacy Law', subscribe: `${command} subscribe` };
  const ask = { question: `${command} facial recognition`, help: `${command} help` };
  return page(html('install.done', { name }), [
    ...(workspaceId === null ? [`<p>${html('install.done.organisation')}</p>`] : []),
    `<h2>${html('install.next')}</h2>`,
    `<ol><li>${html('install.next.home', { open })}</li>`,
    `<li>${html('install.next.subscribe', subscribe)}</li>`,
    `<li>${html('install.next.ask', ask)}</li></ol>`,
    `<p>${html('install.curators')}</p>`,
  ]);
}

/** When nothing was installed. @param reference the log has the same */
export function failurePage(reason: 'cancelled' | 'stale' | 'refused' | 'failed', reference: string): string {
  return page(html(`install.${reason}`), [
    `<p>${html(`install.${reason}.why`)}</p>`,
    `<p>${button('install', html('install.again'))}</p>`,
    ...(reason === 'cancelled' ? [] : [`<p>${html('install.reference', { reference })}</p>`]),
  ]);
}

interface Markup {
  readonly markup: string;
}

/** A message as HTML: its words and values are escaped, all but markup. */
function html<Id extends MessageId>(id: Id, ...values: ValuesOf<Id, string | number | Markup>): string {
  const code = (words: string): Markup => ({ markup: `<code>${escaped(words)}</code>` });
  return pieces<Id, Markup>(id, { code }, ...values)
    .map((piece) => (typeof piece === 'string' ? escaped(piece) : piece.markup))
    .join('');
}

const button = (url: string, words: string): string => `<a class="button" href="${escaped(url)}">${words}</a>`;

const page = (heading: string, body: readonly string[]): string => `<!doctype html>
<html lang="${currentLanguage()}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${heading}</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; color: #1d1c1d; background: #fff; max-width: 38rem; margin: 3rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; line-height: 1.25; } h2 { font-size: 1.1rem; margin-top: 2rem; }
.button { display: inline-block; padding: .6rem 1.1rem; border-radius: .3rem; background: #1f3a5f; color: #fff; text-decoration: none; font-weight: 600; }
a:focus-visible { outline: 3px solid #1264a3; outline-offset: 2px; } code { background: #f4f4f5; padding: .1rem .3rem; }
</style>
</head>
<body>
<h1>${heading}</h1>
${body.join('\n')}
</body>
</html>
`;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '');

import { command } from '../cards/action-ids.ts';

// The pages of the installation. Plain HTML without scripts, images or fonts: nothing is loaded from anywhere.

/** Before the installation. @param url Slack's page, on which the app is allowed in */
export const installPage = (url: string): string =>
  page('Install Privacy Law for Slack', [
    '<p>Privacy Law answers questions about legal bulletins on cybersecurity and data protection, and reminds channels of their deadlines.</p>',
    `<p><a class="button" href="${escaped(url)}">Add to Slack</a></p>`,
    '<h2>What it can read</h2>',
    '<ul><li>Messages that mention it, and direct messages to it. It keeps no message text.</li>',
    '<li>Some permissions are optional. Slack lists each of them on the next page, and the app works without those.</li></ul>',
    '<h2>What it keeps</h2>',
    '<p>Subscriptions, reminders that were posted, and what curators import or correct. All of it is deleted when the app is removed from the workspace.</p>',
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
  const inOrganisation =
    workspaceId === null
      ? [
          '<p>An organisation chooses the workspaces that get the app: add them in Slack’s admin pages, under Integrations.</p>',
        ]
      : [];
  return page(`Privacy Law is installed in ${escaped(name)}`, [
    ...inOrganisation,
    '<h2>What to do next</h2>',
    `<ol><li><a href="${escaped(link)}">Open the app in Slack</a>. On its Home tab, choose the jurisdictions and topics that concern you.</li>`,
    `<li>In a channel, type <code>/invite @Privacy Law</code>, then <code>${command} subscribe</code>, and choose what the channel is reminded of.</li>`,
    `<li>Ask something: <code>${command} facial recognition</code>. <code>${command} help</code> lists everything else.</li></ol>`,
    '<p>You and the workspace’s admins are its curators: you can import bulletins and correct deadlines.</p>',
  ]);
}

const failures = {
  cancelled: ['Nothing was installed', 'You chose not to allow the app. You can start again at any time.'],
  stale: [
    'Nothing was installed',
    'The request was opened in another browser, is older than ten minutes, or did not come from Slack. Start again here, and allow cookies for this page.',
  ],
  refused: [
    'Slack refused the installation',
    'Nothing was installed. Start again; each of Slack’s answers can be used only once.',
  ],
  failed: ['The installation failed', 'Nothing was installed. Try again in a minute.'],
} as const;

/** When nothing was installed. @param reference the log has the same */
export function failurePage(reason: keyof typeof failures, reference: string): string {
  const [heading, text] = failures[reason];
  return page(heading, [
    `<p>${text}</p>`,
    '<p><a class="button" href="install">Start again</a></p>',
    ...(reason === 'cancelled'
      ? []
      : [`<p>If it happens again, give the operator this reference: <code>${escaped(reference)}</code></p>`]),
  ]);
}

const page = (heading: string, body: readonly string[]): string => `<!doctype html>
<html lang="en">
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

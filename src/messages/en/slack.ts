/** Texts about Slack itself: its files, workflows and limits, and the pages on which the app is installed. */
export const slack = {
  'slack.busy': 'Slack accepts no more messages here for the moment.',
  'slack.busy.next': 'Try again in a minute.',
  'slack.unknown_command': 'Unknown command',
  'slack.unknown_command.hint': 'Try {command}.',
  'slack.search.nothing_selected': 'Type at least one word, then select what to search for.',

  'slack.file.unavailable': 'the file could not be downloaded from Slack; upload it again, or paste its text',
  'slack.file.elsewhere': 'the file is not stored in Slack; upload it, or paste its text',
  'slack.file.too_large': 'the file is larger than {most} MB; split it, or save its text as {ending}',
  'slack.file.not_allowed': 'the app can’t read files; paste the text, or ask an admin to grant the {scope} scope',

  'slack.step.be_text': '{input} must be text',
  'slack.step.not_be_empty': '{input} must not be empty',
  'slack.step.be_whole': '{input} must be a whole number',
  'slack.step.be_more': '{input} must be {least} or more',
  'slack.step.be_less': '{input} must be {most} or less',
  'slack.step.failed': 'Something went wrong. Run the workflow again; if it fails again, report {reference}.',

  'install.title': 'Install Privacy Law for Slack',
  'install.about':
    'Privacy Law answers questions about legal bulletins on cybersecurity and data protection, and reminds channels of their deadlines.',
  'install.add': 'Add to Slack',
  'install.reads': 'What it can read',
  'install.reads.messages': 'Messages that mention it, and direct messages to it. It keeps no message text.',
  'install.reads.optional':
    'Some permissions are optional. Slack lists each of them on the next page, and the app works without those.',
  'install.keeps': 'What it keeps',
  'install.keeps.what':
    'Subscriptions, reminders that were posted, and what curators import or correct. All of it is deleted when the app is removed from the workspace.',

  'install.done': 'Privacy Law is installed in {name}',
  'install.done.organisation':
    'An organisation chooses the workspaces that get the app: add them in Slack’s admin pages, under Integrations.',
  'install.next': 'What to do next',
  'install.next.open': 'Open the app in Slack',
  'install.next.home': '{open}. On its Home tab, choose the jurisdictions and topics that concern you.',
  'install.next.subscribe':
    'In a channel, type <code>{invite}</code>, then <code>{subscribe}</code>, and choose what the channel is reminded of.',
  'install.next.ask': 'Ask something: <code>{question}</code>. <code>{help}</code> lists everything else.',
  'install.curators':
    'You and the workspace’s admins are its curators: you can import bulletins and correct deadlines.',

  'install.cancelled': 'Nothing was installed',
  'install.cancelled.why': 'You chose not to allow the app. You can start again at any time.',
  'install.stale': 'Nothing was installed',
  'install.stale.why':
    'The request was opened in another browser, is older than ten minutes, or did not come from Slack. Start again here, and allow cookies for this page.',
  'install.refused': 'Slack refused the installation',
  'install.refused.why': 'Nothing was installed. Start again; each of Slack’s answers can be used only once.',
  'install.failed': 'The installation failed',
  'install.failed.why': 'Nothing was installed. Try again in a minute.',
  'install.again': 'Start again',
  'install.reference': 'If it happens again, give the operator this reference: <code>{reference}</code>',
} as const;

/**
 * The ids of buttons, menus and fields. A suffix after a colon tells those of one block apart, since Slack wants them to differ:
 * `run_request:next`.
 */
export const actionIds = {
  runRequest: 'run_request',
  showEntry: 'show_entry',
  shareEntry: 'share_entry',
  /** The search field. Slack asks for its options while the user types. */
  search: 'search',
  openForm: 'open_form',
  /** Shows the fields of a form that are behind "More options". */
  moreOptions: 'more_options',
  endSubscription: 'end_subscription',
  nextReminders: 'next_reminders',
  resumeSubscription: 'resume_subscription',
  acknowledge: 'acknowledge_reminder',
  takeBack: 'take_back_acknowledgement',
  own: 'own_deadline',
  handOver: 'hand_over_deadline',
  finish: 'finish_deadline',
  /** Not applicable. */
  dismiss: 'dismiss_deadline',
  reopen: 'reopen_deadline',
  /** Reminds the owner of deadlines in a direct message. */
  remindOwner: 'remind_owner',
  snooze: 'snooze_reminder',
  mute: 'mute_deadline',
  unmute: 'unmute_deadline',
  addToCalendar: 'add_to_calendar',
  /** Sends the calendar file of a deadline that a card shows. */
  sendCalendar: 'send_calendar',
  /** Opens a link: nothing is left to do. */
  openLink: 'open_link',
  calendarLink: 'calendar_link',
  revokeCalendar: 'revoke_calendar',
  /** A menu of further actions, shown as ⋯. */
  more: 'more',
  openImport: 'open_import',
  previewImport: 'preview_import',
  undoImport: 'undo_import',
  editEntry: 'edit_entry',
  /** Opens the form of a deadline or of a possible one, or decides on it. */
  decide: 'decide',
  /** Leads through what is open in a bulletin. */
  reviewBulletin: 'review_bulletin',
  /** Opens the form in which a curator chooses what concerns the workspace. */
  chooseScope: 'choose_scope',
  addSource: 'add_source',
  /** Turns a source on or off, fetches or removes it, or discards a draft. */
  chooseSource: 'choose_source',
  /** The menu of authorities. Slack asks for its options while the user types. */
  authorities: 'authorities',
  /** The menu of time zones. Slack asks for its options while the user types. */
  zone: 'zone',
} as const;

/** The ids of modals and shortcuts, as in the manifest. */
export const callbackIds = {
  searchShortcut: 'search_privacy_law',
  relatedShortcut: 'find_related_law',
  searchModal: 'search_modal',
  subscribeModal: 'subscribe_modal',
  changeModal: 'change_modal',
  settingsModal: 'settings_modal',
  /** Asks whether to end a subscription. */
  endModal: 'end_modal',
  importModal: 'import_modal',
  previewModal: 'preview_modal',
  /** The form of a possible deadline, on top of the preview. */
  draftModal: 'draft_modal',
  entryModal: 'entry_modal',
  correctionModal: 'correction_modal',
  scopeModal: 'scope_modal',
  /** The forms of the desk: done, not applicable, hand over, mute. */
  deskModal: 'desk_modal',
  sourceModal: 'source_modal',
} as const;

/** The slash command, as in the manifest. */
export const command = '/privacy-law';

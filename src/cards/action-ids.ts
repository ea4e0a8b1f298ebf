/**
 * The ids of everything that can be pressed. An id may carry a suffix after a colon, since ids must differ within a
 * block: `run_request:next`.
 */
export const actionIds = {
  runRequest: 'run_request',
  showEntry: 'show_entry',
  shareEntry: 'share_entry',
  homeSearch: 'home_search',
} as const;

/** The ids of modals and shortcuts, as in the manifest. */
export const callbackIds = {
  searchShortcut: 'search_privacy_law',
  relatedShortcut: 'find_related_law',
  searchModal: 'search_modal',
} as const;

/** What is wrong with a bulletin or a part of it, and what to do. Stored with drafts: a message whose values change gets another id. */
export const problems = {
  'problem.of_earlier_version': 'Something was noted here by another version of the app. Check the source.',

  // Files and texts that cannot be read.
  'problem.text_empty': 'The text is empty: give a file that holds the bulletin.',
  'problem.file_empty': 'the file is empty; give the file that holds the bulletin',
  'problem.file_without_bytes': 'the file is empty; save the bulletin again, then try once more',
  'problem.file_without_text': 'the file holds no text; give the file that holds the bulletin',
  'problem.file_binary': 'the file is not text; save what it shows as text',
  'problem.file_encoding': 'the encoding of the file cannot be told; save it as UTF-8',
  'problem.file_too_large': 'the file has more than {megabytes} MB; split it',
  'problem.file_too_large_unpacked':
    'the file would take more than {megabytes} MB once unpacked; save its text as .txt',
  'problem.format_unknown': '{ending} is not read: save the bulletin as {formats}',
  'problem.docx_unreadable': 'the file is not a readable Word document; save it again as .docx, or as .txt',
  'problem.pdf_too_long': 'the file has more than {pages} pages; split it',
  'problem.pdf_locked': 'the file asks for a password; save it without one',
  'problem.pdf_unreadable': 'the file is not a readable PDF; save it again, or as .txt',
  'problem.pdf_without_text': 'the file holds pictures of text; have its text recognised, or paste the text',
  'problem.mail_unreadable': 'the mail cannot be read; save it again as .eml, or save its text as .txt',
  'problem.mail_without_text': 'the mail holds no text and no document; forward the one that holds the bulletin',
  'problem.reading_too_long':
    'reading the bulletin took longer than {seconds} seconds; split it, or save its text as .txt',
  'problem.reading_failed': 'the bulletin could not be read ({why}); save its text as .txt and import that',

  // What the reader noticed in a text.
  'problem.no_entries':
    'No entries were found: begin each with a number and its title on a line of its own, as "1. Title".',
  'problem.section_empty': 'No entries were found under "{heading}".',
  'problem.issued_unknown': 'The text doesn’t say when it was issued. Give the month or date of issue ({option}).',
  'problem.issued_invalid': '"{issued}" isn’t a month or date. Use YYYY-MM or YYYY-MM-DD.',
  'problem.head_incomplete.issued': 'The date of issue isn’t stated in the text. Fill it in ({option}).',
  'problem.head_incomplete.jurisdiction': 'The jurisdiction isn’t stated in the text. Fill it in ({option}).',
  'problem.head_incomplete.language': 'The language isn’t stated in the text. Fill it in ({option}).',
  'problem.text_broken': 'A letter of "{words}" is damaged in the file. Check the source.',
  'problem.reply_left_out':
    'Lines {from} to {to} quote an earlier email, so they were not read. To read them, paste them on their own.',
  'problem.language_unread.text':
    'The text is in {language}, which the app doesn’t read: it finds possible deadlines only. Check them and add what is missing.',
  'problem.language_unread.entry':
    '“{title}” is in {language}, which the app doesn’t read: it finds possible deadlines only. Check them and add what is missing.',
  'problem.date_impossible': '"{words}" isn’t a valid date, so it was left out. Check the source.',
  'problem.date_either_order':
    '"{words}" may have its day or its month first, so it was left out. Check the source, and write the month as a word.',
  'problem.date_without_year':
    'The year of "{quote}" is not certain: give the day of issue ({option}) or add the deadline by hand.',
  'problem.deadline_without_day':
    '"{quote}" gives no date, so the deadline was left out. Add it once the date is known.',
  'problem.deadline_counted': '"{quote}" was counted to {day}: check the day, and from which one it runs.',
  'problem.deadline_outside':
    '“{quote}” stands outside the entries, so it was left out: add the deadline to the entry that it belongs to.',
  'problem.deadline_in_title':
    '“{quote}” stands in the title of an entry, so it was left out: add the deadline to the entry.',

  // Rules of an entry, and what is left out because of them.
  'problem.left_out': 'left out of {entryId}: {problem} ({rule})',
  'problem.bulletin_invalid': '{field} {problem}',
  'problem.jurisdiction_of_entry':
    'add "jurisdiction": the bulletin is about several ({code}), so each entry must name its own',
  'problem.entry_id': '"id" must be {prefix} and a number, because the entry is in section {section} of {bulletinId}',
  'problem.authority_known': '"{code}" is not a code in {file}; write the authority’s full name',
  'problem.quote_in_body': '"quote" must appear word for word in the title or body',
  'problem.deadline_window': '"start" must not be after {date}',
  'problem.date_in_quote': '"date" is {date}, but the quote gives another date; correct one of the two',
  'problem.year_plausible': '"{field}" must be in the years 1900 to 2199',
  'problem.deadline_unique': '{kind} on {date} is given twice; keep one of the two',

  // Imports, and what comes from sources.
  'problem.bulletin_id_taken':
    'another bulletin was just imported as {id}, so this one was not; import it again to give it an ID of its own',
  'problem.bulletin_changed':
    'bulletin {id} has been imported again since this preview; import yours again to see what it changes now',
  'problem.entry_id_kept':
    '“{title}” keeps its ID {now}, to which corrections and reminders belong; the file has {given}.',
  'problem.of_item': '“{title}”: {problem}',
  'problem.page_unread': '“{title}”: only the feed’s summary was read, not the page. {why}',
  'problem.item_unread': '“{title}”: its text can’t be read. Open the source and add what matters.',
} as const;

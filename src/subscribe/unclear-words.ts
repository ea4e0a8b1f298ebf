import { weekdayNamed } from '../time/calendar-date.ts';
import { zoneAbbreviations } from './place-names.ts';

/**
 * The words of a filter that sound like terms of a subscription, though no term could be read from them: "daily", "after", "7", "每天". Words
 * in quotes and values of filters are what the deadlines are about.
 */
export function unclearWords(words: readonly string[]): readonly string[] {
  return words.filter((word, at) => {
    if (/["“”:]/u.test(word)) return false;
    const bare = word.replace(/^[(,;]+|[),;.!?]+$/gu, '');
    const lower = bare.toLowerCase();
    if (/^leads?$/.test(lower)) return !/^\p{L}{2,}/u.test(words[at + 1] ?? '');
    return (
      termWords.has(lower) ||
      chineseTerm.test(bare) ||
      /^\d{1,3}(?:[,/-]\d{1,3})*(?:am|pm|st|nd|rd|th|d|w|h)?$/.test(lower) ||
      (/^[A-Z]{3,4}$/.test(bare) && zoneAbbreviations.has(lower)) ||
      (/day$|days$/.test(lower) && weekdayNamed(lower.replace(/s$/, '')) !== null)
    );
  });
}

const termWords: ReadonlySet<string> = new Set(
  (
    'after afterwards later weekday weekdays weekend weekends daily nightly weekly biweekly fortnightly monthly quarterly yearly annually hourly day days week weeks ' +
    'fortnight month months hour hours minute minutes am pm morning mornings afternoon evening evenings night tonight today tomorrow noon ' +
    "midnight digest digests alert alerts remind reminder reminders notify timezone tz never once twice half o'clock oclock snooze mute"
  ).split(' '),
);

const chineseTerm = /每(?:天|日|月|年|季|小时)|(?:之|以)后|^后$|提前|提醒|摘要|周报|时区|不要|不用|无需/u;

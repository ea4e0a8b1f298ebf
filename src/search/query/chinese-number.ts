import { chineseNumber as numberWritten } from '../../bulletin/chinese-number.ts';

/** The reader of Chinese numbers, for `answers/`; it goes once they import it from where it lives. */
export const chineseNumber: (written: string) => number | null = numberWritten;

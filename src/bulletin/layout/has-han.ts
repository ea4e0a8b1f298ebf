/** Whether a text holds a Chinese character. */
export const hasHan = (text: string): boolean => beyondLatin.test(text) && han.test(text);

// Far cheaper than to ask for the script, and true of few texts that are not Chinese. Halves of pairs are in it.
const beyondLatin = /[\u2E80-\uFFFF]/;
const han = /\p{Script=Han}/u;

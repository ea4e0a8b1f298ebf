declare const timeOfDayBrand: unique symbol;

/** An hour and minute as a clock on the wall shows them, `09:00`; 24 hours. Two of them compare correctly with `<`. */
export type TimeOfDay = string & { readonly [timeOfDayBrand]: true };

/** The time written `HH:MM`, or null where a clock never shows that. */
export function parseTimeOfDay(text: string): TimeOfDay | null {
  return isTimeOfDay(text) ? text : null;
}

function isTimeOfDay(text: string): text is TimeOfDay {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/**
 * Pattern of the time of day and the day of the week that may stand between a cue and its date, with the space before them:
 * " 5 p.m. (CET) on", " midnight on Friday". Without groups; fits the empty text.
 */
export const timeOfDay = String.raw`(?:\s(?:at\s)?(?:\d{1,2}(?:[:.]\d{2}(?:\s?[ap]\.?m\.?)?|\s?[ap]\.?m\.?)|midnight|noon|midday|(?:the )?(?:close|end) of business)(?:\s\(?(?:GMT|UTC|BST|CES?T|[ECMP][SD]?T|A?E[SD]T|NZ[SD]T|(?:Brussels|Beijing|local) time)\)?)?,?(?:\son)?)?(?:\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?)?`;

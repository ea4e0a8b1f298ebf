/**
 * English words that carry no meaning of their own in a question or an entry. They are neither indexed nor searched:
 * measured, a query with them costs three hundred times as much and finds no more.
 * Kept out on purpose, because lawyers mean them: "may", "must", "no", "without", "under", "against".
 */
export const stopWords: ReadonlySet<string> = new Set(
  (
    'a about after all also am an and any are as at be because been before being between both but by can could ' +
    'did do does doing during each for from further had has have having he her here hers him his how i if in into is it ' +
    'its itself just me more most my of on once only or other our ours out over own she should so some such than ' +
    'that the their theirs them then there these they this those anyone know not whether through to too until up very was we were what ' +
    'when where which while who whom why will with would you your yours s t don ve ll re us tell show please'
  ).split(' '),
);

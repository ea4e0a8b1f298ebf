import type { Penalty } from '../bulletin/bulletin.ts';

/** What an amount is worth in US dollars, near enough to say which of two fines is larger; 0 for a currency that isn't known here. It is never shown. */
export const roughWorth = ({ amount, currency }: Penalty): number => amount * (roughRates.get(currency) ?? 0);

const roughRates: ReadonlyMap<string, number> = new Map([
  ...Object.entries({
    USD: 1,
    EUR: 1.1,
    GBP: 1.3,
    CHF: 1.1,
    CNY: 0.14,
    HKD: 0.13,
    TWD: 0.03,
    JPY: 0.007,
    KRW: 0.0007,
    SGD: 0.75,
  }),
  ...Object.entries({
    AUD: 0.67,
    NZD: 0.6,
    CAD: 0.73,
    INR: 0.012,
    BRL: 0.19,
    TRY: 0.03,
    MYR: 0.22,
    VND: 0.00004,
    SEK: 0.1,
  }),
  ...Object.entries({ NOK: 0.1, DKK: 0.15, PLN: 0.25, CZK: 0.045, HUF: 0.0028, RON: 0.22, THB: 0.03, IDR: 0.00006 }),
  ...Object.entries({
    RUB: 0.012,
    UAH: 0.025,
    BGN: 0.55,
    ISK: 0.007,
    ILS: 0.27,
    AED: 0.27,
    SAR: 0.27,
    MOP: 0.12,
    PHP: 0.018,
  }),
  ...Object.entries({
    MXN: 0.055,
    ARS: 0.001,
    CLP: 0.001,
    COP: 0.00025,
    ZAR: 0.055,
    NGN: 0.0007,
    KES: 0.008,
    PKR: 0.0036,
  }),
]);

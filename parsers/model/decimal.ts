/**
 * A decimal number exactly as it was written, e.g. `"129.500"` or `"2e+01"`. Meter readings stay in this form from
 * input to report (house rule 4); arithmetic on them is in `parsers/base/decimal-arithmetic.ts`.
 */
export type DecimalText = string;

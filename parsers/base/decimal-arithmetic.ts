import type { DecimalText } from '../model/decimal.ts';

/*
 * Exact arithmetic on decimal text (house rule 4). A binary double never touches a reading: 10000000.002 - 10000000.001
 * is 0.001 here. Written digits are kept: the result has as many decimals as its finer operand.
 */

/** Coefficient times ten to the power of minus `decimals`. */
interface Scaled {
  readonly coefficient: bigint;
  readonly decimals: number;
}

/** JSON numbers and their common textual forms; at most this many digits, so that hostile exponents stay cheap. */
const decimalForm = /^([+-]?)(\d{1,400})(?:\.(\d{0,400}))?(?:[eE]([+-]?\d{1,3}))?$/;

/** What arithmetic itself wrote may be longer than what it takes from outside: exponents are written out, units shifted. */
const operandForm = /^([+-]?)(\d{1,10000})(?:\.(\d{0,10000}))?(?:[eE]([+-]?\d{1,3}))?$/;

/** Longer numbers are left to the patterns. */
const longestPlain = 100;

/** Whether a number is written as `write` writes it: no sign, no needless zero in front, no exponent. Nearly all readings are; a pattern takes three times as long. */
function isPlain(text: string): boolean {
  const { length } = text;
  const first = text.charCodeAt(0);
  if (length > longestPlain || first < 0x30 || first > 0x39) return false;
  let point = -1;
  for (let at = 1; at < length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x2e && point < 0) point = at;
    else if (code < 0x30 || code > 0x39) return false;
  }
  if (point === length - 1) return false;
  return first !== 0x30 || length === 1 || point === 1;
}

function scale(text: DecimalText): Scaled | undefined {
  const match = operandForm.exec(text);
  if (match === null) return undefined;
  const [, sign, whole = '', fraction = '', exponentText = '0'] = match;
  const exponent = Number(exponentText);
  let coefficient = BigInt(whole + fraction);
  let decimals = fraction.length - exponent;
  if (decimals < 0) {
    coefficient *= 10n ** BigInt(-decimals);
    decimals = 0;
  }
  return { coefficient: sign === '-' ? -coefficient : coefficient, decimals };
}

function write({ coefficient, decimals }: Scaled): DecimalText {
  const negative = coefficient < 0n;
  const digits = (negative ? -coefficient : coefficient).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = decimals === 0 ? '' : `.${digits.slice(digits.length - decimals)}`;
  return `${negative ? '-' : ''}${whole}${fraction}`;
}

function align(left: Scaled, right: Scaled): { readonly a: bigint; readonly b: bigint; readonly decimals: number } {
  const decimals = Math.max(left.decimals, right.decimals);
  return {
    a: left.coefficient * 10n ** BigInt(decimals - left.decimals),
    b: right.coefficient * 10n ** BigInt(decimals - right.decimals),
    decimals,
  };
}

function required(text: DecimalText): Scaled {
  const scaled = scale(text);
  if (scaled === undefined) throw new Error('decimal arithmetic on a text that is no decimal number');
  return scaled;
}

/** Whether the text is a decimal number that the functions here accept (optional sign, fraction, exponent). */
export function isDecimal(text: string): boolean {
  return isPlain(text) || decimalForm.test(text);
}

/** `left - right`, exact. Throws when either is no decimal: check input with `isDecimal` first. */
export function subtractDecimals(left: DecimalText, right: DecimalText): DecimalText {
  const { a, b, decimals } = align(required(left), required(right));
  return write({ coefficient: a - b, decimals });
}

/** `left + right`, exact. */
export function addDecimals(left: DecimalText, right: DecimalText): DecimalText {
  const { a, b, decimals } = align(required(left), required(right));
  return write({ coefficient: a + b, decimals });
}

/** Whole numbers as `write` writes them; as many digits as any register shows. */
const plainWhole = /^(?:0|[1-9]\d{0,14})$/;

/** Negative, zero or positive as `left` is less than, equal to or greater than `right`. */
export function compareDecimals(left: DecimalText, right: DecimalText): -1 | 0 | 1 {
  // Most registers count whole watt hours.
  if (plainWhole.test(left) && plainWhole.test(right)) {
    const difference = Number(left) - Number(right);
    return difference < 0 ? -1 : difference > 0 ? 1 : 0;
  }
  const { a, b } = align(required(left), required(right));
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Multiplies by a power of ten by moving the point, e.g. kWh to Wh with `powerOfTen` 3. Trailing zeros of the fraction stay,
 * because they tell the resolution of the meter; an exponent is written out.
 */
export function shiftDecimal(text: DecimalText, powerOfTen: number): DecimalText {
  // Most readings are in their base unit and written as the result would be.
  if (powerOfTen === 0 && isPlain(text)) return text;
  const { coefficient, decimals } = required(text);
  const moved = decimals - powerOfTen;
  return moved >= 0
    ? write({ coefficient, decimals: moved })
    : write({ coefficient: coefficient * 10n ** BigInt(-moved), decimals: 0 });
}

/**
 * Divides by a whole number, rounded half away from zero to so many decimals; zeros at the end of the fraction are left out. For units that no shift of the
 * point turns into each other: the result is exact only where the division comes out even.
 */
export function divideDecimal(text: DecimalText, divisor: bigint, decimals: number): DecimalText {
  const { coefficient, decimals: own } = required(text);
  const numerator = coefficient * 10n ** BigInt(decimals);
  const denominator = divisor * 10n ** BigInt(own);
  const half = numerator < 0n ? -denominator / 2n : denominator / 2n;
  const written = write({ coefficient: (numerator + half) / denominator, decimals });
  return written.includes('.') ? written.replace(/\.?0+$/, '') : written;
}

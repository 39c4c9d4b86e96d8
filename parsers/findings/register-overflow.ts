import { addDecimals, compareDecimals, subtractDecimals } from '../base/decimal-arithmetic.ts';
import type { DecimalText } from '../model/decimal.ts';

/** A register that may have run over between two readings. */
interface Overflow {
  /** Where it begins again at zero, in Wh. */
  readonly rangeWh: DecimalText;
  /** What it then counted between the two readings, in Wh. */
  readonly countedWh: DecimalText;
}

/** Registers of fewer digits run over so often that nobody would build them: 1,000 kWh. */
const fewestDigits = 7;
/** Four bytes that count watt-hours. */
const fourBytes = '4294967296';
/** More than this is no charge of one session (T11); and no more than a hundredth of the range, or any fall would pass. */
const mostWh = '250000';

/**
 * Whether a reading below the one before may be a register that ran over: the one before stands right below a power of ten or the end of four
 * bytes, and the way round is as much as a session charges. A hint for a person, nothing to bill by. Both readings in Wh.
 */
export function overflowBetween(beforeWh: DecimalText, afterWh: DecimalText): Overflow | null {
  const digits = beforeWh.split('.')[0]?.length ?? 0;
  if (digits < fewestDigits || compareDecimals(afterWh, '0') < 0 || compareDecimals(afterWh, beforeWh) >= 0)
    return null;
  for (const rangeWh of [`1${'0'.repeat(digits)}`, fourBytes]) {
    const countedWh = addDecimals(subtractDecimals(rangeWh, beforeWh), afterWh);
    const hundredth = rangeWh.slice(0, -2);
    const isRound = compareDecimals(beforeWh, rangeWh) < 0 && compareDecimals(countedWh, hundredth) <= 0;
    if (isRound && compareDecimals(countedWh, mostWh) <= 0) return { rangeWh, countedWh };
  }
  return null;
}

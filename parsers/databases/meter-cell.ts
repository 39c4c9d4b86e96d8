import { divideDecimal, isDecimal, shiftDecimal } from '../base/decimal-arithmetic.ts';
import type { DecimalText } from '../model/decimal.ts';
import type { MeterUnit } from '../model/table-plan.ts';
import { textCell } from './cell-values.ts';
import type { Cell } from './dialect.ts';

/*
 * Registers in watt-hours, exact, from whatever unit a store counts in. Meters that send pulses or registers of an integer count in tenths, tens or hundreds of a watt-hour.
 */

const powers: Readonly<Record<Exclude<MeterUnit, 'J' | 'kJ' | 'MJ'>, number>> = {
  mWh: -3,
  '0.1 Wh': -1,
  Wh: 0,
  '10 Wh': 1,
  '100 Wh': 2,
  kWh: 3,
  MWh: 6,
};

/** Units of joules as powers of ten of one. A watt-hour is 3,600 of them, so that no shift of the point leads there. */
const joules: Readonly<Record<'J' | 'kJ' | 'MJ', number>> = { J: 0, kJ: 3, MJ: 6 };
const joulesOfWattHour = 3_600n;
/** A millionth of a watt-hour: each whole joule stays a reading of its own. */
const decimalsOfJoules = 6;

function isJoules(unit: MeterUnit): unit is keyof typeof joules {
  return Object.hasOwn(joules, unit);
}

/** Whether registers in this unit are converted and not merely written otherwise: the ledger says so. */
export function isConverted(unit: MeterUnit): boolean {
  return isJoules(unit);
}

/** By which power of ten a unit is larger than a watt-hour; of joules it is no whole number. */
export function powerOfUnit(unit: MeterUnit): number {
  return isJoules(unit) ? joules[unit] - Math.log10(Number(joulesOfWattHour)) : powers[unit];
}

export function isMeterUnit(text: string): text is MeterUnit {
  return Object.hasOwn(powers, text) || Object.hasOwn(joules, text);
}

/** Units as cells write them behind a number or in a column of their own. Between milli and mega only the letter's case decides. */
function unitOf(word: string): MeterUnit | null {
  const plain = word.replaceAll(/[\s_.·*]/g, '');
  if (/^(?:wh|watthours?|wattstunden?|瓦时)$/i.test(plain)) return 'Wh';
  if (/^(?:kwh|kilowatthours?|kilowattstunden?|度|千瓦时)$/i.test(plain)) return 'kWh';
  if (plain === 'MWh' || plain === 'MWH') return 'MWh';
  if (plain === 'mWh') return 'mWh';
  if (/^(?:01wh|0,1wh|dwh|1\/10wh)$/i.test(plain) || plain === 'Wh/10') return '0.1 Wh';
  if (/^(?:10wh|001kwh|0,01kwh|dawh)$/i.test(plain)) return '10 Wh';
  if (/^(?:100wh|01kwh|0,1kwh|hwh)$/i.test(plain)) return '100 Wh';
  if (plain === 'J' || /^joules?$/i.test(plain)) return 'J';
  if (/^(?:kj|kilojoules?)$/i.test(plain)) return 'kJ';
  return plain === 'MJ' || /^megajoules?$/i.test(plain) ? 'MJ' : null;
}

const withUnit = /^(.{1,60}?)\s{0,3}([mkM]?Wh|kwh|wh|KWH|KWh|WH|MWH|[kM]?J|KJ|度|千瓦时)$/;

/** How programs group digits: by blanks, apostrophes, points or commas. A comma before one to six last digits is a fraction, as in German. */
function plainNumber(text: string): string {
  const tight = text.trim().replaceAll(/(\d)[\s\u00a0\u2009\u202f'’](?=\d{3}(?!\d))/g, '$1');
  if (/^[+-]?\d{1,3}(?:\.\d{3})+,\d{1,6}$/.test(tight)) return tight.replaceAll('.', '').replace(',', '.');
  if (/^[+-]?\d{1,3}(?:,\d{3})+\.\d{1,6}$/.test(tight)) return tight.replaceAll(',', '');
  if (/^[+-]?\d{1,3}(?:\.\d{3}){2,}$/.test(tight)) return tight.replaceAll('.', '');
  if (/^[+-]?\d{1,3}(?:,\d{3}){2,}$/.test(tight)) return tight.replaceAll(',', '');
  return tight.replace(/^([+-]?\d{1,12}),(\d{1,6})$/, '$1.$2');
}

function stated(cell: Cell): { readonly number: string; readonly unit: MeterUnit | null } {
  const text = (textCell(cell) ?? '').trim();
  const match = typeof cell === 'number' || typeof cell === 'bigint' ? null : withUnit.exec(text.slice(0, 80));
  const unit = match === null ? null : unitOf(match[2] ?? '');
  return { number: plainNumber(unit === null ? text : (match?.[1] ?? '')), unit };
}

/** A meter register in watt-hours. A unit that the cell itself states is believed more than that of its column. */
export function meterCell(cell: Cell, unit: MeterUnit): DecimalText | null {
  if (cell === null) return null;
  const { number, unit: own } = stated(cell);
  if (!isDecimal(number)) return null;
  const counted = own ?? unit;
  if (isJoules(counted))
    return divideDecimal(shiftDecimal(number, joules[counted]), joulesOfWattHour, decimalsOfJoules);
  const power = powers[counted];
  if (power >= 0) return power === 0 ? number : shiftDecimal(number, power);
  // a whole number of tenths has no hundredths: zeros that only the point's move made are left out
  const shifted = shiftDecimal(number, power);
  return number.includes('.') ? shifted : shifted.replace(/\.?0+$/, '');
}

/** The unit that a meter cell states itself. */
export function unitInCell(cell: Cell): MeterUnit | null {
  return cell === null || typeof cell === 'number' || typeof cell === 'bigint' ? null : stated(cell).unit;
}

/** The unit that a cell of a column of units names. */
export function unitCell(cell: Cell): MeterUnit | null {
  const text = textCell(cell);
  return text === null ? null : unitOf(text);
}

/** The unit that a column's name states; `mwh` in small letters only is milli or mega, which the values decide. */
export function unitInName(name: string): MeterUnit | 'mwh' | null {
  if (/(?:0[_.]?01|[^a-z]c)_?kwh/i.test(name)) return '10 Wh';
  if (/(?:0[_.]?1|[^a-z]d)_?kwh|hWh$/i.test(name)) return '100 Wh';
  if (/(?:0[_.]?1|[^a-z]d|deci)_?wh|dWh$|wh_?x_?10$/i.test(name)) return '0.1 Wh';
  if (/(?:^|[^a-z])(?:mj|megajoules?)$|(?<=[a-z])(?:MJ|MegaJoules?)$/.test(name) || /(?:^|_)MJ$/.test(name))
    return 'MJ';
  if (/(?:^|[^a-z])(?:kj|kilojoules?)$/i.test(name) || /(?<=[a-z])(?:[kK]J|KiloJoules?)$/.test(name)) return 'kJ';
  if (/(?:^|[^a-z])joules?$/i.test(name) || /(?<=[a-z])Joules?$|(?:^|_)J$/.test(name)) return 'J';
  if (/(?:^|[^0-9])10_?wh$/i.test(name)) return '10 Wh';
  if (/(?:^|[^0-9])100_?wh$/i.test(name)) return '100 Wh';
  if (/k_?wh|kilo_?watt_?(?:hours?|stunden?)|千瓦时|度数/i.test(name)) return 'kWh';
  if (/milli_?watt_?(?:hours?|stunden?)/i.test(name)) return 'mWh';
  if (/mega_?watt_?(?:hours?|stunden?)/i.test(name)) return 'MWh';
  const mixed = /(?:^|[^A-Za-z]|[a-z])([mM])Wh(?![a-z])/.exec(name)?.[1];
  if (mixed !== undefined && !/^[a-z_]*mwh/.test(name)) return mixed === 'm' ? 'mWh' : 'MWh';
  if (/(?:^|[^a-z])mwh(?![a-z])/i.test(name)) return 'mwh';
  return /(?:^|[^a-z])wh(?:$|[^a-z])|[a-z]Wh(?![a-z])|watt_?(?:hours?|stunden?)/i.test(name) ? 'Wh' : null;
}

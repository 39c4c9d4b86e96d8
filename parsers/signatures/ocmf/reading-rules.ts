import { compareDecimals, isDecimal } from '../../base/decimal-arithmetic.ts';
import { memberOf, type JsonNode } from '../../base/json-reader.ts';
import type { Deviations } from '../deviations.ts';
import { isBegin, isEnd, plainText, type OcmfReading, type OcmfRecord } from './record.ts';

/* Rules on single readings: OCMF 1.4 Table 7, 10, 19, 20 (research 1.6, 1.10). Paths name the entry of RD as it stands in the record. */

const table7 = 'OCMF 1.4 Table 7';
const knownNames = new Set(['TM', 'TX', 'RV', 'RI', 'RU', 'RT', 'CL', 'EF', 'ST', 'EI']);
const transactionCodes = new Set(['B', 'C', 'X', 'E', 'L', 'R', 'A', 'P', 'S', 'T']);
const meterStates = new Set(['N', 'G', 'T', 'D', 'R', 'M', 'X', 'I', 'O', 'S', 'E', 'F']);
const clockStates = new Set(['U', 'I', 'S', 'R']);

/** Units of Table 20; only the first two price energy. */
export const energyUnits: Readonly<Record<string, number>> = { kWh: 3, Wh: 0 };
const knownUnits = new Set(['kWh', 'Wh', 'mOhm', 'uOhm']);

/** No meter counts to this many units; readings beyond it are damaged or hostile. */
const largestValue = '1e20';

function atEdge(reading: OcmfReading): boolean {
  return isBegin(reading) || isEnd(reading);
}

/** Registers that surely count something else than the billed energy are judged more mildly. */
export function countsEnergy(reading: OcmfReading): boolean {
  const kind = reading.register?.kind;
  if (kind === 'energy-import' || kind === 'energy-export') return true;
  // RI is optional (Table 7); an energy unit alone still says that it is energy.
  return reading.registerText === null && Object.hasOwn(energyUnits, reading.unit?.text ?? '');
}

function isBesideBilling(reading: OcmfReading): boolean {
  const kind = reading.register?.kind;
  return kind === 'duration' || kind === 'other';
}

function checkTime(reading: OcmfReading, path: string, found: Deviations): void {
  const { time, clock } = reading;
  if (time === null) {
    const wrongKind = memberOf(reading.node, 'TM') !== undefined;
    found.add(
      wrongKind ? 'ocmf.time-invalid' : 'ocmf.time-missing',
      atEdge(reading) ? 'fatal' : 'warning',
      table7,
      `${path}.TM`,
      null,
    );
    return;
  }
  if (time.inherited) return;
  if (clock === null) {
    found.add('ocmf.time-invalid', atEdge(reading) ? 'fatal' : 'warning', table7, `${path}.TM`, time.text);
    return;
  }
  if (clock.epochMs === null) {
    // Without an offset there is no instant, so begin and end cannot be compared.
    found.add('ocmf.time-invalid', atEdge(reading) ? 'fatal' : 'warning', table7, `${path}.TM`, time.text);
  } else if (clock.oddities.length > 0) {
    found.add('ocmf.time-form', 'warning', table7, `${path}.TM`, time.text, { what: clock.oddities.join(', ') });
  }
  if (clock.leapSecond) found.add('ocmf.time-leap-second', 'warning', table7, `${path}.TM`, time.text);
  if (clock.state === null) found.add('ocmf.clock-missing', 'warning', 'OCMF 1.4 Table 19', `${path}.TM`, time.text);
  else if (!clockStates.has(clock.state)) {
    found.add('ocmf.clock-unknown', 'warning', 'OCMF 1.4 Table 19', `${path}.TM`, time.text, { value: clock.state });
  }
}

function checkTransactionCode(reading: OcmfReading, path: string, found: Deviations): void {
  const node = memberOf(reading.node, 'TX');
  if (node === undefined) return;
  const code = plainText(node);
  if (code === null || !transactionCodes.has(code)) {
    found.add('ocmf.transaction-code-unknown', 'fatal', table7, `${path}.TX`, code, { value: code ?? node.kind });
    return;
  }
  if (code === 'X') {
    const timeOnly = reading.errorFlags?.text === 't';
    found.add(
      timeOnly ? 'ocmf.exception-time' : 'ocmf.exception',
      timeOnly ? 'warning' : 'fatal',
      table7,
      `${path}.TX`,
      code,
    );
  }
  if (code === 'A' || code === 'P') {
    found.add('ocmf.abnormal-end', 'warning', 'OCMF 1.4 Table 7; Ladeakte rule T12', `${path}.TX`, code, {
      value: code,
    });
  }
}

/** A reading that only reports a meter event may leave out RV (OCMF 1.4, Readings). */
function reportsEvent(reading: OcmfReading): boolean {
  return (reading.status !== null && reading.status.text !== 'G') || (reading.errorFlags?.text ?? '') !== '';
}

function checkValue(reading: OcmfReading, path: string, found: Deviations): void {
  const node = memberOf(reading.node, 'RV');
  const place = `${path}.RV`;
  if (node === undefined || node.kind === 'null') {
    if (atEdge(reading) && memberOf(reading.node, 'TX') !== undefined)
      found.add('ocmf.value-missing', 'fatal', table7, place, null);
    else if (!reportsEvent(reading)) found.add('ocmf.value-missing-within', 'warning', table7, place, null);
    return;
  }
  const text = plainText(node);
  if (node.kind === 'string') found.add('ocmf.value-text', 'warning', table7, place, text);
  else if (node.kind !== 'number') {
    found.add('ocmf.wrong-type', 'warning', table7, place, text, { name: 'RV', found: node.kind, expected: 'number' });
  }
  const { value } = reading;
  if (value === null) {
    // A JSON number that exact arithmetic refuses has an absurd exponent or length.
    found.add(
      node.kind === 'number' || reading.writtenValue !== null ? 'ocmf.value-range' : 'ocmf.value-not-number',
      'fatal',
      table7,
      place,
      text,
    );
    return;
  }
  const magnitude = value.replace(/^[+-]/, '');
  if (compareDecimals(magnitude, largestValue) > 0)
    found.add('ocmf.value-range', 'fatal', 'Ladeakte rule 1.6', place, text);
  else if (value.startsWith('-') && compareDecimals(value, '0') < 0 && reading.register?.kind !== 'energy-export') {
    const severity = isBesideBilling(reading) ? 'warning' : 'fatal';
    found.add('ocmf.value-negative', severity, 'Ladeakte rule 1.6', place, text);
  }
}

function checkRegisterAndUnit(reading: OcmfReading, path: string, found: Deviations): void {
  const registerNode = memberOf(reading.node, 'RI');
  const unitNode = memberOf(reading.node, 'RU');
  if ((registerNode === undefined) !== (unitNode === undefined)) {
    const missing = registerNode === undefined ? 'RI' : 'RU';
    found.add('ocmf.register-group', 'warning', table7, `${path}.${missing}`, null);
  }
  if (registerNode !== undefined && reading.register === undefined) {
    const value = plainText(registerNode) ?? registerNode.kind;
    found.add('ocmf.register-undecodable', 'warning', 'OCMF 1.4 Table 25', `${path}.RI`, value, { value });
  }
  const unit = reading.unit?.text;
  const hasValue = memberOf(reading.node, 'RV') !== undefined;
  if (unit === undefined) {
    if (hasValue)
      found.add('ocmf.unit-missing', isBesideBilling(reading) ? 'warning' : 'fatal', table7, `${path}.RU`, null);
  } else if (hasValue && reading.register?.kind.startsWith('energy') === true && /^[mu]Ohm$/.test(unit)) {
    // Table 20 knows ohms, but as the unit of a resistance: energy in ohms has no amount.
    found.add('ocmf.unit-not-energy', 'fatal', 'OCMF 1.4 Table 20; Ladeakte rule 1.10', `${path}.RU`, unit, {
      value: unit,
    });
  } else if (!knownUnits.has(unit) && reading.unit?.inherited === false) {
    const beside = isBesideBilling(reading);
    const code = beside ? 'ocmf.unit-unknown-beside' : 'ocmf.unit-unknown';
    found.add(code, beside ? 'warning' : 'fatal', 'OCMF 1.4 Table 20', `${path}.RU`, unit, { value: unit });
  }
}

function checkErrorFlags(reading: OcmfReading, path: string, found: Deviations): void {
  const flags = reading.errorFlags;
  const place = `${path}.EF`;
  const node = memberOf(reading.node, 'EF');
  if (node !== undefined && node.kind !== 'string') {
    found.add('ocmf.wrong-type', 'warning', table7, place, plainText(node), {
      name: 'EF',
      found: node.kind,
      expected: 'string',
    });
  }
  if (flags === null) return;
  // An omitted flag keeps the one before (carry-forward), so it is judged for every reading that it covers.
  if (flags.text.includes('E')) found.add('ocmf.error-flag-energy', 'fatal', table7, place, flags.text);
  if (flags.text.includes('t')) found.add('ocmf.error-flag-time', 'warning', table7, place, flags.text);
  const unknown = flags.text.replaceAll(/[Et]/g, '');
  if (unknown !== '') found.add('ocmf.error-flag-unknown', 'fatal', table7, place, flags.text, { value: unknown });
}

function checkStatus(reading: OcmfReading, path: string, found: Deviations): void {
  const place = `${path}.ST`;
  const clause = 'OCMF 1.4 Table 10; Ladeakte rule T3, T7';
  if (reading.status === null) {
    found.add('ocmf.meter-status-missing', 'fatal', clause, place, plainText(memberOf(reading.node, 'ST')));
    return;
  }
  const state = reading.status.text;
  if (state === 'G') return;
  const code = meterStates.has(state) ? 'ocmf.meter-status' : 'ocmf.meter-status-unknown';
  found.add(code, 'fatal', clause, place, state, { value: state });
}

function checkCumulatedLoss(reading: OcmfReading, path: string, found: Deviations): void {
  const node = memberOf(reading.node, 'CL');
  if (node === undefined) return;
  const place = `${path}.CL`;
  const text = plainText(node);
  if (node.kind !== 'number') {
    found.add('ocmf.wrong-type', 'warning', table7, place, text, { name: 'CL', found: node.kind, expected: 'number' });
  }
  if (!countsEnergy(reading)) found.add('ocmf.cumulated-loss-register', 'warning', table7, place, text);
  if (text === null || !isDecimal(text)) return;
  const sign = compareDecimals(text, '0');
  if (sign < 0) found.add('ocmf.cumulated-loss-negative', 'fatal', table7, place, text);
  else if (sign > 0 && isBegin(reading)) found.add('ocmf.cumulated-loss-at-begin', 'warning', table7, place, text);
}

function checkNames(reading: OcmfReading, path: string, found: Deviations): void {
  for (const { name, value } of reading.node.members) {
    if (knownNames.has(name)) continue;
    const code = /^[U-Z]/.test(name) ? 'ocmf.extension-in-reading' : 'ocmf.unknown-key';
    found.add(code, 'warning', 'OCMF 1.4 Extension Points', `${path}.${name}`, plainText(value), { name });
  }
}

function checkReading(record: OcmfRecord, reading: OcmfReading, found: Deviations): void {
  const path = `RD[${reading.position}]`;
  checkTime(reading, path, found);
  checkTransactionCode(reading, path, found);
  checkValue(reading, path, found);
  checkRegisterAndUnit(reading, path, found);
  const currentType = memberOf(reading.node, 'RT');
  if (currentType !== undefined && !['AC', 'DC'].includes(plainText(currentType) ?? '')) {
    const value = plainText(currentType) ?? currentType.kind;
    found.add('ocmf.current-type', 'warning', table7, `${path}.RT`, value, { value });
  }
  checkErrorFlags(reading, path, found);
  checkStatus(reading, path, found);
  checkCumulatedLoss(reading, path, found);
  checkNames(reading, path, found);
  const counter = memberOf(reading.node, 'EI');
  if (counter !== undefined && !record.oldModel) {
    found.add('ocmf.event-counter', 'info', 'OCMF revision overview 0.5', `${path}.EI`, plainText(counter));
  }
}

function checkClockStates(record: OcmfRecord, found: Deviations): void {
  const states = new Set<string>();
  for (const { clock } of record.readings) {
    const state = clock?.state ?? 'S';
    if (state !== 'S') states.add(state);
  }
  if (states.size === 0) return;
  found.add('ocmf.clock-not-synchronised', 'info', 'OCMF 1.4 Table 19', 'RD', null, { states: [...states].join(', ') });
}

function checkContext(record: OcmfRecord, found: Deviations): void {
  const first = record.readings.find((reading) => memberOf(reading.node, 'TX') !== undefined);
  if (record.pagination?.context === 'F' && first !== undefined) {
    const path = `RD[${first.position}].TX`;
    found.add(
      'ocmf.transaction-code-in-fiscal',
      'warning',
      'OCMF 1.4 Table 2; Ladeakte rule T11',
      path,
      first.tx?.text ?? null,
    );
  }
  if (record.pagination?.context === 'T' && first === undefined && record.readings.length > 0) {
    found.add('ocmf.transaction-code-missing', 'warning', table7, 'RD', null);
  }
}

function listFault(node: JsonNode | undefined): boolean {
  return node?.kind !== 'array' || node.items.length === 0;
}

/** All rules on RD that look at one reading at a time. */
export function checkReadings(record: OcmfRecord, found: Deviations): void {
  const list = memberOf(record.payload, 'RD');
  if (listFault(list)) {
    found.add('ocmf.readings-missing', 'fatal', 'OCMF 1.4 Readings', 'RD', plainText(list));
    return;
  }
  if (list?.kind === 'array') {
    for (const [index, item] of list.items.entries()) {
      if (item.kind !== 'object')
        found.add('ocmf.reading-not-object', 'fatal', 'OCMF 1.4 Readings', `RD[${index}]`, plainText(item));
    }
  }
  for (const reading of record.readings) checkReading(record, reading, found);
  checkClockStates(record, found);
  checkContext(record, found);
}

import { textCell } from './cell-values.ts';
import type { RoleRow } from './role-rows.ts';
import type { Columns, ReadingRole } from './table-mapping.ts';
import { isDecimal } from '../base/decimal-arithmetic.ts';

/*
 * Tables of samples with a column for each measurand (`voltage`, `power_kw`, `soc`). The names are those of OCPP 1.6, 7.31 Measurand; a unit stands in the column's name or is the one that OCPP
 * leaves out (7.45).
 */

const measurands = {
  power: { measurand: 'Power.Active.Import', unit: 'W' },
  voltage: { measurand: 'Voltage', unit: 'V' },
  current: { measurand: 'Current.Import', unit: 'A' },
  soc: { measurand: 'SoC', unit: 'Percent' },
  temperature: { measurand: 'Temperature', unit: 'Celsius' },
} as const;

type WideRole = keyof typeof measurands;

export const wideRoles: readonly WideRole[] = ['power', 'voltage', 'current', 'soc', 'temperature'];

export interface WideValue {
  readonly value: string;
  readonly measurand: string;
  readonly unit: string;
}

/** The values of a row beside its register; cells that are no numbers give none. */
export function wideValues(row: RoleRow<ReadingRole>, columns: Columns<ReadingRole>): readonly WideValue[] {
  return wideRoles.flatMap((role): readonly WideValue[] => {
    const column = columns[role];
    const text = textCell(row.cell(role))?.trim() ?? '';
    if (column === undefined || !isDecimal(text)) return [];
    const { measurand, unit } = measurands[role];
    return [{ value: text, measurand, unit: role === 'power' && /kw(?![a-z])/i.test(column) ? 'kW' : unit }];
  });
}

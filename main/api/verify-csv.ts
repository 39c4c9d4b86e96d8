import { closingReading } from './closing-reading.ts';
import { csvRow } from './csv-row.ts';
import type { VerifiedValueLine } from './views/verify-views.ts';

const columns = [
  'source',
  'entry',
  'index',
  'format',
  'transactionId',
  'context',
  'meter',
  'gateway',
  'pagination',
  'time',
  'value',
  'unit',
  'energyWh',
  'readable',
  'signature',
  'signatureReason',
  'keyOrigin',
  'keyFingerprint',
  'curve',
  'hash',
  'billing',
  'safe',
  'safeReason',
  'rules',
] as const;

function cellsOf(line: VerifiedValueLine): Readonly<Record<(typeof columns)[number], string | number | null>> {
  const reading = closingReading(line.readings);
  return {
    ...line,
    time: reading?.time ?? null,
    value: reading?.value ?? null,
    unit: reading?.unit ?? null,
    safe: line.safe.verdict,
    safeReason: line.safe.reason,
    rules: line.rules.map(({ code }) => code).join(' '),
  };
}

/** `verify --csv` and "Save results": a line per signed value, by RFC 4180, readings exactly as they stand in the record. */
export function verifyCsv(lines: readonly VerifiedValueLine[]): string {
  const rows = lines.map((line) => {
    const cells = cellsOf(line);
    return columns.map((name) => String(cells[name] ?? ''));
  });
  return [columns, ...rows].map((row) => `${csvRow(row)}\r\n`).join('');
}

/*
 * One table over all logs of the shared corpus: frames by kind against `expected.json`, repaired, truncated, elided and described ones apart.
 * `npx node test/conformance/log-table.ts`; exit code 1 when a row differs.
 */
import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { readLog } from '../parsers/logs/read-log.ts';

const folder = new URL('../../../shared/corpus/logs/', import.meta.url);

interface Expected {
  readonly file: string;
  readonly lines: number;
  readonly frames: Readonly<Record<string, number>>;
}

/** A file with what was expected and found; `differs` names the columns that do not agree. */
export interface LogTableRow {
  readonly file: string;
  readonly format: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly differs: readonly string[];
}

export const corpusIsThere = existsSync(new URL('expected.json', folder));

/** Reads every log of the corpus. */
export function logTable(): readonly LogTableRow[] {
  const cases = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')) as readonly Expected[];
  return cases.map(({ file, lines, frames }): LogTableRow => {
    const log = readLog(new Uint8Array(readFileSync(new URL(file, folder))));
    if (log === undefined) return { file, format: 'not taken for a log', counts: {}, differs: ['format'] };
    const { account, detection } = log;
    const { call, result, error, other, repaired, truncated, elided, described, duplicates } = account.frames;
    const counts = {
      call,
      result,
      error,
      other,
      repaired,
      truncated,
      elided,
      described,
      duplicates,
      lines: account.linesTotal,
    };
    const described16 = (frames['payload_pairs'] ?? 0) * 2;
    const wanted: readonly (readonly [keyof typeof counts, number])[] = [
      ['call', frames['CALL'] ?? 0],
      ['result', frames['CALLRESULT'] ?? 0],
      ['error', frames['CALLERROR'] ?? 0],
      ['truncated', frames['truncated'] ?? 0],
      ['elided', frames['elided'] ?? 0],
      ['lines', lines],
    ];
    const differs = wanted.filter(([name, count]) => counts[name] !== count).map(([name]) => name);
    // Pairs of payloads and lines of status are what a log without messages gives.
    if (described < Math.max(described16, frames['status_lines'] ?? 0))
      return { file, format: detection.formatId, counts, differs: [...differs, 'described'] };
    return { file, format: detection.formatId, counts, differs };
  });
}

/** The table as text. */
export function logTableText(rows: readonly LogTableRow[]): string {
  const names = [
    'call',
    'result',
    'error',
    'other',
    'repaired',
    'truncated',
    'elided',
    'described',
    'duplicates',
    'lines',
  ];
  const head = ['file', 'read as', ...names, ''];
  const body = rows.map(({ file, format, counts, differs }) => [
    file,
    format,
    ...names.map((name) => String(counts[name] ?? '-')),
    differs.length === 0 ? 'agrees' : `DIFFERS: ${differs.join(', ')}`,
  ]);
  const widths = head.map((name, column) => Math.max(name.length, ...body.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  return [line(head), ...body.map(line)].join('\n');
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (!corpusIsThere) process.stdout.write('skipped: the shared corpus is not beside the project\n');
  else {
    const rows = logTable();
    process.stdout.write(`${logTableText(rows)}\n`);
    if (rows.some(({ differs }) => differs.length > 0)) process.exitCode = 1;
  }
}

import * as v from 'valibot';
import type { CaseDatabase } from './open-case-file.ts';

/*
 * A case is a file that anybody can write, and its sums can be made anew (`seals.ts`): records that are JSON of another shape than ours. Checking every record
 * whenever it is read would cost more than reading it, so it is done when an answer has failed: was it the program's fault, or the file's?
 */

const text = v.string();
const textOrNone = v.nullable(text);
const number = v.number();
const numberOrNone = v.nullable(number);
const time = v.looseObject({ text, epochMs: numberOrNone, quality: text });
const timeOrNone = v.nullable(time);
const evidence = v.variant('kind', [
  v.looseObject({ kind: v.literal('bytes'), sourceId: number, offset: number, length: number, line: numberOrNone }),
  v.looseObject({ kind: v.literal('row'), sourceId: number, table: text, rowId: text, column: textOrNone }),
]);
const evidenceOrNone = v.nullable(evidence);
const params = v.record(text, v.union([text, number]));
const deviations = v.array(v.looseObject({ code: text, severity: text, clause: text, params }));
const safe = v.looseObject({ verdict: text, reason: textOrNone });

const session = v.looseObject({
  id: text,
  station: textOrNone,
  connector: numberOrNone,
  transactionId: textOrNone,
  idTag: textOrNone,
  startedAt: timeOrNone,
  stoppedAt: timeOrNone,
  meterStartWh: textOrNone,
  meterStopWh: textOrNone,
  energyWh: textOrNone,
  reason: textOrNone,
  complete: v.boolean(),
  witnesses: v.array(text),
  steps: v.array(v.looseObject({ step: text, at: time, until: timeOrNone, detail: textOrNone, evidence })),
  phases: v.array(v.looseObject({ phase: text, from: time, to: timeOrNone, evidence: evidenceOrNone })),
  energies: v.array(
    v.looseObject({
      by: text,
      startWh: text,
      stopWh: text,
      energyWh: text,
      startEvidence: evidence,
      stopEvidence: evidence,
    }),
  ),
  disagreements: v.array(
    v.looseObject({ about: text, statements: v.array(v.looseObject({ witness: text, text, evidence })) }),
  ),
  signedValueIds: v.array(number),
});

const valueVerdict = v.looseObject({
  readable: text,
  signature: text,
  signatureReason: text,
  keyOrigin: text,
  readings: v.array(v.looseObject({ time: textOrNone, value: textOrNone, unit: textOrNone })),
  rules: deviations,
  billing: text,
  safe,
  steps: v.array(v.looseObject({ step: text, outcome: text, facts: v.record(text, text) })),
  proof: v.nullable(v.looseObject({ signedHex: text, digestHex: text, curve: text, rHex: text, sHex: text })),
});

const account = v.looseObject({
  reader: text,
  confidence: number,
  reasons: v.array(v.looseObject({ code: text, params })),
  bytesTotal: number,
  bytesUnderstood: number,
  leftovers: v.array(v.looseObject({ code: text, bytes: number })),
});

const issues = v.array(v.looseObject({ code: text, severity: text, place: evidenceOrNone, params }));

/** Lists carry their sum as a last text, which is none of their items. */
const listWithSum = (item: v.GenericSchema): v.GenericSchema =>
  v.array(v.union([item, v.pipe(text, v.startsWith('~'))]));

/** What stands in which column. */
const shapes: readonly (readonly [table: string, column: string, shape: v.GenericSchema])[] = [
  ['source', 'issues', listWithSum(issues.item)],
  ['source', 'account', account],
  ['meta', 'value', listWithSum(text)],
  ['journal', 'detail', v.looseObject({})],
  ['session', 'record', session],
  [
    'status_interval',
    'record',
    v.looseObject({
      station: textOrNone,
      connector: number,
      status: text,
      from: time,
      to: timeOrNone,
      evidence: evidenceOrNone,
    }),
  ],
  [
    'finding',
    'record',
    v.looseObject({
      rule: text,
      severity: text,
      params,
      station: textOrNone,
      sessionId: textOrNone,
      evidence: v.array(evidence),
      counterEvidence: v.array(v.looseObject({ code: text, found: v.boolean(), evidence: evidenceOrNone })),
      vendorCode: v.nullable(v.looseObject({ vendor: textOrNone, code: text })),
    }),
  ],
  ['verdict', 'record', valueVerdict],
  [
    'transaction_verdict',
    'record',
    v.looseObject({
      transactionId: text,
      members: v.array(number),
      signature: text,
      rules: deviations,
      billing: text,
      safe,
    }),
  ],
  [
    'station',
    'record',
    v.looseObject({ station: textOrNone, vendor: textOrNone, firmware: v.array(text), connectors: v.array(number) }),
  ],
  [
    'signed_value',
    'record',
    v.looseObject({ format: text, text, layers: v.array(text), channel: text, index: number, evidence }),
  ],
  ['public_key', 'record', v.looseObject({ text, origin: text, via: text, evidence: evidenceOrNone })],
  ['configuration', 'record', v.looseObject({ key: text, value: textOrNone, via: text, observedAt: time, evidence })],
  ['database_record', 'record', v.looseObject({ record: text, evidence })],
  ['log_event', 'record', v.looseObject({ event: text, text, loggedAt: time, evidence })],
];

/** Records looked at in each column; an answer has failed already, and somebody waits for the reason. */
const mostLookedAt = 100_000;

/** Table and column of the first record that is no JSON of the shape that this program writes; `null` where all are. */
export function columnOfOtherShape(database: CaseDatabase): string | null {
  for (const [table, column, shape] of shapes) {
    const rows = database
      .prepare<[number], { record: unknown }>(
        `SELECT ${column} AS record FROM ${table} WHERE ${column} IS NOT NULL LIMIT ?`,
      )
      .iterate(mostLookedAt);
    for (const { record } of rows) if (!isOf(shape, record)) return `${table}.${column}`;
  }
  return null;
}

function isOf(shape: v.GenericSchema, record: unknown): boolean {
  if (typeof record !== 'string') return false;
  try {
    return v.is(shape, JSON.parse(record));
  } catch {
    return false;
  }
}

import { compareDecimals, subtractDecimals } from '../base/decimal-arithmetic.ts';
import type { DecimalText } from '../model/decimal.ts';
import type { EvidenceRef } from '../model/evidence.ts';
import type { Disagreement, SessionWitness } from '../model/session.ts';
import type { Timestamp } from '../model/timestamp.ts';
import { meterStatements } from './meter-statements.ts';
import type { Statement } from './meter-statements.ts';
import { isPlaced } from './payload-fields.ts';
import type { SessionDraft } from './session-draft.ts';

type About = Disagreement['about'];

/** meterStart and meterStop are whole watt-hours (1.6, 6.45): less than one is rounding, not contradiction. */
const toleranceWh = '1';
/** A store may keep whole seconds, and not every station writes both down in the same instant. */
const databaseMs = 2_000;
/** A meter takes its reading before or after the message is made, by its own clock. */
const signedMs = 60_000;

/** Where the witnesses of a session differ; each statement is shown, none is preferred (design: never averaged). */
export function disagreementsOf(draft: SessionDraft): readonly Disagreement[] {
  return [
    ...amounts(draft, 'meter-start'),
    ...amounts(draft, 'meter-stop'),
    ...energies(draft),
    ...times(draft, 'started-at'),
    ...times(draft, 'stopped-at'),
    ...cards(draft),
    ...connectors(draft),
  ];
}

function differ(left: DecimalText, right: DecimalText): boolean {
  const difference = subtractDecimals(left, right);
  return compareDecimals(difference.replace('-', ''), toleranceWh) >= 0;
}

function amounts(draft: SessionDraft, about: 'meter-start' | 'meter-stop'): readonly Disagreement[] {
  return contradiction(about, meterStatements(draft, about), differ);
}

function energies(draft: SessionDraft): readonly Disagreement[] {
  const starts = meterStatements(draft, 'meter-start');
  const statements = meterStatements(draft, 'meter-stop').flatMap((stop) => {
    const start = starts.find(({ witness }) => witness === stop.witness);
    if (start === undefined) return [];
    const value = subtractDecimals(stop.value, start.value);
    return [{ ...stop, value, text: `${value} Wh` }];
  });
  return contradiction('energy', statements, differ);
}

function times(draft: SessionDraft, about: 'started-at' | 'stopped-at'): readonly Disagreement[] {
  const atStart = about === 'started-at';
  const end = atStart ? draft.start : draft.stop;
  const statements: Statement<number>[] = [];
  const add = (witness: SessionWitness, at: Timestamp | null | undefined, evidence: EvidenceRef): void => {
    if (at !== undefined && isPlaced(at)) statements.push({ witness, value: at.epochMs, text: at.text, evidence });
  };
  if (end !== null) add('log', end.stated, end.evidence);
  for (const row of draft.rows) add('database', atStart ? row.startedAt : row.stoppedAt, row.evidence);
  for (const witness of draft.signed) add('signed', (atStart ? witness.begin : witness.end)?.at, witness.evidence);
  const signed = new Set(statements.filter(({ witness }) => witness === 'signed').map(({ value }) => value));
  return contradiction(about, statements, (left, right) => {
    const tolerance = signed.has(left) || signed.has(right) ? signedMs : databaseMs;
    return Math.abs(left - right) > tolerance;
  });
}

function cards(draft: SessionDraft): readonly Disagreement[] {
  const statements: Statement<string>[] = [];
  const { start } = draft;
  if (start?.idTag !== null && start !== null) {
    statements.push({ witness: 'log', value: start.idTag, text: start.idTag, evidence: start.evidence });
  }
  for (const { idTagStart, evidence } of draft.rows) {
    if (idTagStart !== null) statements.push({ witness: 'database', value: idTagStart, text: idTagStart, evidence });
  }
  // CiString: case does not count (1.6, 7.15).
  return contradiction('id-tag', statements, (left, right) => left.toLowerCase() !== right.toLowerCase());
}

function connectors(draft: SessionDraft): readonly Disagreement[] {
  const statements: Statement<number>[] = [];
  const { start } = draft;
  if (start !== null && start.connector !== null) {
    statements.push({
      witness: 'log',
      value: start.connector,
      text: String(start.connector),
      evidence: start.evidence,
    });
  }
  for (const { connector, evidence } of draft.rows) {
    if (connector !== null)
      statements.push({ witness: 'database', value: connector, text: String(connector), evidence });
  }
  return contradiction('connector', statements, (left, right) => left !== right);
}

/** One disagreement that names every differing statement once, or none. */
function contradiction<Value>(
  about: About,
  statements: readonly Statement<Value>[],
  differs: (left: Value, right: Value) => boolean,
): readonly Disagreement[] {
  const [first] = statements;
  if (first === undefined) return [];
  const distinct: Statement<Value>[] = [];
  for (const statement of statements) {
    const known = distinct.some(
      ({ witness, value }) => witness === statement.witness && !differs(value, statement.value),
    );
    if (!known) distinct.push(statement);
  }
  if (!distinct.some(({ value }) => differs(first.value, value))) return [];
  return [{ about, statements: distinct.map(({ witness, text, evidence }) => ({ witness, text, evidence })) }];
}

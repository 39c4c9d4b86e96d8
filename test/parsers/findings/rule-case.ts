import type { CaseParts } from '../builders/case-view.ts';

/** What a rule must notice, and what looks nearly the same and must not be noticed. */
export interface RuleCase {
  readonly rule: string;
  readonly fires: CaseParts | string;
  /** Each nearly does. */
  readonly quiet: readonly (CaseParts | string)[];
  /** Part of the finding that must come out. */
  readonly expected?: Readonly<Record<string, unknown>>;
}

/** A hole in the log: no line between these times. */
export interface Hole {
  readonly from: string;
  readonly to: string;
}

/**
 * A station that is accepted at ten to ten and sends a heartbeat every ten minutes until noon, and what else happens. A hole of
 * less than two heartbeats is none.
 */
export function day(table: string, hole: Hole = { from: '', to: '' }): string {
  const heartbeats = Array.from({ length: 12 }, (_, index) => {
    const hour = String(10 + Math.floor(index / 6)).padStart(2, '0');
    return `${hour}:${(index % 6) * 10 || '00'}:30`;
  });
  const lines = heartbeats
    .filter((time) => time < hole.from || time > hole.to)
    .map((time) => `${time} > Heartbeat -> currentTime:$t`);
  return [
    `09:50:00 > BootNotification chargePointModel:M -> status:Accepted currentTime:$t interval:600`,
    ...lines,
    table,
  ].join('\n');
}

/** A whole session on a connector, with a start and a stop; `extra` stands between them. */
export function session(
  from: string,
  to: string,
  { tx = 7, connector = 1, start = 1000, stop = 9000, tag = 'A', extra = '', reason = 'Local' } = {},
): string {
  return `
    ${from} > StartTransaction connectorId:${connector} idTag:${tag} meterStart:${start} timestamp:$t -> transactionId:${tx} idTagInfo:{"status":"Accepted"}
    ${extra}
    ${to} > StopTransaction transactionId:${tx} idTag:${tag} meterStop:${stop} timestamp:$t reason:${reason} -> idTagInfo:{"status":"Accepted"}`;
}

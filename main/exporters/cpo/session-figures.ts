import { Temporal } from 'temporal-polyfill';
import { addDecimals, isDecimal } from '../../../parsers/base/decimal-arithmetic.ts';
import type { SessionRow } from '../../api/views/session-views.ts';
import { capital, html, nothing } from '../html/html.ts';
import type { Html } from '../html/html.ts';
import type { Writer } from '../html/quantities.ts';
import type { ReportContext } from '../report-context.ts';

/** OCPP 1.6, 7.36: reasons by which a station ends a session against the driver's will. */
const brokenOff = new Set(['EmergencyStop', 'HardReset', 'PowerLoss', 'Reboot', 'SoftReset']);

/** Without a known end, broken off by the station, without energy, or with a critical finding. */
export function isFailed({ complete, reason, energyWh, findings }: SessionRow): boolean {
  const empty = energyWh !== null && isDecimal(energyWh) && !/[1-9]/.test(energyWh);
  return !complete || (reason !== null && brokenOff.has(reason)) || empty || findings.critical > 0;
}

function isBelowZero(wh: string | null): boolean {
  return wh !== null && wh.startsWith('-') && /[1-9]/.test(wh);
}

/** Whether the energy of a session cannot be what was charged: the end below the start, or a register below zero, which is none. */
export function isNoAmount({ energyWh, meterStartWh, meterStopWh }: SessionRow): boolean {
  return energyWh !== null && [energyWh, meterStartWh, meterStopWh].some(isBelowZero);
}

/** Energy of the sessions whose both ends are known, in Wh, exact. */
export function energyOf(sessions: readonly SessionRow[]): string {
  return sessions
    .filter((session) => !isNoAmount(session))
    .map(({ energyWh }) => energyWh)
    .filter((wh): wh is string => wh !== null && isDecimal(wh))
    .reduce((sum, wh) => addDecimals(sum, wh), '0');
}

function figureCells(sessions: readonly SessionRow[], { writer }: ReportContext): Html {
  const failed = sessions.filter(isFailed).length;
  return html`<td class="num">${writer.count(sessions.length)}</td><td class="num">${writer.kwh(energyOf(sessions))}</td><td class="num">${writer.count(failed)}</td><td class="num">${percent(failed, sessions.length, writer)}</td>`;
}

export function percent(part: number, all: number, writer: Writer): string {
  return all === 0 ? '–' : writer.percent(part / all);
}

function figureHeads({ words, say }: ReportContext): Html {
  return html`<th class="num">${words.field.sessions}</th><th class="num">${words.field.energyKwh}</th><th class="num">${capital(say('failed'))}</th><th class="num">${say('failed-share')}</th>`;
}

/** Sessions, energy and failures of every connector. */
export function byConnector(context: ReportContext): Html {
  const { data, words, say } = context;
  if (data.sessions.length === 0) return nothing;
  const groups = Map.groupBy(data.sessions, ({ station, connector }) => JSON.stringify([station, connector ?? 0]));
  const several = new Set(data.sessions.map(({ station }) => station)).size > 1;
  const rows = [...groups]
    .toSorted(([left], [right]) => left.localeCompare(right, 'en', { numeric: true }))
    .slice(0, 100)
    .map(([, sessions]) => {
      const [first] = sessions;
      return html`<tr>${several ? html`<td>${first?.station ?? words.noStation}</td>` : null}<td>${(first?.connector ?? 0) === 0 ? say('no-connector') : words.connectorLane(first?.connector ?? 0)}</td>${figureCells(sessions, context)}</tr>`;
    });
  return html`<h3>${say('per-connector')}</h3><table class="amounts"><thead><tr>${several ? html`<th>${words.field.station}</th>` : null}<th>${words.field.connector}</th>${figureHeads(context)}</tr></thead><tbody>${rows}</tbody></table>`;
}

type Unit = 'day' | 'week' | 'month';

/** The finest unit that gives a table of a page. */
function unitFor(days: number): Unit {
  if (days <= 31) return 'day';
  return days <= 7 * 31 ? 'week' : 'month';
}

function beginningOf(startMs: number, zone: string, unit: Unit): Temporal.PlainDate {
  const date = Temporal.Instant.fromEpochMilliseconds(startMs).toZonedDateTimeISO(zone).toPlainDate();
  switch (unit) {
    case 'day':
      return date;
    case 'week':
      return date.subtract({ days: date.dayOfWeek - 1 });
    case 'month':
      return date.with({ day: 1 });
  }
}

/** Sessions, energy and failures over time, by the calendar of the station. */
export function byPeriod(context: ReportContext): Html {
  const { data, say, writer, zone } = context;
  const timed = data.sessions.flatMap((session) =>
    session.start === null ? [] : [{ session, startMs: Date.parse(session.start) }],
  );
  const instants = timed.map(({ startMs }) => startMs);
  const [first, last] = [
    instants.reduce((a, b) => Math.min(a, b), Infinity),
    instants.reduce((a, b) => Math.max(a, b), -Infinity),
  ];
  if (timed.length < 2 || last - first < 86_400_000) return nothing;
  const unit = unitFor((last - first) / 86_400_000);
  const groups = Map.groupBy(timed, ({ startMs }) => beginningOf(startMs, zone, unit).toString());
  const rows = [...groups]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .slice(-120)
    .map(
      ([date, members]) =>
        html`<tr><td>${writer.date(Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds)}</td>${figureCells(
          members.map(({ session }) => session),
          context,
        )}</tr>`,
    );
  return html`<h3>${say('per-period', { unit: say(`unit-${unit}`) })}</h3><table class="amounts"><thead><tr><th>${say(unit === 'day' ? 'day' : 'from')}</th>${figureHeads(context)}</tr></thead><tbody>${rows}</tbody></table>`;
}

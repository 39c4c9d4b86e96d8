import type { StatusLane } from '../../api/views/status-views.ts';
import { html, nothing } from '../html/html.ts';
import type { Html } from '../html/html.ts';
import type { Writer } from '../html/quantities.ts';
import type { ReportContext } from '../report-context.ts';
import { percent } from './session-figures.ts';

/** OCPP 1.6, 7.7: in these a connector serves nobody. */
const unusable = new Set(['Faulted', 'Unavailable']);

interface LaneTimes {
  readonly knownMs: number;
  readonly faultedMs: number;
  readonly unavailableMs: number;
}

function timesOf({ shares }: StatusLane): LaneTimes {
  const known = Object.entries(shares).filter(([status]) => status !== 'unknown');
  const sum = (entries: readonly (readonly [string, number])[]): number =>
    entries.reduce((total, [, ms]) => total + ms, 0);
  return {
    knownMs: sum(known),
    faultedMs: sum(known.filter(([status]) => status === 'Faulted')),
    unavailableMs: sum(known.filter(([status]) => status === 'Unavailable')),
  };
}

function laneName(
  { station, connector, evseConnector }: StatusLane,
  several: boolean,
  { words }: ReportContext,
): string {
  const name =
    connector === 0
      ? words.stationLane
      : words.connectorLane(evseConnector === undefined ? connector : `${connector}.${evseConnector}`);
  return several ? `${station ?? words.noStation} · ${name}` : name;
}

/** How long each connector could be used, and the states that make it up. */
export function availabilitySection(context: ReportContext): Html {
  const { data, words, say, writer } = context;
  const lanes = data.status.lanes.filter(({ connector }) => connector > 0);
  if (lanes.length === 0) return nothing;
  const several = new Set(lanes.map(({ station }) => station)).size > 1;
  const rows = lanes.slice(0, 100).map((lane) => {
    const { knownMs, faultedMs, unavailableMs } = timesOf(lane);
    const usableMs = knownMs - faultedMs - unavailableMs;
    const share = (ms: number): string => percent(ms, knownMs, writer);
    return html`<tr><td>${laneName(lane, several, context)}</td><td class="num">${writer.duration(knownMs)}</td><td class="num"><b>${share(usableMs)}</b></td>${lost(faultedMs, share, writer)}${lost(unavailableMs, share, writer)}</tr>`;
  });
  return html`<h2>${words.availability}</h2><table><thead><tr><th>${words.field.connector}</th><th class="num">${say('known-time')}</th><th class="num">${say('available-share')}</th><th class="num">Faulted</th><th class="num">Unavailable</th></tr></thead><tbody>${rows}</tbody></table><p class="muted">${say('availability-meaning')}</p>${statesTable(lanes, several, context)}`;
}

/** A share and its time; where there was none a dash says it quieter than two zeros. */
function lost(ms: number, share: (ms: number) => string, writer: Writer): Html {
  return ms === 0
    ? html`<td class="num">–</td>`
    : html`<td class="num">${share(ms)}<br><span class="muted">${writer.duration(ms)}</span></td>`;
}

function statesTable(lanes: readonly StatusLane[], several: boolean, context: ReportContext): Html {
  const { words, say, writer } = context;
  const states = [...new Set(lanes.flatMap(({ shares }) => Object.keys(shares)))].toSorted(
    (left, right) => Number(unusable.has(left)) - Number(unusable.has(right)) || (left < right ? -1 : 1),
  );
  if (lanes.length > 12) return nothing;
  const rows = states.map(
    (state) =>
      html`<tr><td>${state === 'unknown' ? words.unknownState : state}</td>${lanes.map(({ shares }) => html`<td class="num">${shares[state] === undefined ? '–' : writer.duration(shares[state])}</td>`)}</tr>`,
  );
  return html`<h3>${say('states-title')}</h3><table><thead><tr><th>${words.field.state}</th>${lanes.map((lane) => html`<th class="num">${laneName(lane, several, context)}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`;
}

/** Faults by code with what the maker says of the code. */
export function faultsSection(context: ReportContext): Html {
  const { data, words, say, writer } = context;
  const { field } = words;
  const title = html`<h2>${words.faults}</h2>`;
  if (data.status.faults.length === 0) return html`${title}<p>${words.noFaults}</p>`;
  const meanings = new Map(
    data.findings.flatMap(({ explanations }) =>
      explanations.map(({ code, title: meaning }) => [code.toLowerCase(), meaning] as const),
    ),
  );
  const rows = data.status.faults
    .slice(0, 100)
    .map(
      ({ errorCode, vendorErrorCode, episodes, totalMs }) =>
        html`<tr><td class="mono">${errorCode}</td><td class="mono">${vendorErrorCode ?? '–'}</td><td class="wide">${meanings.get((vendorErrorCode ?? errorCode).toLowerCase()) ?? meanings.get(errorCode.toLowerCase()) ?? '–'}</td><td class="num">${writer.count(episodes)}</td><td class="num">${writer.duration(totalMs)}</td></tr>`,
    );
  return html`${title}<table><thead><tr><th>${field.errorCode}</th><th>vendorErrorCode</th><th>${say('decoded')}</th><th class="num">${field.episodes}</th><th class="num">${field.duration}</th></tr></thead><tbody>${rows}</tbody></table>`;
}

import { html } from '../html/html.ts';
import type { Html } from '../html/html.ts';
import type { ReportContext } from '../report-context.ts';

/** Stations with what is built into them; several firmware versions stand in the order in which they came. */
export function stationsSection({ data, words, say }: ReportContext): Html {
  const { stations } = data.overview;
  const title = html`<h2>${say('stations')}</h2>`;
  if (stations.length === 0) return html`${title}<p>${say('stations-none')}</p>`;
  const rows = stations.map(
    ({ station, vendor, model, serial, firmware, connectors }) =>
      html`<tr><td>${station ?? words.noStation}</td><td>${[vendor, model].filter((part) => part !== null).join(' ') || '–'}</td><td class="mono">${serial ?? '–'}</td><td>${firmware.length === 0 ? '–' : firmware.join(' → ')}</td><td class="num">${connectors.filter((connector) => connector > 0).join(', ') || '–'}</td></tr>`,
  );
  return html`${title}<table><thead><tr><th>${words.field.station}</th><th>${say('vendor-model')}</th><th>${say('serial')}</th><th>${say('firmware')}</th><th class="num">${say('connectors')}</th></tr></thead><tbody>${rows}</tbody></table>`;
}

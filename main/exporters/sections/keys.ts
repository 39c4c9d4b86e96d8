import { digits, html } from '../html/html.ts';
import type { Html } from '../html/html.ts';
import type { ReportContext } from '../report-context.ts';

/** Keys with their origin: an auditor compares the fingerprints with the meter's label. */
export function keysSection({ data, words, writer }: ReportContext): Html {
  const { field } = words;
  if (data.keys.length === 0) return html`<h2>${words.keys}</h2><p>${words.noKeys}</p>`;
  // The same key told by the same message after every boot is one line.
  const merged = new Map<string, { readonly key: (typeof data.keys)[number]; times: number }>();
  for (const key of data.keys) {
    const id = JSON.stringify([
      key.fingerprint ?? key.text,
      key.origin,
      key.via,
      key.station,
      key.connector,
      key.meterSerial,
    ]);
    const known = merged.get(id);
    if (known === undefined) merged.set(id, { key, times: 1 });
    else known.times++;
  }
  const rows = [...merged.values()].map(
    ({ key, times }) =>
      html`<tr><td class="mono hash">${digits(key.fingerprint ?? key.problem ?? '–')}</td><td>${key.curve ?? '–'}</td><td>${words.keyOrigin[key.origin]}<br><span class="muted">${words.keyOriginMeaning[key.origin]}</span></td><td>${key.via}${times > 1 ? ` (${times} ×)` : ''}<br><span class="muted">${writer.time(key.observed)}</span></td><td class="num">${key.connector ?? '–'}</td><td class="mono">${key.meterSerial ?? '–'}</td><td class="num">${key.usedBy}</td></tr>`,
  );
  return html`<h2>${words.keys}</h2><table><thead><tr><th>${field.fingerprint}</th><th>${field.curve}</th><th>${field.origin}</th><th>${field.via}</th><th class="num">${field.connector}</th><th>${field.serial}</th><th class="num">${field.usedBy}</th></tr></thead><tbody>${rows}</tbody></table>`;
}

import type { SignatureRow } from '../../api/views/signature-views.ts';
import { capital, html, nothing } from '../html/html.ts';
import type { Html } from '../html/html.ts';
import { signatureBadge } from '../html/marks.ts';
import type { ReportContext } from '../report-context.ts';

const answers = ['valid', 'invalid', 'unverifiable'] as const;
const origins = ['pinned', 'registered', 'reported', 'enclosed', 'none'] as const;

function count(rows: readonly SignatureRow[], answer: (typeof answers)[number]): number {
  return rows.filter(({ readable, signature }) => readable === 'ok' && signature === answer).length;
}

/** What the signatures say, by how much the key can prove: a valid signature under an enclosed key proves integrity only. */
export function byKeyOrigin(context: ReportContext): Html {
  const { data, words, say, writer } = context;
  if (data.signatureRows.length === 0) return nothing;
  const cells = (rows: readonly SignatureRow[]): Html =>
    html`${answers.map((answer) => html`<td class="num">${writer.count(count(rows, answer))}</td>`)}<td class="num">${writer.count(rows.filter(({ readable }) => readable === 'broken').length)}</td><td class="num">${writer.count(rows.length)}</td>`;
  const lines = origins.flatMap((origin) => {
    const rows = data.signatureRows.filter(({ keyOrigin }) => keyOrigin === origin);
    if (rows.length === 0) return [];
    return [
      html`<tr><td>${words.keyOrigin[origin]} <span class="muted">${words.keyOriginMeaning[origin]}</span></td>${cells(rows)}</tr>`,
    ];
  });
  return html`<div class="keep"><h3>${say('by-key-origin')}</h3><table><thead><tr><th>${words.field.origin}</th>${answers.map((answer) => html`<th class="num">${signatureBadge(answer, words)}</th>`)}<th class="num">${words.figure.broken(0)}</th><th class="num">${say('total')}</th></tr></thead><tbody>${lines}<tr class="total"><td>${say('total')}</td>${cells(data.signatureRows)}</tr></tbody></table></div>`;
}

/** One line a meter: an auditor goes from meter to meter. */
export function byMeter(context: ReportContext): Html {
  const { data, words, say, writer } = context;
  const meters = Map.groupBy(data.signatureRows, ({ meter, gateway }) => meter ?? gateway ?? '');
  if (meters.size === 0) return nothing;
  const lines = [...meters].slice(0, 60).map(([meter, rows]) => {
    const keys = new Set(rows.flatMap(({ keyFingerprint }) => (keyFingerprint === null ? [] : [keyFingerprint])));
    const places = new Set(rows.flatMap(({ connector }) => (connector === null ? [] : [connector])));
    return html`<tr><td class="mono">${meter === '' ? '–' : meter}</td><td class="num">${[...places].toSorted((left, right) => left - right).join(', ') || '–'}</td>${answers.map((answer) => html`<td class="num">${writer.count(count(rows, answer))}</td>`)}<td class="num">${writer.count(rows.length)}</td><td class="mono">${keys.size === 0 ? '–' : [...keys].map((key) => html`${key.slice(0, 16)}…<br>`)}</td></tr>`;
  });
  return html`<h3>${say('by-meter')}</h3><table><thead><tr><th>${words.field.meter}</th><th class="num">${words.field.connector}</th>${answers.map((answer) => html`<th class="num">${capital(words.signature[answer])}</th>`)}<th class="num">${say('total')}</th><th>${words.field.fingerprint}</th></tr></thead><tbody>${lines}</tbody></table>`;
}

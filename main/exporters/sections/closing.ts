import { html, nothing } from '../html/html.ts';
import type { Html } from '../html/html.ts';
import { maskedIn } from '../masking/mask-report.ts';
import type { ReportContext } from '../report-context.ts';

/** Sources with their hashes: with these anybody can check that the same files were read. */
export function sourcesSection({ data, words, writer }: ReportContext): Html {
  const { field } = words;
  const rows = data.sources.map((source) => {
    const { bytesTotal, bytesUnderstood, linesTotal, linesUnderstood } = source.account;
    const understood =
      linesTotal !== null && linesTotal > 0 && linesUnderstood !== null
        ? `${writer.decimal(((100 * linesUnderstood) / linesTotal).toFixed(1))} %`
        : bytesTotal === 0
          ? '–'
          : `${writer.decimal(((100 * bytesUnderstood) / bytesTotal).toFixed(1))} %`;
    const issues = source.issues.slice(0, 5).map(({ text }) => html`<br><span class="muted">${text}</span>`);
    return html`<tr><td class="wide">${source.entry ?? source.name}${issues}</td><td class="num">${writer.bytes(source.sizeBytes)}</td><td>${source.account.reader}<br><span class="muted">${words.sourceState[source.state]}</span></td><td class="num">${understood}</td><td class="mono hash">${source.sha256}</td></tr>`;
  });
  return html`<h2>${words.sources}</h2><table><thead><tr><th>${field.name}</th><th class="num">${field.size}</th><th>${field.reader}</th><th class="num">${field.understood}</th><th>${field.hash}</th></tr></thead><tbody>${rows}</tbody></table>`;
}

/** How it was done, what it cannot tell, what was left out, and which pseudonyms the report before it shows. */
export function methodSection(body: Html, { data, masked, options, words, writer }: ReportContext): Html {
  const { omitted } = data;
  const leftOut =
    omitted.details + omitted.signatures + omitted.excerpts === 0 ? nothing : html`<p>${words.omitted(omitted)}</p>`;
  const shown = maskedIn(body.markup, masked);
  const rows = shown.map(
    ({ pseudonym, category, occurrences }) =>
      html`<tr><td>${pseudonym}</td><td>${words.maskCategory[category]}</td><td class="num">${writer.count(occurrences)}</td></tr>`,
  );
  const list =
    shown.length === 0
      ? html`<p>${words.nothingMasked}</p>`
      : html`<table><thead><tr><th>${words.field.pseudonym}</th><th>${words.field.category}</th><th class="num">${words.field.occurrences}</th></tr></thead><tbody>${rows}</tbody></table>`;
  return html`<h2>${words.method}</h2>${words.methodText.map((paragraph) => html`<p>${paragraph}</p>`)}${leftOut}
<h3>${words.maskedTitle}</h3><p>${options.mask ? words.maskedIntro : words.notMasked}</p>${list}`;
}

/** The program at the very end, for whoever holds the last page. */
export function footer({ data, words }: ReportContext): Html {
  return html`<footer>${words.programLine(data.program.version)} · ${data.case.name} · ${words.revision} ${data.case.revision}</footer>`;
}

import type { EvidenceView } from '../../api/views/evidence-views.ts';
import { excerptKey } from '../evidence-excerpts.ts';
import { html, nothing } from '../html/html.ts';
import type { Html } from '../html/html.ts';
import type { ReportContext } from '../report-context.ts';

/** How much of a line is printed; the place leads to the rest. */
const printedCharacters = 700;

const printedPlaces = 3;

/**
 * The places that prove something, with their text where it was read. A text is printed once in a report: `printed` remembers the
 * places that it stood at.
 */
export function evidenceList(evidence: readonly EvidenceView[], context: ReportContext, printed: Set<string>): Html {
  if (evidence.length === 0) return nothing;
  const { words } = context;
  const shown = evidence.slice(0, printedPlaces).map(({ ref, label }) => {
    const key = excerptKey(ref);
    if (printed.has(key)) {
      return html`<div class="excerpt"><div class="place mono">${label} (${words.printedAbove})</div></div>`;
    }
    const excerpt = context.excerptOf(ref);
    const text = excerpt?.text.trimEnd() ?? '';
    if (text === '') return html`<div class="excerpt"><div class="place mono">${label}</div></div>`;
    printed.add(key);
    const cut = text.length > printedCharacters || excerpt?.truncated === true;
    const line = cut ? `${text.slice(0, printedCharacters)} ${words.excerptCut}` : text;
    // The columns of a database row stand below each other, two side by side.
    const body = ref.kind === 'row' ? html`<pre class="row">${line}</pre>` : html`<pre>${line}</pre>`;
    return html`<div class="excerpt"><div class="place mono">${label}</div>${body}</div>`;
  });
  const left = evidence.length - shown.length;
  return html`<h4>${words.evidence}</h4>${shown}${left > 0 ? html`<p class="muted">${words.moreEvidence(left)}</p>` : null}`;
}

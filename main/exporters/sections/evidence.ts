import type { EvidenceView } from '../../api/views.ts';
import { html, nothing } from '../html/html.ts';
import type { Html } from '../html/html.ts';
import type { ReportContext } from '../report-context.ts';

/** How much of a line is printed; the place leads to the rest. */
const printedCharacters = 700;

/** The places that prove something, with their text where it was read. */
export function evidenceList(evidence: readonly EvidenceView[], context: ReportContext, most = 3): Html {
  if (evidence.length === 0) return nothing;
  const { words } = context;
  const shown = evidence.slice(0, most).map(({ ref, label }) => {
    const excerpt = context.excerptOf(ref);
    const text = excerpt?.text.trimEnd() ?? '';
    const cut = text.length > printedCharacters || excerpt?.truncated === true;
    const printed = cut ? `${text.slice(0, printedCharacters)} ${words.excerptCut}` : text;
    return html`<div class="excerpt"><div class="place mono">${label}</div>${printed === '' ? null : html`<pre>${printed}</pre>`}</div>`;
  });
  const left = evidence.length - shown.length;
  return html`<h4>${words.evidence}</h4>${shown}${left > 0 ? html`<p class="muted">${words.moreEvidence(left)}</p>` : null}`;
}

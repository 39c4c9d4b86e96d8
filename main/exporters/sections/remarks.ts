import type { CaseRemark } from '../collect-remarks.ts';
import { html, nothing } from '../html/html.ts';
import type { Html } from '../html/html.ts';
import type { ReportContext } from '../report-context.ts';
import { evidenceList } from './evidence.ts';

/** What the person at work marked and wrote down, apart from what the program concluded. Without a mark or a note there is no such part. */
export function remarksSection(context: ReportContext): Html {
  const { data, words, say } = context;
  if (data.remarks.length === 0) return nothing;
  const alreadyPrinted = new Set<string>();
  const blocks = data.remarks.map((remark) => remarkBlock(remark, context, alreadyPrinted));
  return html`<h2>${words.sectionTitle.remarks}</h2><p>${say('remarks-intro')}</p>${blocks}`;
}

function remarkBlock(remark: CaseRemark, context: ReportContext, alreadyPrinted: Set<string>): Html {
  const { data, say, writer } = context;
  const { target, about, marked, notes, evidence } = remark;
  // A finding is called what it is called now, in the language of the report.
  const title = data.findings.find((finding) => finding.target === target)?.title ?? remark.title;
  const said = (word: 'remark-marked' | 'remark-noted', { at, who }: { readonly at: string; readonly who: string }) =>
    say(word, { who, at: writer.time(at) });
  const markedLine = marked === null ? null : html`<p class="muted">${said('remark-marked', marked)}</p>`;
  const notesWritten = notes.map(
    (note) => html`<div class="remedy"><h4>${said('remark-noted', note)}</h4>${paragraphs(note.text)}</div>`,
  );
  return html`<section class="finding"><div class="keep"><span class="where">${say(`remark-about-${about}`)}</span>
<h3>${title === '' ? data.case.name : title}</h3>${markedLine}</div>
${notesWritten}
${evidence === null ? null : evidenceList([evidence], context, alreadyPrinted)}</section>`;
}

/** A note keeps the lines in which it was written. */
function paragraphs(text: string): readonly Html[] {
  return text.split(/\r?\n/).map((line, index) => html`${index === 0 ? null : html`<br>`}${line}`);
}

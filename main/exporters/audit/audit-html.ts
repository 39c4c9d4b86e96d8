import type { Exporter } from '../exporter.ts';
import { html } from '../html/html.ts';
import type { Html } from '../html/html.ts';
import { page } from '../html/page.ts';
import { createContext } from '../report-context.ts';
import type { ReportContext } from '../report-context.ts';
import { footer, methodSection, sourcesSection } from '../sections/closing.ts';
import { figures, headSection } from '../sections/head.ts';
import { keysSection } from '../sections/keys.ts';
import { sessionTable } from '../sections/session-table.ts';
import { signatureBlocks, signatureTable } from '../sections/signatures.ts';

/** For the auditor: every signed value with its four answers, every reason, every key, and how to repeat it without us. */
export const auditHtml: Exporter = {
  id: 'audit-html',
  report: 'audit',
  format: 'html',
  mediaType: 'text/html; charset=utf-8',
  extension: 'html',
  render(data, options) {
    const context = createContext(data, options);
    const { words } = context;
    const body = html`${headSection(context, words.auditTitle)}${summary(context)}<h2>${words.signatures}</h2>${signatureTable(context.data.signatures, context, context.data.signatures)}${keysSection(context)}<h2>${words.allSessions}</h2>${sessionTable(context.data.sessions, context)}<h2>${words.eachSignature}</h2>${signatureBlocks(context.data.signatures, context)}${sourcesSection(context)}`;
    return page({
      language: options.language,
      title: `${words.auditTitle} · ${context.data.case.name}`,
      footLine: `${words.auditTitle} · ${context.data.case.name}`,
      pageWord: words.page,
      ofWord: words.of,
      body: html`${body}${methodSection(body, context)}${footer(context)}`,
    });
  },
};

function summary({ data, words, writer }: ReportContext): Html {
  const readable = data.signatures.filter(({ row }) => row.readable === 'ok');
  const count = (answer: 'valid' | 'invalid' | 'unverifiable') =>
    readable.filter(({ row }) => row.signature === answer).length;
  const broken = data.signatures.length - readable.length;
  const numbers = { valid: count('valid'), invalid: count('invalid'), unverifiable: count('unverifiable'), broken };
  return html`<h2>${words.summary}</h2><p class="lead">${words.leadAudit({ values: writer.count(data.signatures.length), ...numbers })}</p>${figures(
    [
      { number: writer.count(numbers.valid), word: words.figure.valid },
      { number: writer.count(numbers.invalid), word: words.figure.invalid },
      { number: writer.count(numbers.unverifiable), word: words.figure.unverifiable },
      { number: writer.count(broken), word: words.figure.broken },
      { number: writer.count(data.sessions.length), word: words.figure.sessions },
    ],
  )}`;
}

import type { Exporter } from '../exporter.ts';
import { composeReport } from '../html/compose-report.ts';
import type { SectionWriter } from '../html/compose-report.ts';
import { html } from '../html/html.ts';
import type { Html } from '../html/html.ts';
import { printed } from '../html/shown-part.ts';
import type { ReportContext } from '../report-context.ts';
import { sourcesSection } from '../sections/closing.ts';
import { figures } from '../sections/head.ts';
import { keysSection } from '../sections/keys.ts';
import { remarksSection } from '../sections/remarks.ts';
import { signatureBlocks, signatureTable } from '../sections/signatures.ts';
import { byKeyOrigin, byMeter } from './audit-tables.ts';
import { rulesSection } from './rules-section.ts';
import { verdictsSection } from './verdicts-section.ts';

const sections = {
  summary,
  verdicts: verdictsSection,
  rules: rulesSection,
  keys: keysSection,
  values: valuesSection,
  remarks: remarksSection,
  sources: sourcesSection,
} satisfies Readonly<Record<string, SectionWriter>>;

/** For the auditor: every signed value with its four answers, every reason, every key, and how to repeat it without us. */
export const auditHtml: Exporter = {
  id: 'audit-html',
  report: 'audit',
  format: 'html',
  mediaType: 'text/html; charset=utf-8',
  extension: 'html',
  render: (data, options) => composeReport('audit', sections, data, options),
};

function summary(context: ReportContext): Html {
  const { data, words, writer } = context;
  const readable = data.signatureRows.filter(({ readable: answer }) => answer === 'ok');
  const count = (answer: 'valid' | 'invalid' | 'unverifiable') =>
    readable.filter(({ signature }) => signature === answer).length;
  const broken = data.signatureRows.length - readable.length;
  const numbers = { valid: count('valid'), invalid: count('invalid'), unverifiable: count('unverifiable'), broken };
  return html`<h2>${words.summary}</h2><p class="lead">${words.leadAudit({ values: writer.count(data.signatureRows.length), ...numbers })}</p>${figures(
    [
      { number: writer.count(numbers.valid), word: words.figure.valid(numbers.valid) },
      { number: writer.count(numbers.invalid), word: words.figure.invalid(numbers.invalid), bad: numbers.invalid > 0 },
      { number: writer.count(numbers.unverifiable), word: words.figure.unverifiable(numbers.unverifiable) },
      { number: writer.count(broken), word: words.figure.broken(broken), bad: broken > 0 },
      { number: writer.count(data.sessions.length), word: words.figure.sessions(data.sessions.length) },
    ],
  )}${byKeyOrigin(context)}${byMeter(context)}`;
}

function valuesSection(context: ReportContext): Html {
  const { data, words } = context;
  const inFull = data.signatures.slice(0, printed.valueBlocks);
  return html`<h2>${words.signatures}</h2>${signatureTable(data.signatureRows, context, inFull)}<h2>${words.eachSignature}</h2>${signatureBlocks(inFull, context)}`;
}

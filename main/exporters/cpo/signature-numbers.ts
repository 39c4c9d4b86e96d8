import { html } from '../html/html.ts';
import type { Html } from '../html/html.ts';
import { billingBadge, readableBadge, safeBadge, signatureBadge } from '../html/marks.ts';
import type { ReportContext } from '../report-context.ts';
import { percent } from './session-figures.ts';

/** Whether the signatures hold, in numbers; the audit report has each of them. No digest and no record stands here. */
export function signatureNumbers(context: ReportContext): Html {
  const { data, words, say } = context;
  const title = html`<h2>${say('signature-statistics')}</h2>`;
  const rows = data.signatureRows;
  if (rows.length === 0) return html`${title}<p>${words.noSignatures}</p>`;
  const readable = rows.filter((row) => row.readable === 'ok');
  const billed = data.sessions.filter(({ billing }) => billing !== null);
  const tables = [
    answerTable(
      words.field.signature,
      [
        ...(['valid', 'invalid', 'unverifiable'] as const).map((answer) => ({
          word: signatureBadge(answer, words),
          count: readable.filter(({ signature }) => signature === answer).length,
        })),
        { word: readableBadge('broken', words), count: rows.length - readable.length },
      ],
      context,
    ),
    answerTable(
      words.answers.key,
      (['pinned', 'registered', 'reported', 'enclosed', 'none'] as const).map((origin) => ({
        word: html`${words.keyOrigin[origin]}`,
        count: rows.filter(({ keyOrigin }) => keyOrigin === origin).length,
      })),
      context,
    ),
    answerTable(
      say('sessions-billing'),
      (['usable', 'not-usable', 'undecided'] as const).map((answer) => ({
        word: billingBadge(answer, words),
        count: billed.filter(({ billing }) => billing === answer).length,
      })),
      context,
    ),
    answerTable(
      say('safe-column'),
      (['verified', 'not-verified', 'refused'] as const).map((answer) => ({
        word: safeBadge(answer, words),
        count: rows.filter(({ safe }) => safe.verdict === answer).length,
      })),
      context,
    ),
  ];
  return html`${title}<div class="two">${tables}</div>`;
}

function answerTable(
  name: string,
  answers: readonly { readonly word: Html; readonly count: number }[],
  { say, writer }: ReportContext,
): Html {
  const all = answers.reduce((sum, { count }) => sum + count, 0);
  const rows = answers
    .filter(({ count }) => count > 0)
    .map(
      ({ word, count }) =>
        html`<tr><td>${word}</td><td class="num">${writer.count(count)}</td><td class="num">${percent(count, all, writer)}</td></tr>`,
    );
  return html`<table><thead><tr><th>${name}</th><th class="num">${say('count')}</th><th class="num">${say('share')}</th></tr></thead><tbody>${rows}</tbody></table>`;
}

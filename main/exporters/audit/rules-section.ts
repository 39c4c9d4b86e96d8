import type { RuleView } from '../../api/views/signature-views.ts';
import { html } from '../html/html.ts';
import type { Html } from '../html/html.ts';
import { ruleMark } from '../html/marks.ts';
import { printed } from '../html/shown-part.ts';
import type { ReportContext } from '../report-context.ts';

interface RuleTally {
  readonly rule: RuleView;
  readonly values: number[];
  readonly pairs: (string | null)[];
}

const severityRank = { fatal: 0, warning: 1, info: 2 } as const;

/** Every rule that something departs from, once, with its clause and where it happened. */
export function rulesSection(context: ReportContext): Html {
  const { data, words, say } = context;
  const tallies = new Map<string, RuleTally>();
  const tally = (rule: RuleView): RuleTally => {
    const key = `${rule.code} ${rule.severity}`;
    const known = tallies.get(key) ?? { rule, values: [], pairs: [] };
    tallies.set(key, known);
    return known;
  };
  for (const row of data.signatureRows) {
    for (const rule of row.rules) {
      const { values } = tally(rule);
      if (values.at(-1) !== row.id) values.push(row.id);
    }
  }
  for (const { rules, sessionId } of data.transactions) for (const rule of rules) tally(rule).pairs.push(sessionId);
  if (tallies.size === 0) return html`<h2>${say('rules-title')}</h2><p>${say('rules-none')}</p>`;
  const rows = [...tallies.values()]
    .toSorted(
      (left, right) =>
        severityRank[left.rule.severity] - severityRank[right.rule.severity] ||
        left.rule.code.localeCompare(right.rule.code, 'en'),
    )
    .map((entry) => ruleLine(entry, context));
  const { field } = words;
  return html`<h2>${say('rules-title')}</h2><table><thead><tr><th>${field.severity}</th><th>${field.rule}</th><th>${field.clause}</th><th class="num">${say('rules-values')}</th><th class="num">${say('rules-pairs')}</th><th>${say('rules-where')}</th></tr></thead><tbody>${rows}</tbody></table>`;
}

function ruleLine({ rule, values, pairs }: RuleTally, context: ReportContext): Html {
  const { words, say, writer } = context;
  const { field } = words;
  const places = [
    ...values.map((id) => html`<a href="#v${id}">${field.value} ${id}</a>`),
    ...[...new Set(pairs)].flatMap((sessionId) => {
      const number = context.sessionNumber(sessionId);
      return number === undefined ? [] : [html`<a href="#s${number}">${words.session} ${number}</a>`];
    }),
  ];
  const shown = places.slice(0, printed.evidenceRows);
  const left = places.length - shown.length;
  return html`<tr><td>${ruleMark(rule.severity, words)}</td><td class="wide">${rule.text}<br><span class="mono muted">${rule.code}</span></td><td>${rule.clause}</td><td class="num">${writer.count(values.length)}</td><td class="num">${writer.count(pairs.length)}</td><td class="wide">${shown.map((place, index) => html`${index === 0 ? '' : ', '}${place}`)}${left > 0 ? html` ${say('more-places', { count: writer.count(left) })}` : null}</td></tr>`;
}

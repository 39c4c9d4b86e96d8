import type { SafeVerdict, SignatureAnswer } from '../../../parsers/model/verdict.ts';
import { safeReasonText } from '../../../parsers/text/safe-texts.ts';
import type { SignatureRow, TransactionRow } from '../../api/views/signature-views.ts';
import type { SessionRow } from '../../api/views/session-views.ts';
import { html } from '../html/html.ts';
import type { Html } from '../html/html.ts';
import { billingBadge, readableBadge, ruleMark, safeBadge, signatureBadge } from '../html/marks.ts';
import { mostPressing, printed, shownPart } from '../html/shown-part.ts';
import type { ReportContext } from '../report-context.ts';
import { timeCell } from '../sections/session-table.ts';

const signatureRank: Readonly<Record<SignatureAnswer, number>> = { invalid: 2, unverifiable: 1, valid: 0 };

/** Per session: the four answers, what begin and end prove together, and the other program's word. */
export function verdictsSection(context: ReportContext): Html {
  const { data, say, writer } = context;
  const title = html`<h2>${say('verdicts')}</h2>`;
  const bySession = Map.groupBy(data.signatureRows, ({ sessionId }) => sessionId);
  const pairs = new Map(data.transactions.map((row) => [row.sessionId, row]));
  const sessions = data.sessions.filter(({ id }) => bySession.has(id));
  const outside = bySession.get(null)?.length ?? 0;
  const rest = outside === 0 ? null : html`<p>${say('values-outside', { count: writer.count(outside) })}</p>`;
  if (sessions.length === 0) return html`${title}<p>${say('verdicts-none')}</p>${rest}`;
  const shown = mostPressing(
    sessions,
    printed.sessions,
    ({ signature, billing }) =>
      (signature === null ? 0 : signatureRank[signature]) * 2 + (billing === 'not-usable' ? 1 : 0),
  );
  const rows = shown.map((session) =>
    sessionLine(session, bySession.get(session.id) ?? [], pairs.get(session.id), context),
  );
  const { words } = context;
  const { field } = words;
  return html`${title}<p>${say('verdicts-intro')}</p>${shownPart(shown.length, sessions.length, 'which-worst', context)}<table class="tight"><thead><tr><th class="num">#</th><th>${field.transaction}, ${field.start}</th><th class="num">${field.connector}</th><th class="num">${say('begin-end')}</th><th class="num">${say('energy-signed')}<br>(kWh)</th><th>${words.answers.readable}, ${words.answers.signature}</th><th>${words.answers.key}</th><th>${words.answers.rules}</th><th>${field.billing}</th><th>${say('safe-column')}</th></tr></thead>${rows}</table>${rest}`;
}

function sessionLine(
  session: SessionRow,
  values: readonly SignatureRow[],
  pair: TransactionRow | undefined,
  context: ReportContext,
): Html {
  const { words, say, writer } = context;
  const number = context.sessionNumber(session.id) ?? 0;
  const worst = values.reduce<SignatureAnswer>(
    (sofar, { signature }) => (signatureRank[signature] > signatureRank[sofar] ? signature : sofar),
    'valid',
  );
  const broken = values.some(({ readable }) => readable === 'broken');
  const origins = [...new Set(values.map(({ keyOrigin }) => keyOrigin))];
  const keys = [...new Set(values.flatMap(({ keyFingerprint }) => (keyFingerprint === null ? [] : [keyFingerprint])))];
  // A begin by itself has no end and the other way round: the pair answers that.
  const ofValues = values
    .flatMap((value) => value.rules)
    .filter(({ code }) => pair === undefined || !/\.(?:begin|end)-missing$/.test(code));
  const rules = [...ofValues, ...(pair?.rules ?? [])];
  const distinctRules = [...new Map(rules.map((rule) => [`${rule.code} ${rule.severity}`, rule])).values()].filter(
    ({ severity }) => severity !== 'info',
  );
  const fatal = distinctRules.filter(({ severity }) => severity === 'fatal').length;
  const warnings = distinctRules.length - fatal;
  const readings = values.map((value) => {
    const reading = value.closing;
    return html`<a href="#v${value.id}">${reading?.value === null || reading?.value === undefined ? '–' : writer.decimal(reading.value)} ${reading?.unit ?? ''}</a><br>`;
  });
  const energyDiffers =
    pair !== undefined && pair.energyWh !== null && session.energyWh !== null && pair.energyWh !== session.energyWh;
  const signature = pair?.signature ?? worst;
  const energy = html`${pair === undefined ? html`<span class="muted">${say('no-pair')}</span>` : writer.kwh(pair.energyWh)}${energyDiffers ? html`<br><span class="muted">${writer.kwh(session.energyWh)} ${say('energy-session')}</span>` : null}`;
  const named = distinctRules
    .toSorted((left, right) => Number(right.severity === 'fatal') - Number(left.severity === 'fatal'))
    .map(
      (rule) => html`${ruleMark(rule.severity, words)} <span class="mono">${rule.code}</span> (${rule.clause}) &nbsp; `,
    );
  const safe = safeVerdicts(values, pair);
  const safeBadges = [...new Set(safe.map(({ verdict }) => verdict))].map(
    (verdict) => html`${safeBadge(verdict, words)} `,
  );
  const safeReasons = [...new Set(safe.map((verdict) => safeReasonText(verdict, context.options.language)))].filter(
    (text) => text !== '',
  );
  const below = [
    ...(named.length === 0 ? [] : [html`<div>${named}</div>`]),
    ...(safeReasons.length === 0 ? [] : [html`<div>${words.answers.safe}: ${safeReasons.join(' ')}</div>`]),
  ];
  const summary = html`<tr class="${below.length > 0 ? 'above' : ''}"><td class="num">${number}</td><td><span class="mono">${session.transactionId ?? '–'}</span><br>${timeCell(session.start, writer)}</td><td class="num">${session.connector ?? '–'}</td><td class="num">${readings}</td><td class="num">${energy}</td><td>${readableBadge(broken ? 'broken' : 'ok', words)}<br>${signatureBadge(signature, words)}</td><td class="key">${origins.map((origin) => html`${words.keyOrigin[origin]}<br>`)}${keys.map((key) => html`<span class="mono">${key.slice(0, 8)}…</span> `)}</td><td>${fatal + warnings === 0 ? words.rulesKept : words.rulesBroken(fatal, warnings)}</td><td>${session.billing === null ? '–' : billingBadge(session.billing, words)}</td><td>${safeBadges}</td></tr>`;
  return html`<tbody class="together" id="s${number}">${summary}${below.length === 0 ? null : html`<tr class="sub"><td></td><td colspan="9">${below}</td></tr>`}</tbody>`;
}

/** That program judges a pair where it finds one, else each value by itself. */
function safeVerdicts(values: readonly SignatureRow[], pair: TransactionRow | undefined): readonly SafeVerdict[] {
  return pair === undefined ? values.map(({ safe }) => safe) : [pair.safe];
}

import type { SignatureDetail, SignatureRow } from '../../api/views/signature-views.ts';
import { digits, html, nothing } from '../html/html.ts';
import type { Html } from '../html/html.ts';
import { mostPressing, printed, shownPart } from '../html/shown-part.ts';
import { billingBadge, readableBadge, ruleMark, safeBadge, signatureBadge } from '../html/marks.ts';
import type { ReportContext } from '../report-context.ts';
import { timeCell } from './session-table.ts';
import { repeatBlock } from './repeat-check.ts';

/** Every signed value as a row. Those in `inFull` follow one by one; their rows lead there. */
export function signatureTable(
  signatures: readonly SignatureRow[],
  context: ReportContext,
  inFull: readonly SignatureDetail[],
): Html {
  const full = new Set(inFull.map(({ row }) => row.id));
  const { words, writer } = context;
  const { field } = words;
  if (signatures.length === 0) return html`<p>${words.noSignatures}</p>`;
  const shown = mostPressing(signatures, printed.values, ({ readable, signature, rules }) =>
    readable === 'broken' || signature === 'invalid' ? 3 : signature === 'unverifiable' ? 2 : rules.length > 0 ? 1 : 0,
  );
  const rows = shown.map((row) => {
    const number = context.sessionNumber(row.sessionId);
    const fatal = row.rules.filter(({ severity }) => severity === 'fatal').length;
    const warnings = row.rules.filter(({ severity }) => severity === 'warning').length;
    return html`<tr${full.has(row.id) ? null : html` id="v${row.id}"`}><td class="num">${full.has(row.id) ? html`<a href="#v${row.id}">${row.id}</a>` : row.id}</td><td>${timeCell(row.time, writer)}</td><td>${number === undefined ? '–' : html`<a href="#s${number}">${number}</a>`}</td><td>${row.context ?? '–'}<br><span class="mono">${row.meter ?? '–'} ${row.pagination ?? ''}</span></td><td class="num">${row.readings.map(({ value, unit }) => html`${value === null ? '–' : writer.decimal(value)} ${unit ?? ''}<br>`)}</td><td>${signatureBadge(row.signature, words)}</td><td class="key">${words.keyOrigin[row.keyOrigin]}</td><td>${fatal + warnings === 0 ? words.rulesKept : words.rulesBroken(fatal, warnings)}</td><td>${billingBadge(row.billing, words)}</td></tr>`;
  });
  return html`${shownPart(shown.length, signatures.length, 'which-worst', context)}<table class="tight"><thead><tr><th class="num">#</th><th>${field.time}</th><th>${words.session}</th><th>${field.context}, ${field.meter}</th><th class="num">${field.value}</th><th>${field.signature}</th><th>${field.key}</th><th>${words.answers.rules}</th><th>${field.billing}</th></tr></thead><tbody>${rows}</tbody></table>`;
}

/** Signed values one by one: the four answers with their reasons, readings, rules, steps, and how to repeat the check. */
export function signatureBlocks(signatures: readonly SignatureDetail[], context: ReportContext): Html {
  if (signatures.length === 0) return nothing;
  return html`${signatures.map((detail) => signatureBlock(detail, context))}`;
}

function signatureBlock(detail: SignatureDetail, context: ReportContext): Html {
  const { words } = context;
  const { row } = detail;
  const number = context.sessionNumber(row.sessionId);
  const heading = [
    row.context ?? row.format,
    row.transactionId === null ? null : `${words.field.transaction} ${row.transactionId}`,
  ];
  const fatal = row.rules.filter(({ severity }) => severity === 'fatal').length;
  const warnings = row.rules.filter(({ severity }) => severity === 'warning').length;
  return html`<section class="finding" id="v${row.id}"><div class="keep"><h3>${words.field.value} ${row.id} · ${heading.filter((part) => part !== null).join(' · ')}${number === undefined ? null : html` · <a href="#s${number}">${words.session} ${number}</a>`}</h3>
<p>${detail.sentence}</p>
<div class="answers"><div><span class="label">${words.answers.readable}</span>${readableBadge(row.readable, words)}</div><div><span class="label">${words.answers.signature}</span>${signatureBadge(row.signature, words)}</div><div><span class="label">${words.answers.key}</span><b>${words.keyOrigin[row.keyOrigin]}</b><br><span class="muted">${words.keyOriginMeaning[row.keyOrigin]}</span></div><div><span class="label">${words.answers.rules}</span><b>${row.rules.length === 0 ? words.rulesKept : words.rulesBroken(fatal, warnings)}</b></div></div>
<p>${words.answers.billing}: ${billingBadge(row.billing, words)} · ${words.answers.safe}: ${safeBadge(row.safe.verdict, words)}${row.safeText === '' ? null : html`. <span class="muted">${row.safeText}</span>`}</p></div>
${origin(detail, context)}${readings(detail, context)}${rules(detail, context)}${steps(detail, context)}${repeatBlock(detail, context)}</section>`;
}

function origin({ row, layers }: SignatureDetail, { words }: ReportContext): Html {
  const { field } = words;
  const facts: readonly (readonly [string, string | null])[] = [
    [field.place, row.evidence.label],
    [field.layers, layers.length === 0 ? null : layers.join(' → ')],
    [field.meter, row.meter],
    [field.gateway, row.gateway],
    [field.pagination, row.pagination],
    [field.curve, row.curve === null ? null : `${row.curve}, ${row.hash ?? '–'}`],
    [field.fingerprint, row.keyFingerprint],
  ];
  const known = facts.filter(([, value]) => value !== null);
  const column = (part: typeof known): Html =>
    html`<dl class="facts">${part.map(([name, value]) => html`<dt>${name}</dt><dd class="mono">${digits(value ?? '')}</dd>`)}</dl>`;
  // The fingerprint is long and stands below both columns.
  const long = known.filter(([name]) => name === field.fingerprint);
  const short = known.filter(([name]) => name !== field.fingerprint);
  const half = Math.ceil(short.length / 2);
  return html`<div class="two">${column(short.slice(0, half))}${column(short.slice(half))}</div>${long.length === 0 ? null : column(long)}`;
}

function readings({ row }: SignatureDetail, { words, writer }: ReportContext): Html {
  if (row.readings.length === 0) return nothing;
  const { field } = words;
  let inherited = false;
  const rows = row.readings.map((reading) => {
    const cell = (name: string, value: string | null) => {
      const taken = reading.inherited.includes(name);
      inherited ||= taken;
      return `${value ?? '–'}${taken ? ' *' : ''}`;
    };
    return html`<tr><td>${cell('TM', reading.time)}</td><td>${reading.clock ?? '–'}</td><td>${cell('TX', reading.tx)}</td><td class="num">${reading.value === null ? '–' : writer.decimal(reading.value)}</td><td>${cell('RU', reading.unit)}</td><td class="mono">${cell('RI', reading.obis)}</td><td>${cell('ST', reading.status)}</td><td>${cell('EF', reading.errorFlags)}</td></tr>`;
  });
  return html`<h4>${words.readings}</h4><table><thead><tr><th>${field.time}</th><th>${field.clock}</th><th>${field.tx}</th><th class="num">${field.value}</th><th>${field.unit}</th><th>${field.register}</th><th>${field.status}</th><th>${field.errorFlags}</th></tr></thead><tbody>${rows}</tbody></table>${inherited ? html`<p class="muted">* ${words.inherited}</p>` : null}`;
}

function rules({ row }: SignatureDetail, { words }: ReportContext): Html {
  if (row.rules.length === 0) return nothing;
  const { field } = words;
  const rows = row.rules.map(
    (rule) =>
      html`<tr><td>${ruleMark(rule.severity, words)}</td><td class="wide">${rule.text}${rule.quoted === null ? null : html`<br><span class="mono">${rule.path} ${rule.quoted}</span>`}</td><td>${rule.clause}</td><td class="mono">${rule.code}</td></tr>`,
  );
  return html`<h4>${words.answers.rules}</h4><table><thead><tr><th>${field.severity}</th><th>${field.rule}</th><th>${field.clause}</th><th></th></tr></thead><tbody>${rows}</tbody></table>`;
}

function steps(detail: SignatureDetail, { words }: ReportContext): Html {
  if (detail.steps.length === 0) return nothing;
  // The same step over and over, e.g. one key after the other, is one line with its number.
  const runs: { readonly text: string; readonly outcome: keyof ReportContext['words']['outcome']; times: number }[] =
    [];
  for (const { text, outcome } of detail.steps) {
    const last = runs.at(-1);
    if (last !== undefined && last.text === text && last.outcome === outcome) last.times++;
    else runs.push({ text, outcome, times: 1 });
  }
  const rows = runs.map(
    ({ text, outcome, times }) =>
      html`<li>${text} <span class="muted">(${words.outcome[outcome]}${times > 1 ? `, ${times} ×` : ''})</span></li>`,
  );
  return html`<h4>${words.verificationSteps}</h4><ol class="steps">${rows}</ol>`;
}

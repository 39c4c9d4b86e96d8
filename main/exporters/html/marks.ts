/** Verdicts, severities and states: word, shape and colour together, so that nothing depends on seeing a colour. */
import type { FindingSeverity } from '../../../parsers/model/finding.ts';
import type { Billing, RuleSeverity, SafeAnswer, SignatureAnswer } from '../../../parsers/model/verdict.ts';
import type { ReportWords } from '../words/report-words.ts';
import { html, nothing } from './html.ts';
import type { Html } from './html.ts';

type Tone = 'good' | 'bad' | 'open';

const shapes: Readonly<Record<Tone, Html>> = {
  good: html`<svg class="mark" viewBox="0 0 12 12" aria-hidden="true"><circle cx="6" cy="6" r="5.2" fill="none" stroke="currentColor" stroke-width="1.4"/><path d="M3.4 6.2 5.3 8 8.7 4.2" fill="none" stroke="currentColor" stroke-width="1.5"/></svg>`,
  bad: html`<svg class="mark" viewBox="0 0 12 12" aria-hidden="true"><rect x=".8" y=".8" width="10.4" height="10.4" fill="none" stroke="currentColor" stroke-width="1.4"/><path d="M3.6 3.6 8.4 8.4M8.4 3.6 3.6 8.4" stroke="currentColor" stroke-width="1.5"/></svg>`,
  open: html`<svg class="mark" viewBox="0 0 12 12" aria-hidden="true"><path d="M6 .7 11.3 6 6 11.3.7 6Z" fill="none" stroke="currentColor" stroke-width="1.3"/><path d="M4.6 4.9a1.4 1.4 0 1 1 2 1.3q-.6.3-.6 1M6 8.3v.8" fill="none" stroke="currentColor" stroke-width="1.1"/></svg>`,
};

function badge(tone: Tone, word: string): Html {
  // A narrow column breaks between the words, never between the mark and the first of them.
  const [first = '', ...rest] = word.split(' ');
  return html`<span class="badge ${tone}"><span class="nowrap">${shapes[tone]} ${first}</span>${rest.map((each) => ` ${each}`)}</span>`;
}

const signatureTone: Readonly<Record<SignatureAnswer, Tone>> = { valid: 'good', invalid: 'bad', unverifiable: 'open' };
const billingTone: Readonly<Record<Billing, Tone>> = { usable: 'good', 'not-usable': 'bad', undecided: 'open' };
const safeTone: Readonly<Record<SafeAnswer, Tone>> = { verified: 'good', 'not-verified': 'bad', refused: 'open' };

export function signatureBadge(answer: SignatureAnswer, words: ReportWords): Html {
  return badge(signatureTone[answer], words.signature[answer]);
}

export function billingBadge(answer: Billing, words: ReportWords): Html {
  return badge(billingTone[answer], words.billing[answer]);
}

export function safeBadge(answer: SafeAnswer, words: ReportWords): Html {
  return badge(safeTone[answer], words.safe[answer]);
}

export function readableBadge(readable: 'ok' | 'broken', words: ReportWords): Html {
  return badge(readable === 'ok' ? 'good' : 'bad', words.readable[readable]);
}

/** Filled, half-filled and hollow. */
const severityFill: Readonly<Record<FindingSeverity, Html>> = {
  critical: html`<circle cx="6" cy="6" r="5" fill="currentColor"/>`,
  warning: html`<circle cx="6" cy="6" r="4.4" fill="none" stroke="currentColor" stroke-width="1.2"/><path d="M6 1.6a4.4 4.4 0 0 0 0 8.8Z" fill="currentColor"/>`,
  info: html`<circle cx="6" cy="6" r="4.4" fill="none" stroke="currentColor" stroke-width="1.2"/>`,
};

export function severityMark(severity: FindingSeverity, words: ReportWords): Html {
  return html`<span class="severity ${severity}"><svg class="mark" viewBox="0 0 12 12" aria-hidden="true">${severityFill[severity]}</svg> ${words.severity[severity]}</span>`;
}

/** A number of findings with the mark of their severity; nothing for none. */
export function severityCount(severity: FindingSeverity, count: number, words: ReportWords): Html {
  if (count === 0) return nothing;
  return html`<span class="severity ${severity}" title="${words.severity[severity]}"><svg class="mark" viewBox="0 0 12 12" aria-hidden="true">${severityFill[severity]}</svg> ${count}</span> `;
}

const ruleTone: Readonly<Record<RuleSeverity, FindingSeverity>> = {
  fatal: 'critical',
  warning: 'warning',
  info: 'info',
};

export function ruleMark(severity: RuleSeverity, words: ReportWords): Html {
  const tone = ruleTone[severity];
  return html`<span class="severity ${tone}"><svg class="mark" viewBox="0 0 12 12" aria-hidden="true">${severityFill[tone]}</svg> ${words.ruleSeverity[severity]}</span>`;
}

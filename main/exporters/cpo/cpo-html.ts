import { needsAttention } from '../collect.ts';
import type { Exporter } from '../exporter.ts';
import { composeReport } from '../html/compose-report.ts';
import type { SectionWriter } from '../html/compose-report.ts';
import { html } from '../html/html.ts';
import type { Html } from '../html/html.ts';
import type { ReportContext } from '../report-context.ts';
import { sourcesSection } from '../sections/closing.ts';
import { figures } from '../sections/head.ts';
import { sessionTable } from '../sections/session-table.ts';
import { timelineSection } from '../sections/timeline.ts';
import { actionsSection } from './actions-section.ts';
import { affectedSection } from './affected-section.ts';
import { availabilitySection, faultsSection } from './availability-section.ts';
import { byConnector, byPeriod, energyOf, isFailed, isNoAmount } from './session-figures.ts';
import { signatureNumbers } from './signature-numbers.ts';
import { stationsSection } from './stations-section.ts';

const sections = {
  summary,
  stations: stationsSection,
  actions: actionsSection,
  timeline: timelineSection,
  availability: availabilitySection,
  faults: faultsSection,
  affected: affectedSection,
  signatures: signatureNumbers,
  sessions: allSessions,
  sources: sourcesSection,
} satisfies Readonly<Record<string, SectionWriter>>;

/** For the operator: who was affected, when, how much energy, and what to do. Fit to be sent on. */
export const cpoHtml: Exporter = {
  id: 'cpo-html',
  report: 'cpo',
  format: 'html',
  mediaType: 'text/html; charset=utf-8',
  extension: 'html',
  render: (data, options) => composeReport('cpo', sections, data, options),
};

function summary(context: ReportContext): Html {
  const { data, words, say, writer } = context;
  const affected = data.sessions.filter(needsAttention).length;
  const open = data.sessions.filter(({ complete }) => !complete).length;
  const energyKwh = writer.kwh(energyOf(data.sessions));
  const outside = data.sessions.filter(isNoAmount).length;
  return html`<h2>${words.summary}</h2><p class="lead">${words.leadCpo({ sessions: writer.count(data.sessions.length), energyKwh, affected })}</p>${figures(
    [
      { number: writer.count(data.sessions.length), word: words.figure.sessions(data.sessions.length) },
      { number: energyKwh, word: words.figure.energy(0) },
      { number: writer.count(data.sessions.filter(isFailed).length), word: say('failed') },
      { number: writer.count(affected), word: words.figure.affected(affected) },
      { number: writer.count(open), word: words.figure.open(open) },
    ],
  )}${outside === 0 ? null : html`<p>${say('not-in-sums', { count: outside })}</p>`}${byConnector(context)}${byPeriod(context)}<p class="muted">${say('failed-meaning')}</p>`;
}

function allSessions(context: ReportContext): Html {
  return html`<h2>${context.words.allSessions}</h2>${sessionTable(context.data.sessions, context)}`;
}

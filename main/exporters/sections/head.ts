import { html, joined, nothing } from '../html/html.ts';
import type { Html } from '../html/html.ts';
import type { ReportContext } from '../report-context.ts';
import type { ReportTemplate } from '../template/report-template.ts';

/** Title, case, stations, period, programme and documents: what a reader files the report by. */
export function headSection({ data, words, say, writer, options }: ReportContext, title: string): Html {
  const { case: info, overview, chosenSessionIds } = data;
  const stations = overview.stations.map(({ station, vendor, model, serial, firmware }) =>
    [
      station ?? words.noStation,
      [vendor, model].filter((part) => part !== null).join(' '),
      serial === null || serial === station ? '' : serial,
      firmware.length === 0 ? '' : `Firmware ${firmware.join(' → ')}`,
    ]
      .filter((part) => part !== '')
      .join(' · '),
  );
  const documents = [
    ...new Set(data.findings.flatMap(({ explanations }) => explanations.map(({ source }) => source.document))),
  ].sort();
  const fact = (name: string, value: string | readonly string[]) =>
    html`<dt>${name}</dt><dd>${typeof value === 'string' ? value : value.map((line) => html`${line}<br>`)}</dd>`;
  return html`${letterhead(options.template)}<header class="head"><div class="kicker">${title}</div><h1>${info.name}</h1>
<dl class="facts">${joined([
    fact(words.stations, stations.length === 0 ? words.noStation : stations.slice(0, shownStations)),
    ...(stations.length <= shownStations
      ? []
      : [fact('', say('more-places', { count: writer.count(stations.length - shownStations) }))]),
    fact(
      words.period,
      info.firstMs === null && info.lastMs === null
        ? words.noPeriod
        : `${writer.time(info.firstMs)} – ${writer.time(info.lastMs)}`,
    ),
    fact(words.times, `${info.zone} (${words.zoneReason[info.zoneReason]})`),
    ...(chosenSessionIds.length === 0 ? [] : [fact(words.allSessions, words.chosenSessions(chosenSessionIds.length))]),
    fact(words.revision, `${info.revision} · ${words.programLine(data.program.version)}`),
    ...(documents.length === 0 ? [] : [fact(words.catalogues, documents)]),
  ])}</dl></header>${info.concluded ? null : html`<p class="note bad">${words.notConcluded}</p>`}`;
}

/** More than these stand in the table of stations. */
const shownStations = 8;

/** Logo and address of the company that sends the report; nothing without a template. */
function letterhead({ company, logo }: ReportTemplate): Html {
  if (company.name === null && company.address.length === 0 && logo === null) return nothing;
  const picture = logo === null ? null : html`<img class="logo" src="${logo.dataUri}" alt="${logo.alt}">`;
  const lines = [
    ...(company.name === null ? [] : [html`<b>${company.name}</b>`]),
    ...company.address.map((line) => html`${line}`),
  ];
  return html`<div class="letterhead"><div>${picture}</div><div class="address">${lines.map((line) => html`${line}<br>`)}</div></div>`;
}

/** A row of numbers under the lead. */
export function figures(
  entries: readonly {
    readonly number: string;
    readonly word: string;
    /** The word says what is bad; the number then has its colour. */
    readonly bad?: boolean;
  }[],
): Html {
  return html`<div class="figures">${entries.map(({ number, word, bad }) => html`<div><b${bad === true ? html` class="bad"` : null}>${number}</b><span>${word}</span></div>`)}</div>`;
}

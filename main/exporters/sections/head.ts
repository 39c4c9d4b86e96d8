import { html, joined } from '../html/html.ts';
import type { Html } from '../html/html.ts';
import type { ReportContext } from '../report-context.ts';

/** Title, case, stations, period, programme and documents: what a reader files the report by. */
export function headSection({ data, words, writer }: ReportContext, title: string): Html {
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
  return html`<header class="head"><div class="kicker">${title}</div><h1>${info.name}</h1>
<dl class="facts">${joined([
    fact(words.stations, stations.length === 0 ? words.noStation : stations),
    fact(words.period, `${writer.time(info.firstMs)} – ${writer.time(info.lastMs)}`),
    fact(words.times, `${info.zone} (${words.zoneReason[info.zoneReason]})`),
    ...(chosenSessionIds.length === 0 ? [] : [fact(words.allSessions, words.chosenSessions(chosenSessionIds.length))]),
    fact(words.revision, `${info.revision} · ${words.programLine(data.program.version)}`),
    ...(documents.length === 0 ? [] : [fact(words.catalogues, documents)]),
  ])}</dl></header>${info.concluded ? null : html`<p class="note bad">${words.notConcluded}</p>`}`;
}

/** A row of numbers under the lead. */
export function figures(entries: readonly { readonly number: string; readonly word: string }[]): Html {
  return html`<div class="figures">${entries.map(({ number, word }) => html`<div><b>${number}</b><span>${word}</span></div>`)}</div>`;
}

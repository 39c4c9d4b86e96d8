import { digits, html, nothing } from '../html/html.ts';
import type { Html } from '../html/html.ts';
import { switchableKinds } from '../../api/report-choices.ts';
import { maskedIn } from '../masking/masker.ts';
import { printed, shownPart } from '../html/shown-part.ts';
import type { ReportContext } from '../report-context.ts';

/** Sources with their hashes: with these anybody can check that the same files were read. */
export function sourcesSection(context: ReportContext): Html {
  const { data, words, writer } = context;
  const { field } = words;
  const shown = data.sources.slice(0, printed.sources);
  const rows = shown.map((source) => {
    const { bytesTotal, bytesUnderstood, linesTotal, linesUnderstood } = source.account;
    const understood =
      linesTotal !== null && linesTotal > 0 && linesUnderstood !== null
        ? writer.percent(linesUnderstood / linesTotal)
        : bytesTotal === 0
          ? '–'
          : writer.percent(bytesUnderstood / bytesTotal);
    const issues = source.issues.slice(0, 5).map(({ text }) => html`<br><span class="muted">${text}</span>`);
    return html`<tr><td class="wide">${source.entry ?? source.name}${issues}</td><td class="num">${writer.bytes(source.sizeBytes)}</td><td>${source.readAs}<br><span class="muted">${words.sourceState[source.state]}</span></td><td class="num">${understood}</td><td class="mono hash">${digits(source.sha256)}</td></tr>`;
  });
  return html`<h2>${words.sources}</h2>${shownPart(shown.length, data.sources.length, 'which-first', context)}<table class="sources"><thead><tr><th>${field.name}</th><th class="num">${field.size}</th><th>${field.reader}</th><th class="num">${field.understood}</th><th>${field.hash}</th></tr></thead><tbody>${rows}</tbody></table>`;
}

/** How it was done, what it cannot tell, what was left out, and which pseudonyms the report before it shows. */
export function methodSection(body: Html, context: ReportContext): Html {
  const { data, masked, options, words, say, writer } = context;
  const { omitted } = data;
  const leftOut =
    omitted.details + omitted.signatures + omitted.excerpts === 0 ? nothing : html`<p>${words.omitted(omitted)}</p>`;
  const shown = maskedIn(body.markup, masked);
  const rows = shown.map(
    ({ pseudonym, kind, occurrences }) =>
      html`<tr><td>${pseudonym}</td><td>${words.maskKind[kind]}</td><td class="num">${writer.count(occurrences)}</td></tr>`,
  );
  const list =
    shown.length === 0
      ? html`<p>${words.nothingMasked}</p>`
      : html`<table><thead><tr><th>${words.field.pseudonym}</th><th>${words.field.category}</th><th class="num">${words.field.occurrences}</th></tr></thead><tbody>${rows}</tbody></table>`;
  const hidden = switchableKinds.some((kind) => options.masking.has(kind));
  return html`<h2>${words.method}</h2>${words.methodText.map((paragraph) => html`<p>${paragraph}</p>`)}${leftOut}
${aboutProgram(context)}<h3>${words.maskedTitle}</h3><p>${hidden ? words.maskedIntro : words.notMasked}</p><p>${kindsLine(context, say)}</p>${list}`;
}

/** Which kinds were to be masked, also those that did not occur, and which stay visible. */
function kindsLine({ options, words }: ReportContext, say: ReportContext['say']): string {
  const names = (kinds: readonly (keyof typeof words.maskKind)[]): string =>
    kinds.map((kind) => words.maskKind[kind]).join(', ');
  const visible = switchableKinds.filter((kind) => !options.masking.has(kind));
  return [
    say('kinds-masked', { kinds: names([...options.masking]) }),
    ...(options.masking.has('serial') ? [] : [say('serial-shown')]),
    ...(visible.length === 0 ? [] : [say('kinds-shown', { kinds: names(visible) })]),
  ].join(' ');
}

/** Program, catalogues and extensions with their editions: with the same ones anybody gets the same report. */
function aboutProgram({ data, words, say }: ReportContext): Html {
  const line = (part: string, version: string, sha256: string | null) =>
    html`<tr><td>${part}</td><td class="wide">${version}</td><td class="mono hash">${digits(sha256 ?? '')}</td></tr>`;
  const { case: info, catalogues } = data;
  const lines = [
    line(say('program'), words.programLine(data.program.version), null),
    line(say('case-revision'), `${info.name}, ${say('case-revision-value', { revision: info.revision })}`, null),
    ...catalogues.map(({ vendor, product, document, revision, date, entries, sha256 }) =>
      line(
        say('builtin-catalogue', { vendor, product }),
        say('catalogue-value', { document, revision, date, entries }),
        sha256,
      ),
    ),
    ...info.extensions.map(({ kind, name, version, sha256 }) =>
      line(say('extension', { name, kind }), version, sha256),
    ),
    ...(info.extensions.length === 0 ? [line(say('no-extensions'), say('no-extensions-value'), null)] : []),
    line(say('safe-edition'), say('safe-edition-value'), null),
  ];
  return html`<h3>${say('about-program')}</h3><table><thead><tr><th>${say('part')}</th><th>${say('version')}</th><th>${say('fingerprint')}</th></tr></thead><tbody>${lines}</tbody></table>`;
}

/** The company's closing words, and the program at the very end, for whoever holds the last page. */
export function footer({ data, words, options }: ReportContext): Html {
  const { closing, name, address } = options.template.company;
  const paragraphs = closing.map((paragraph) => html`<p>${paragraph}</p>`);
  const sender = name === null ? null : html`<p class="muted">${[name, ...address].join(' · ')}</p>`;
  return html`${closing.length === 0 ? null : html`<section class="closing">${paragraphs}</section>`}<footer>${sender}${words.programLine(data.program.version)} · ${data.case.name} · ${words.revision} ${data.case.revision}</footer>`;
}

import type { Language } from '../../../parsers/model/language.ts';
import type { SignatureDetail } from '../../api/views/signature-views.ts';
import type { ReportData } from '../report-data.ts';
import { mapTexts } from './deep-text.ts';
import { kindOfTag } from './identifiers.ts';
import type { FoundIdentifier } from './identifiers.ts';
import { createMasker, hiddenText } from './masker.ts';
import type { MaskedEntry, Masker } from './masker.ts';
import type { Masking } from './masking.ts';

export interface MaskedReport {
  readonly data: ReportData;
  readonly masked: readonly MaskedEntry[];
}

/** The name of the file needs the masked case too; the work is done once. */
const finished = new WeakMap<ReportData, Map<string, MaskedReport>>();

/** Replaces ids by pseudonyms that stay the same throughout the report, and secrets in any case. */
export function maskReport(data: ReportData, language: Language, masking: Masking): MaskedReport {
  const key = `${language} ${[...masking].join(' ')}`;
  const known = finished.get(data)?.get(key);
  if (known !== undefined) return known;
  const masker = createMasker([data], knownIdentifiers(data), language, masking);
  const whole = {
    ...data,
    identifiers: [],
    excerpts: data.excerpts.map((excerpt) => ({ ...excerpt, text: withoutCutTail(excerpt) })),
  };
  const folder = masking.has('name') ? commonFolder(data.sources.map(({ name }) => name)) : '';
  const withoutFolder = (text: string): string => (folder === '' ? text : text.replaceAll(folder, ''));
  const shown = {
    ...mapTexts({ ...whole, excerpts: [] }, (text) => masker.text(withoutFolder(text))),
    // What a file says stays as it says it: a path in a log is the station's, also where the computer has a folder of that name.
    excerpts: whole.excerpts.map((excerpt) =>
      mapTexts({ ...excerpt, label: withoutFolder(excerpt.label) }, masker.text),
    ),
  };
  const signatures = shown.signatures.map((masked, index) =>
    withoutReadableText(data.signatures[index], masked, language, masking),
  );
  const made = { data: { ...shown, signatures }, masked: masker.entries };
  finished.set(data, new Map([...(finished.get(data) ?? []), [key, made]]));
  return made;
}

/** Those of the whole case come first: a person has the same pseudonym in every report of a case. */
function knownIdentifiers(data: ReportData): readonly FoundIdentifier[] {
  const contradicted = data.details.flatMap(({ disagreements }) =>
    disagreements
      .filter(({ about }) => about === 'id-tag')
      .flatMap(({ statements }) => statements.map(({ text }) => ({ kind: kindOfTag(text), text }))),
  );
  return [...data.identifiers, ...contradicted];
}

/**
 * The folder of the computer that all absolute names of sources share, with its last separator: it names who read them, not what was read.
 * `''` where there is none.
 */
export function commonFolder(names: readonly string[]): string {
  const folders = names
    .filter((name) => /^(?:[A-Za-z]:)?[/\\]/.test(name))
    .map((name) => name.slice(0, Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1));
  const [first = '', ...others] = folders;
  let folder = first;
  for (const other of others) {
    while (!other.startsWith(folder)) folder = folder.slice(0, folder.search(/[^/\\]+[/\\]$/));
  }
  return folder.length > 1 ? folder : '';
}

/** Where reading stopped, half an id may stand: what touches the end goes. */
function withoutCutTail(excerpt: { readonly text: string; readonly truncated: boolean }): string {
  return excerpt.truncated ? excerpt.text.replace(/[A-Za-z0-9+/_=-]{1,100000}$/, '…') : excerpt.text;
}

/** What other formats than OCMF read out of their user field: a card's number, a contract, as text or as the bytes that were signed. */
const personFacts = new Set(['user', 'contract', 'contractId']);

/**
 * A signed text that holds an id is shown as its length only, and so are its signed bytes. Formats whose user field we do not
 * read as text are treated as if they held one while ids of persons are masked.
 */
function withoutReadableText(
  before: SignatureDetail | undefined,
  shown: SignatureDetail,
  language: Language,
  masking: Masking,
): SignatureDetail {
  if (before === undefined) return shown;
  const untouched = before.text === shown.text && before.proof?.signedHex === shown.proof?.signedHex;
  if (untouched && (before.row.format === 'ocmf' || !masking.has('idTag'))) return shown;
  const proof =
    before.proof === null ? null : { ...before.proof, signedHex: hiddenText(before.proof.signedHex, language) };
  const steps = shown.steps.map((step, position) => ({
    ...step,
    facts: Object.fromEntries(
      Object.entries(step.facts).map(([name, fact]) => {
        const raw = before.steps[position]?.facts[name] ?? fact;
        const hidden = raw.length > 200 || (personFacts.has(name) && raw !== '');
        return [name, hidden ? hiddenText(raw, language) : fact];
      }),
    ),
  }));
  return { ...shown, text: hiddenText(before.text, language), proof, steps, opensslLines: [] };
}

/** Signed values outside of a report, with the same care. */
export function maskSignature(
  detail: SignatureDetail,
  masker: Masker,
  language: Language,
  masking: Masking,
): SignatureDetail {
  return withoutReadableText(detail, mapTexts(detail, masker.text), language, masking);
}

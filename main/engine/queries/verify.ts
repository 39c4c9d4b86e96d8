import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../../parsers/model/language.ts';
import type { RuleDeviation } from '../../../parsers/model/verdict.ts';
import { issueText } from '../../../parsers/text/issue-texts.ts';
import { ruleText } from '../../../parsers/text/verdict-sentences.ts';
import { readPublicKey } from '../../../parsers/signatures/keys/public-key.ts';
import { ApiFailure } from '../../api/errors.ts';
import { verifyCsv } from '../../api/verify-csv.ts';
import type {
  VerifiedTransactionLine,
  VerifiedValueLine,
  VerifyProblem,
  VerifyResult,
  VerifySummaryLine,
} from '../../api/views/verify-views.ts';
import { signatures, sources, transactionVerdicts } from '../../casefile/concluded-records.ts';
import type { StoredSource } from '../../casefile/concluded-records.ts';
import { addPinnedKey } from '../../casefile/journal.ts';
import { closingReading } from '../../api/closing-reading.ts';
import { createCaseFile, openCaseFile } from '../../casefile/open-case-file.ts';
import type { CaseDatabase } from '../../casefile/open-case-file.ts';
import { makePrivateTemp } from '../../files/private-temp.ts';
import { tryRemovePath } from '../../files/remove-path.ts';
import { concludeCase } from '../conclude-case.ts';
import type { ResolvedFile } from '../file-grants.ts';
import type { OpenCase } from '../open-cases.ts';
import { importIntoCase } from '../import-into-case.ts';
import type { ImportControl } from '../import-into-case.ts';

/** For programs; the sentences stand beside (`ruleSentences`). */
function shortRules(rules: readonly RuleDeviation[]): VerifiedValueLine['rules'] {
  return rules.map(({ code, severity, clause }) => ({ code, severity, clause }));
}

/** In the order in which they are told. */
function inOrder(database: CaseDatabase): ReturnType<typeof signatures> {
  return signatures(database).toSorted(
    (left, right) => left.sourceId - right.sourceId || left.value.index - right.value.index,
  );
}

function valueLines(
  ordered: ReturnType<typeof inOrder>,
  sourceOf: ReadonlyMap<number, StoredSource>,
): readonly VerifiedValueLine[] {
  return ordered.map(({ sourceId, value, verdict }) => ({
    type: 'value',
    source: sourceOf.get(sourceId)?.name ?? '',
    entry: sourceOf.get(sourceId)?.entry ?? null,
    index: value.index,
    format: value.format,
    transactionId: value.transactionId,
    context: value.context,
    readable: verdict.readable,
    signature: verdict.signature,
    signatureReason: verdict.signatureReason,
    keyOrigin: verdict.keyOrigin,
    keyFingerprint: verdict.keyFingerprint,
    curve: verdict.curve,
    hash: verdict.hash,
    meter: verdict.meter,
    gateway: verdict.gateway,
    pagination: verdict.pagination,
    readings: verdict.readings,
    energyWh: verdict.energyWh,
    rules: shortRules(verdict.rules),
    billing: verdict.billing,
    safe: verdict.safe,
  }));
}

function transactionLines(
  database: CaseDatabase,
  sourceOf: ReadonlyMap<number, StoredSource>,
): readonly VerifiedTransactionLine[] {
  return transactionVerdicts(database).map(({ sourceId, verdict }) => ({
    type: 'transaction',
    source: sourceOf.get(sourceId)?.name ?? '',
    entry: sourceOf.get(sourceId)?.entry ?? null,
    transactionId: verdict.transactionId,
    members: verdict.members,
    signature: verdict.signature,
    signatureReason: verdict.signatureReason,
    keyOrigin: verdict.keyOrigin,
    keyFingerprint: verdict.keyFingerprint,
    meter: verdict.meter,
    gateway: verdict.gateway,
    energyWh: verdict.energyWh,
    rules: shortRules(verdict.rules),
    billing: verdict.billing,
    safe: verdict.safe,
  }));
}

function summarise(values: readonly VerifiedValueLine[]): VerifySummaryLine {
  const summary = { type: 'summary' as const, valid: 0, invalid: 0, unverifiable: 0, broken: 0 };
  for (const { readable, signature } of values) summary[readable === 'broken' ? 'broken' : signature] += 1;
  return summary;
}

function problems(stored: readonly StoredSource[], language: Language): readonly VerifyProblem[] {
  return stored.flatMap(({ name, entry, issues }) =>
    issues.map((issue) => ({
      source: name,
      entry,
      issue: { code: issue.code, severity: issue.severity, text: issueText(issue, language), evidence: null },
    })),
  );
}

/** What a person pasted, as a file that is read like any other and goes with the folder. */
function pastedFile(folder: string, text: string, index: number, language: Language): ResolvedFile {
  const number = index === 0 ? '' : ` ${index + 1}`;
  const path = join(folder, `pasted-${index}.txt`);
  writeFileSync(path, text, { mode: 0o600 });
  return { path, name: language === 'de' ? `Eingefügter Text${number}` : `Pasted text${number}` };
}

/**
 * Judges files without keeping anything: the same way as into a case, but into a private temporary one that is deleted again, by now or by who
 * wanted to `keep` it for a while. The keys given count as pinned (design 6).
 */
export async function verifyFiles(
  files: readonly ResolvedFile[],
  keys: readonly string[],
  language: Language,
  {
    texts = [],
    ...extras
  }: Pick<ImportControl, 'passwords' | 'limits'> & { readonly texts?: readonly string[] | undefined } = {},
  keep: ((folder: string, casePath: string) => OpenCase) | null = null,
): Promise<VerifyResult> {
  for (const key of keys) {
    const read = readPublicKey(key);
    if (!read.ok) throw new ApiFailure('key-unusable', { reason: read.error.code });
  }
  let isKept = false;
  const folder = makePrivateTemp('verify');
  try {
    const path = join(folder, 'verify.ladeakte');
    createCaseFile(path, 'verify').close();
    const database = openCaseFile(path, 'write');
    try {
      // Nothing of it outlives the call: safety against a power cut would cost time for nothing.
      database.pragma('synchronous = OFF');
      for (const text of keys) addPinnedKey(database, '', '--key', { text, meterSerial: null, note: '' });
      const pasted = texts.map((text, index) => pastedFile(folder, text, index, language));
      await importIntoCase(database, [...files, ...pasted], {
        cancelled: () => false,
        progress: () => {},
        changed: () => {},
        ...extras,
      });
      await concludeCase(database);
      const stored = sources(database);
      const sourceOf = new Map(stored.map((source) => [source.id, source]));
      const ordered = inOrder(database);
      const values = valueLines(ordered, sourceOf);
      const result = {
        values,
        closing: values.map(({ readings }) => closingReading(readings)),
        transactions: transactionLines(database, sourceOf),
        ruleSentences: {
          values: ordered.map(({ verdict }) => verdict.rules.map((rule) => ruleText(rule, language))),
          transactions: transactionVerdicts(database).map(({ verdict }) =>
            verdict.rules.map((rule) => ruleText(rule, language)),
          ),
        },
        summary: summarise(values),
        problems: problems(stored, language),
      };
      database.close();
      if (keep === null) return { ...result, kept: null };
      const { caseId } = keep(folder, path);
      isKept = true;
      return { ...result, kept: { caseId, signedValueIds: ordered.map(({ id }) => id) } };
    } finally {
      if (database.open) database.close();
    }
  } finally {
    if (!isKept) tryRemovePath(folder);
  }
}

/** The values of a kept check, a line each. */
export function keptCheckCsv({ database }: OpenCase): string {
  return verifyCsv(valueLines(inOrder(database), new Map(sources(database).map((source) => [source.id, source]))));
}

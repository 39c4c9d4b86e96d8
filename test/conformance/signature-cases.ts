import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { recordsInText } from '../../parsers/signatures/carriers/in-text.ts';
import { recordsInXml } from '../../parsers/signatures/carriers/in-xml.ts';
import { verifyValue } from '../../parsers/signatures/index.ts';
import { judgeTransactions } from '../../parsers/signatures/transactions/judge-transactions.ts';
import { worstSeverity } from '../../parsers/signatures/verdict-parts.ts';
import type { KeyOrigin, PublicKeyRecord, SignedValueRecord } from '../../parsers/model/signed-value.ts';
import type { RuleDeviation, TransactionVerdict, ValueVerdict } from '../../parsers/model/verdict.ts';

/* Runs the signed part of the corpus, which is read in place, and says what we answer beside what is expected. */

export const signedCorpus = fileURLToPath(new URL('../../../shared/corpus/signed', import.meta.url));

/** The corpus is not part of the project; where it is missing these tests say so and are skipped. */
export const corpusAvailable = existsSync(`${signedCorpus}/vectors.json`);

export function readCorpusJson(path: string): unknown {
  return JSON.parse(readFileSync(`${signedCorpus}/${path}`, 'utf8'));
}

export function oracleEntries(folder: 'probes' | 'safe'): readonly OracleEntry[] {
  return readCorpusJson(`${folder}/expected.json`) as readonly OracleEntry[];
}

export function corpusBytes(path: string): Uint8Array {
  return readFileSync(`${signedCorpus}/${path}`);
}

export function keyRecord(text: string, origin: KeyOrigin = 'pinned'): PublicKeyRecord {
  return {
    record: 'public-key',
    text,
    origin,
    via: '--key',
    station: null,
    connector: null,
    meterSerial: null,
    observedAt: null,
    evidence: null,
  };
}

/** A record as if it had been found in a plain file. */
export function valueRecord(text: string, format = 'ocmf', index = 0): SignedValueRecord {
  return {
    record: 'signed-value',
    format,
    text,
    layers: [],
    channel: 'plain-file',
    context: null,
    transactionId: null,
    station: null,
    connector: null,
    enclosedKey: null,
    reportedAt: null,
    index,
    evidence: { kind: 'bytes', sourceId: 1, offset: 0, length: text.length, line: 1 },
  };
}

export interface CaseLine {
  readonly id: string;
  readonly expected: string;
  readonly actual: string;
  readonly codes: string;
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** pass, warn, fail or unknown, as the adversarial cases express it. */
function overallOf(rules: readonly RuleDeviation[], readable: boolean, signature: string, noKey: boolean): string {
  const worst = worstSeverity(rules);
  if (!readable || signature === 'invalid' || worst === 'fatal') return 'fail';
  if (noKey) return 'unknown';
  return worst === 'warning' ? 'warn' : 'pass';
}

function codesOf(rules: readonly RuleDeviation[]): string {
  return rules
    .filter(({ code, severity }) => severity !== 'info' || code.startsWith('hint.'))
    .map(({ code, severity }) => `${severity.charAt(0)}:${code}`)
    .join(' ');
}

interface AdversarialFile {
  readonly vectors: readonly {
    readonly id: string;
    readonly ocmf: string;
    readonly public_key: string;
    readonly expect: { readonly parse: string; readonly signature: string; readonly overall: string };
  }[];
  readonly sessions: readonly {
    readonly id: string;
    readonly records: readonly string[];
    readonly public_keys: readonly string[];
    readonly expect: { readonly signatures: readonly string[]; readonly overall: string };
  }[];
}

function signatureWord(verdict: ValueVerdict): string {
  if (verdict.readable === 'broken' && verdict.signature === 'unverifiable') return 'n/a';
  return verdict.signatureReason === 'unusable-key' ? 'key-error' : verdict.signature;
}

export function adversarialRecords(): readonly CaseLine[] {
  return (readCorpusJson('adversarial.json') as AdversarialFile).vectors.map(
    ({ id, ocmf, public_key: key, expect }) => {
      const expected = `${expect.parse}/${expect.signature}/${expect.overall}`;
      const [value, second] = recordsInText(encode(ocmf), 1).signedValues;
      if (value === undefined || second !== undefined) {
        return { id, expected, actual: value === undefined ? 'not found' : 'several found', codes: '' };
      }
      const verdict = verifyValue(value, key === '' ? [] : [keyRecord(key)], null);
      const readable = verdict.readable === 'ok';
      const overall = overallOf(verdict.rules, readable, verdict.signature, verdict.signatureReason === 'no-key');
      const parse = expect.parse === 'varies' ? 'varies' : readable ? 'ok' : 'error';
      return { id, expected, actual: `${parse}/${signatureWord(verdict)}/${overall}`, codes: codesOf(verdict.rules) };
    },
  );
}

export function adversarialSessions(): readonly CaseLine[] {
  return (readCorpusJson('adversarial.json') as AdversarialFile).sessions.map(
    ({ id, records, public_keys: keys, expect }) => {
      const expected = `${expect.signatures.join(',')}/${expect.overall}`;
      const found = recordsInText(encode(records.join('\n')), 1).signedValues;
      const known = [...new Set(keys)].map((key) => keyRecord(key));
      const judged = found.map((value, index) => ({ index, value, verdict: verifyValue(value, known, null) }));
      const transactions = judgeTransactions(judged);
      const rules = transactions.flatMap((transaction) => transaction.rules);
      const invalid = judged.some(({ verdict }) => verdict.signature === 'invalid');
      const overall = overallOf(rules, true, invalid ? 'invalid' : 'valid', false);
      const signatures = judged.map(({ verdict }) => verdict.signature).join(',');
      return { id, expected, actual: `${signatures}/${overall}`, codes: codesOf(rules) };
    },
  );
}

interface Vector {
  readonly id: string;
  readonly ocmf: string;
  readonly public_key: string | null;
  readonly expected: 'valid' | 'invalid' | 'parse-error';
  readonly reason: string;
}

export function vectorLines(): readonly (CaseLine & { readonly verdict: ValueVerdict })[] {
  return (readCorpusJson('vectors.json') as readonly Vector[]).map(({ id, ocmf, public_key: key, expected }) => {
    const verdict = verifyValue(valueRecord(ocmf), key === null ? [] : [keyRecord(key)], null);
    const actual = verdict.readable === 'broken' ? 'parse-error' : verdict.signature;
    return { id, expected, actual, codes: verdict.signatureReason, verdict };
  });
}

export interface OracleEntry {
  readonly file: string;
  readonly kind: 'value' | 'transaction' | 'raw' | 'file' | 'primitive';
  readonly value_index?: number;
  readonly transaction_id?: number;
  readonly format?: string;
  readonly public_key?: string;
  readonly oracle_verdict: string;
  readonly errors?: readonly string[];
  readonly oracle_errors?: readonly string[];
  readonly reason?: string;
  readonly energy_kwh?: string | null;
  readonly oracle_energy_kwh?: string | null;
}

/** How the words of the real program map to our column: `valid`, `invalid`, and everything that is no statement. */
export function oracleWord(verdict: string): string {
  return verdict === 'valid' ? 'verified' : verdict === 'invalid' ? 'not-verified' : 'refused';
}

export interface JudgedFile {
  readonly values: readonly { readonly value: SignedValueRecord; readonly verdict: ValueVerdict }[];
  readonly transactions: readonly TransactionVerdict[];
  readonly issues: number;
}

const judgedFiles = new Map<string, JudgedFile>();

/** A container file with the verdicts on its values and transactions; the keys are those inside it. */
export function judgeXmlFile(path: string): JudgedFile {
  const known = judgedFiles.get(path);
  if (known !== undefined) return known;
  const found = recordsInXml(corpusBytes(path), 1);
  const values = found.signedValues.map((value) => ({ value, verdict: verifyValue(value, found.publicKeys, null) }));
  const transactions = judgeTransactions(values.map((entry, index) => ({ index, ...entry })));
  const judged = { values, transactions, issues: found.issues.length };
  judgedFiles.set(path, judged);
  return judged;
}

/** What we say about an entry of one of the two `expected.json` files: our own answer and the S.A.F.E. column. */
export function judgeOracleEntry(
  folder: 'probes' | 'safe',
  entry: OracleEntry,
): { readonly safe: string; readonly own: string; readonly reason: string } {
  const path = `${folder}/${entry.file}`;
  if (entry.kind === 'raw' || entry.file.endsWith('.pcdf')) {
    const [value] = recordsInText(corpusBytes(path), 1).signedValues;
    if (value === undefined) return { safe: 'refused', own: 'not found', reason: '' };
    const verdict = verifyValue(value, entry.public_key === undefined ? [] : [keyRecord(entry.public_key)], null);
    return {
      safe: verdict.safe.verdict,
      own: `${verdict.readable} ${verdict.signature}/${verdict.signatureReason}`,
      reason: verdict.safe.reason ?? '',
    };
  }
  const judged = judgeXmlFile(path);
  if (entry.kind === 'file')
    return { safe: judged.issues > 0 ? 'refused' : 'verified', own: `${judged.issues} issues`, reason: 'malformed' };
  if (entry.kind === 'transaction') {
    const own = judged.transactions.find(({ members }) => members.length > 1);
    if (own === undefined) return { safe: 'none', own: 'none', reason: '' };
    return { safe: own.safe.verdict, own: `${own.signature}/${own.billing}`, reason: own.safe.reason ?? '' };
  }
  const verdict = judged.values[entry.value_index ?? 0]?.verdict;
  if (verdict === undefined) return { safe: 'none', own: 'none', reason: '' };
  return {
    safe: verdict.safe.verdict,
    own: `${verdict.readable} ${verdict.signature}/${verdict.signatureReason}`,
    reason: verdict.safe.reason ?? '',
  };
}

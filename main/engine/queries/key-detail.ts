import type { FindingSeverity } from '../../../parsers/model/finding.ts';
import type { Language } from '../../../parsers/model/language.ts';
import { opensslCurve } from '../../../parsers/signatures/proof.ts';
import { pointOf, readPublicKeys } from '../../../parsers/signatures/keys/public-key.ts';
import type { UsableKey } from '../../../parsers/signatures/keys/usable-key.ts';
import { keyConflictText, keyOddityText, writtenKeyText } from '../../../parsers/text/key-texts.ts';
import type { KeyConflictCode } from '../../../parsers/text/key-texts.ts';
import { sentence } from '../../../parsers/text/sentence.ts';
import { keyProblemTexts } from '../../../parsers/text/signature-texts.ts';
import { ApiFailure } from '../../api/errors.ts';
import type { KeyConflict, KeyDetail, KeyReadingView, KeyRow } from '../../api/views/key-views.ts';
import { signatures } from '../../casefile/concluded-records.ts';
import { keyStructure } from '../key-structure-view.ts';
import type { OpenCase } from '../open-cases.ts';
import { allKeys } from './keys.ts';

/** A key that a station reports at every start stands in a case hundreds of times. */
const mostOthers = 200;

/** Serials without case and blanks, as labels print them; running numbers such as "1" name no meter (ABL's example). */
function meterOf(serial: string | null): string | null {
  const plain = (serial ?? '').replaceAll(/\s+/g, '').toUpperCase();
  return plain.length < 4 ? null : plain;
}

function readingView(key: UsableKey, language: Language): KeyReadingView {
  return {
    curve: key.curve,
    opensslCurve: opensslCurve(key.curve),
    fingerprint: key.fingerprint,
    written: writtenKeyText(key, language),
    oddities: key.oddities.map((oddity) => keyOddityText(oddity, language)),
    spkiHex: Buffer.from(key.spki).toString('hex'),
    ...pointOf(key),
  };
}

/** Spellings of meters, each once. */
function distinctMeters(serials: readonly (string | null)[]): readonly string[] {
  const meters = new Map<string, string>();
  for (const serial of serials) {
    const meter = meterOf(serial);
    if (meter !== null && serial !== null && !meters.has(meter)) meters.set(meter, serial.trim());
  }
  return [...meters.values()];
}

/** Two meters that sign with one key is proven by signatures; who ascribed which key is only said; a missing curve is a question. */
const severities: Readonly<Record<KeyConflictCode, FindingSeverity>> = {
  'signed-by-meters': 'critical',
  'same-key-for-meters': 'warning',
  'other-key-for-meter': 'warning',
  'several-readings': 'info',
};
const gravity: Readonly<Record<FindingSeverity, number>> = { critical: 0, warning: 1, info: 2 };

function conflictsOf(open: OpenCase, row: KeyRow, readings: number, language: Language): readonly KeyConflict[] {
  const conflict = (
    code: KeyConflictCode,
    params: Readonly<Record<string, string | number>>,
    keyIds: readonly number[],
  ): KeyConflict => ({ code, severity: severities[code], text: keyConflictText(code, params, language), keyIds });
  const found: KeyConflict[] = [];
  if (readings > 1) found.push(conflict('several-readings', { count: readings }, []));
  const { fingerprint } = row;
  if (fingerprint === null) return found;
  const others = allKeys(open).filter(({ id }) => id !== row.id);
  const meter = meterOf(row.meterSerial);
  const rivals = others.filter(
    (other) =>
      meter !== null &&
      meterOf(other.meterSerial) === meter &&
      other.fingerprint !== null &&
      other.fingerprint !== fingerprint,
  );
  if (rivals.length > 0) {
    const params = { meter: row.meterSerial ?? '' };
    found.push(
      conflict(
        'other-key-for-meter',
        params,
        rivals.map(({ id }) => id),
      ),
    );
  }
  const same = others.filter((other) => other.fingerprint === fingerprint);
  const ascribed = distinctMeters([row.meterSerial, ...same.map(({ meterSerial }) => meterSerial)]);
  if (ascribed.length > 1) {
    const elsewhere = same.filter(({ meterSerial }) => meterOf(meterSerial) !== null && meterOf(meterSerial) !== meter);
    found.push(
      conflict(
        'same-key-for-meters',
        { meters: ascribed.join(', ') },
        elsewhere.map(({ id }) => id),
      ),
    );
  }
  const signed = distinctMeters(
    signatures(open.database)
      .filter(({ verdict }) => verdict.signature === 'valid' && verdict.keyFingerprint === fingerprint)
      .map(({ verdict }) => verdict.meter),
  );
  if (signed.length > 1) found.push(conflict('signed-by-meters', { meters: signed.join(', ') }, []));
  return found.toSorted((left, right) => gravity[left.severity] - gravity[right.severity]);
}

/** One key with its structure, how it was written, and what contradicts it. */
export function keyDetail(open: OpenCase, keyId: number, language: Language): KeyDetail {
  const row = allKeys(open).find(({ id }) => id === keyId);
  if (row === undefined) throw new ApiFailure('key-unknown', { keyId });
  const { keys, problem } = readPublicKeys(row.text);
  const shown = keys.find(({ fingerprint }) => fingerprint === row.fingerprint) ?? keys[0];
  const sameKeyIds = allKeys(open)
    .filter(({ id, fingerprint }) => id !== row.id && fingerprint !== null && fingerprint === row.fingerprint)
    .map(({ id }) => id);
  const conflicts = conflictsOf(open, row, keys.length, language);
  const named = new Set([...conflicts.flatMap(({ keyIds }) => keyIds), ...sameKeyIds]);
  return {
    row,
    readings: keys.map((key) => readingView(key, language)),
    problemText: problem === null ? null : sentence(keyProblemTexts, problem.code, problem.params, language),
    structure: keyStructure(row.text, shown),
    sameKeyIds,
    conflicts,
    others: allKeys(open)
      .filter(({ id }) => named.has(id))
      .slice(0, mostOthers),
  };
}

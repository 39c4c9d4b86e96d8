import { readPublicKey } from '../../../parsers/signatures/keys/public-key.ts';
import type { KeyRow } from '../../api/views/key-views.ts';
import type { Page } from '../../api/views/list-page.ts';
import { signatures } from '../../casefile/concluded-records.ts';
import { publicKeys } from '../../casefile/imported-records.ts';
import { evidenceLabels } from '../evidence-view.ts';
import { isoTime } from '../iso-time.ts';
import { cachedList, matches, readFilter, windowOf } from '../list-window.ts';
import type { OpenCase } from '../open-cases.ts';

/** Every key of a case, each place where it stands. */
export function allKeys(open: OpenCase): readonly KeyRow[] {
  return cachedList(open, 'keys', () => {
    const used = new Map<string, number>();
    for (const { verdict } of signatures(open.database)) {
      if (verdict.keyFingerprint !== null && verdict.signature === 'valid') {
        used.set(verdict.keyFingerprint, (used.get(verdict.keyFingerprint) ?? 0) + 1);
      }
    }
    const labels = evidenceLabels(open);
    return [...publicKeys(open.database)].map(({ id, record }): KeyRow => {
      const read = readPublicKey(record.text);
      const fingerprint = read.ok ? read.value.fingerprint : null;
      return {
        id,
        origin: record.origin,
        via: record.via,
        station: record.station,
        connector: record.connector,
        meterSerial: record.meterSerial,
        fingerprint,
        curve: read.ok ? read.value.curve : null,
        problem: read.ok ? null : read.error.code,
        observed: isoTime(record.observedAt?.epochMs ?? null),
        usedBy: fingerprint === null ? 0 : (used.get(fingerprint) ?? 0),
        times: 1,
        text: record.text,
        evidence: labels.viewOrNull(record.evidence),
      };
    });
  });
}

/** A station reports its key at every start: what only repeats is one row, the first, and says how often it stands. */
function distinctKeys(rows: readonly KeyRow[]): readonly KeyRow[] {
  const first = new Map<string, KeyRow>();
  for (const row of rows) {
    const { origin, via, station, meterSerial, fingerprint, text } = row;
    // What was pinned can be taken back one by one.
    const same = JSON.stringify([
      origin === 'pinned' ? row.id : origin,
      via,
      station,
      meterSerial,
      fingerprint ?? text,
    ]);
    const before = first.get(same);
    first.set(same, before === undefined ? row : { ...before, times: before.times + 1 });
  }
  return [...first.values()];
}

export function listKeys(
  open: OpenCase,
  input: { readonly filter: string; readonly distinct?: boolean; readonly offset: number; readonly limit: number },
): Page<KeyRow> {
  const query = readFilter(input.filter);
  const distinct = input.distinct === true;
  const found = cachedList(open, `keys ${distinct ? 'distinct ' : ''}${input.filter}`, () =>
    (distinct ? distinctKeys(allKeys(open)) : allKeys(open)).filter((row) =>
      matches(query, {
        fields: {
          origin: row.origin,
          station: row.station,
          connector: row.connector,
          meter: row.meterSerial,
          curve: row.curve,
          key: row.fingerprint,
        },
        text: () => `${row.via} ${row.text}`,
      }),
    ),
  );
  return windowOf(found, input.offset, input.limit);
}

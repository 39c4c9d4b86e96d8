import type { KeyOrigin, PublicKeyRecord, SignedValueRecord } from '../../model/signed-value.ts';
import { readPublicKeys, type KeyReading } from './public-key.ts';

/*
 * Which keys are asked for a record, and in which order. A key that a person pinned counts more than one from a register, that more than
 * one the station reported, that more than one that travels with the record (design 5). A key of another meter proves nothing against a
 * record, so only keys that concern the record can make it invalid.
 */

export interface KeyCandidate {
  readonly origin: KeyOrigin;
  readonly via: string;
  readonly meterSerial: string | null;
  /** As it was handed over. */
  readonly text: string;
  readonly reading: KeyReading;
  /** It was named for this record, this meter or this connector: if it does not fit, that means something. */
  readonly concerns: boolean;
}

const priority: Readonly<Record<KeyOrigin, number>> = { pinned: 0, registered: 1, reported: 2, enclosed: 3 };

/** Serials are compared without case and blanks, as labels print them. */
export function sameSerial(left: string, right: string): boolean {
  return left.replaceAll(/\s+/g, '').toUpperCase() === right.replaceAll(/\s+/g, '').toUpperCase();
}

function concernsRecord(
  key: PublicKeyRecord,
  value: SignedValueRecord,
  serials: readonly string[],
  list: KeyList,
): boolean {
  if (key.meterSerial !== null && key.meterSerial.trim() !== '' && serials.length > 0) {
    const serial = key.meterSerial;
    if (serials.some((own) => sameSerial(own, serial))) return true;
    // Some stations give a running number as serial (ABL's example is "1"); then place decides.
    if (key.origin === 'pinned' || key.meterSerial.trim().length >= 4) return false;
  }
  if (key.origin === 'pinned') return true;
  if (key.origin === 'enclosed') return false;
  // `Meter2PublicKey` names no serial, but the same key was reported with one elsewhere: that of another meter.
  const elsewhere = serials.length === 0 || hasSerial(key) ? [] : list.serialsOf(key.text);
  if (elsewhere.length > 0) return elsewhere.some((serial) => serials.some((own) => sameSerial(own, serial)));
  const sameStation = key.station === null || value.station === null || key.station === value.station;
  const sameConnector = key.connector === null || value.connector === null || key.connector === value.connector;
  // Without any place or serial a registered key concerns nobody in particular.
  return key.origin === 'reported' && sameStation && sameConnector;
}

function hasSerial(key: PublicKeyRecord): boolean {
  return key.meterSerial !== null && key.meterSerial.trim().length >= 4;
}

/** Beyond this many keys that do not concern the record, they are looked up by recovery instead of being tried one by one. */
export const mostTried = 16;

/** What is known about a list of keys; made once a list, however many records are checked against it. */
export interface KeyList {
  readonly keys: readonly PublicKeyRecord[];
  /** First key by fingerprint, in order of priority; made when first asked for. */
  byFingerprint(fingerprint: string): PublicKeyRecord | undefined;
  /** Serials of meters that stations reported this very key for; made when first asked for. */
  serialsOf(keyText: string): readonly string[];
}

const lists = new WeakMap<readonly PublicKeyRecord[], KeyList>();

function keyList(keys: readonly PublicKeyRecord[]): KeyList {
  const known = lists.get(keys);
  if (known !== undefined) return known;
  const ordered = keys.toSorted((left, right) => priority[left.origin] - priority[right.origin]);
  let index: Map<string, PublicKeyRecord> | undefined;
  let serials: Map<string, string[]> | undefined;
  const list: KeyList = {
    keys: ordered,
    byFingerprint(fingerprint) {
      if (index === undefined) {
        index = new Map();
        for (const key of ordered) {
          for (const usable of readPublicKeys(key.text).keys) {
            if (!index.has(usable.fingerprint)) index.set(usable.fingerprint, key);
          }
        }
      }
      return index.get(fingerprint);
    },
    serialsOf(keyText) {
      if (serials === undefined) {
        serials = new Map();
        for (const key of ordered) {
          if (key.origin !== 'reported' || key.meterSerial === null || !hasSerial(key)) continue;
          for (const { fingerprint } of readPublicKeys(key.text).keys) {
            const known = serials.get(fingerprint);
            if (known === undefined) serials.set(fingerprint, [key.meterSerial]);
            else known.push(key.meterSerial);
          }
        }
      }
      const named = serials;
      return readPublicKeys(keyText).keys.flatMap(({ fingerprint }) => named.get(fingerprint) ?? []);
    },
  };
  lists.set(keys, list);
  return list;
}

export interface KeyChoice {
  /** To be tried in this order. */
  readonly candidates: readonly KeyCandidate[];
  /** There are more keys than are tried; look the rest up by recovery. */
  readonly rest: KeyList | null;
}

/** @param serials meter and gateway serials that the record itself names. */
export function chooseKeys(
  value: SignedValueRecord,
  serials: readonly string[],
  keys: readonly PublicKeyRecord[],
): KeyChoice {
  const list = keyList(keys);
  const concerning: KeyCandidate[] = [];
  const others: KeyCandidate[] = [];
  let more = false;
  for (const key of list.keys) {
    const concerns = concernsRecord(key, value, serials, list);
    if (concerns ? concerning.length < 4 * mostTried : others.length < mostTried) {
      const { origin, via, meterSerial, text } = key;
      (concerns ? concerning : others).push({
        origin,
        via,
        meterSerial,
        text,
        reading: readPublicKeys(text),
        concerns,
      });
    } else more = true;
  }
  if (value.enclosedKey !== null && value.enclosedKey.trim() !== '') {
    const text = value.enclosedKey;
    const reading = readPublicKeys(text);
    concerning.push({ origin: 'enclosed', via: value.channel, meterSerial: null, text, reading, concerns: true });
  }
  return { candidates: [...concerning, ...others], rest: more ? list : null };
}

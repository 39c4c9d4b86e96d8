import { configurationKey } from './station-configuration.ts';
import type { ExaminedKey } from './statement.ts';

/*
 * The same setting goes by several names: `MeterValueSampleInterval` in OCPP 1.6, `ocpp/MeterValueSampleInterval` in a file of the station,
 * `SampledDataCtrlr/TxUpdatedInterval` in a 2.0.1 device model.
 */

/** A setting by all its names: the last part of a path for 1.6 keys and files, `component/variable` for 2.0.1. */
export type SettingNames = readonly string[];

/** The names under which a key is looked for: whole, and its last part. EVSE, instance and attribute of a 2.0.1 variable do not count. */
export function namesOfKey(key: string): readonly string[] {
  const plain = configurationKey(key)
    .replace(/@[\d.]+/g, '')
    .replace(/\[[^\]]*\]/g, '');
  const last = plain.split('/').at(-1) ?? plain;
  // The last part of a 2.0.1 variable ("Enabled", "Interval") says nothing alone.
  return /ctrlr\//.test(plain) ? [plain] : [plain, last];
}

/** The keys of a station that are this setting and hold a value. */
export function settingsOf(examined: readonly ExaminedKey[], names: SettingNames): readonly ExaminedKey[] {
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  return examined.filter(
    ({ configured }) => configured.current !== null && namesOfKey(configured.key).some((name) => wanted.has(name)),
  );
}

/** The value of a setting that what was heard of the station last says; what a file says counts where nothing else does. */
export function settingOf(
  examined: readonly ExaminedKey[],
  names: SettingNames,
): { readonly examined: ExaminedKey; readonly value: string } | null {
  const found = settingsOf(examined, names).toSorted(
    (one, other) =>
      (other.configured.current?.atMs ?? Number.NEGATIVE_INFINITY) -
        (one.configured.current?.atMs ?? Number.NEGATIVE_INFINITY) || 0,
  );
  const [first] = found;
  const value = first?.configured.current?.value;
  return first === undefined || value === undefined || value === null ? null : { examined: first, value };
}

export function isTrue(value: string): boolean {
  return /^\s*(?:true|1|yes)\s*$/i.test(value);
}

export function isFalse(value: string): boolean {
  return /^\s*(?:false|0|no)\s*$/i.test(value);
}

/** A whole number, or `null`. */
export function wholeNumber(value: string): number | null {
  return /^\s*-?\d{1,9}\s*$/.test(value) ? Number(value) : null;
}

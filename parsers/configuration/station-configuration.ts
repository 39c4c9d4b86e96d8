import type { ConfigurationVia } from '../model/configuration.ts';
import type { EvidenceRef } from '../model/evidence.ts';
import { configurationHistories } from '../ocpp/configuration-history.ts';
import type {
  ConfigurationEffect,
  ConfigurationEntry,
  ConfigurationSetter,
  NumberedConfiguration,
} from '../ocpp/configuration-history.ts';

/** What one record says about a key. */
export interface ConfigurationMoment {
  readonly id: number;
  readonly value: string | null;
  readonly via: ConfigurationVia;
  readonly outcome: string | null;
  readonly setBy: ConfigurationSetter;
  readonly effect: ConfigurationEffect;
  readonly atMs: number | null;
  readonly evidence: EvidenceRef;
  /** Another value holds from here on than before; the first one known is no change. */
  readonly changed: boolean;
}

/** One key of one station: what holds now, and how it came about. */
export interface ConfiguredKey {
  /** As it was written last. */
  readonly key: string;
  readonly secret: boolean;
  /** As a read said; `null` when none did. */
  readonly readonlyKey: boolean | null;
  /** What holds last; `null` when nothing is known to hold (only refused writes, a key without a value). */
  readonly current: ConfigurationMoment | null;
  /** In order of time; those without a time (files) first. */
  readonly history: readonly ConfigurationMoment[];
}

/** Keys of OCPP are not told apart by case (1.6, 5.3). */
export function configurationKey(key: string): string {
  return key.trim().toLowerCase();
}

/** Whether a write took effect, at once or with the next restart. */
export function isAccepted({ effect }: ConfigurationMoment): boolean {
  return effect === 'accepted' || effect === 'reboot-required';
}

/** What the records of one station say about each of its keys, sorted by key. `untilMs` leaves out what became known later. */
export function stationConfiguration(
  records: readonly NumberedConfiguration[],
  untilMs: number | null = null,
): readonly ConfiguredKey[] {
  // The caller has put the records of one station together; some of them (files) do not name it.
  const ofStation = records.flatMap(({ id, record }): readonly NumberedConfiguration[] => {
    const atMs = record.observedAt.epochMs;
    return untilMs !== null && atMs !== null && atMs > untilMs ? [] : [{ id, record: { ...record, station: null } }];
  });
  return configurationHistories(ofStation, new Map()).map(({ key, secret, entries, current }): ConfiguredKey => {
    const first = entries.find((entry) => entry.changes);
    const moment = (entry: ConfigurationEntry): ConfigurationMoment => ({
      id: entry.id,
      value: entry.record.value,
      via: entry.record.via,
      outcome: entry.record.outcome,
      setBy: entry.setBy,
      effect: entry.effect,
      atMs: entry.record.observedAt.epochMs,
      evidence: entry.record.evidence,
      changed: entry.changes && entry !== first,
    });
    return {
      key,
      secret,
      readonlyKey: entries.findLast(({ record }) => record.readonlyKey !== null)?.record.readonlyKey ?? null,
      current: current === null ? null : moment(current.entry),
      history: entries.map(moment),
    };
  });
}

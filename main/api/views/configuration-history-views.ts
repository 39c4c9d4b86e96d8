import type { ConfigurationVia } from '../../../parsers/model/configuration.ts';
import type { ConfigurationEffect, ConfigurationSetter } from '../../../parsers/ocpp/configuration-history.ts';
import type { EvidenceView } from './evidence-views.ts';

/** One value of a key at one time. Secrets arrive masked. */
export interface ConfigHistoryEntry {
  readonly id: number;
  readonly time: string | null;
  readonly value: string | null;
  readonly via: ConfigurationVia;
  readonly setBy: ConfigurationSetter;
  readonly effect: ConfigurationEffect;
  /** As answered. */
  readonly outcome: string | null;
  readonly changes: boolean;
  readonly evidence: EvidenceView;
}

/** `show config --history --json`: a key of a station from the first word about it to the last. */
export interface ConfigHistoryRow {
  readonly station: string | null;
  readonly key: string;
  readonly masked: boolean;
  /** What holds now; `null` when nothing tells. */
  readonly value: string | null;
  readonly setBy: ConfigurationSetter | null;
  readonly since: string | null;
  /** Accepted, but works only after a restart that is not in evidence. */
  readonly pending: boolean;
  /** An undated file holds another value. */
  readonly otherwise: string | null;
  readonly changes: number;
  readonly entries: readonly ConfigHistoryEntry[];
}

import type { EvidenceRef } from './evidence.ts';
import type { Timestamp } from './timestamp.ts';

/** How a configuration value became known. */
export type ConfigurationVia =
  | 'GetConfiguration'
  | 'ChangeConfiguration'
  | 'SetVariables'
  | 'GetVariables'
  | 'NotifyReport'
  | 'configuration-file'
  | 'DataTransfer';

/** One value of one configuration key at one time. */
export interface ConfigurationRecord {
  readonly record: 'configuration';
  readonly station: string | null;
  /** As written; nested files use `/` between levels, as the chargebyte manual does (`ocpp/ftpTryTLSUpgrade`). */
  readonly key: string;
  /** `null` when the source says that the key exists but not what it holds. */
  readonly value: string | null;
  readonly readonlyKey: boolean | null;
  readonly via: ConfigurationVia;
  /** Result of a write (`Accepted`, `Rebootrequired`, ...), `null` for reads. */
  readonly outcome: string | null;
  readonly observedAt: Timestamp;
  /** Passwords, tokens and private keys: masked wherever shown (house rule 11). */
  readonly secret: boolean;
  readonly evidence: EvidenceRef;
}

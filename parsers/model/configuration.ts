import type { EvidenceRef } from './evidence.ts';
import type { Timestamp } from './timestamp.ts';

/** How a configuration value became known. */
export type ConfigurationVia =
  | 'GetConfiguration'
  | 'ChangeConfiguration'
  | 'SetVariables'
  | 'GetVariables'
  | 'NotifyReport'
  /** A setting that the station reports because it changed (2.x); measurements and states of hardware are none. */
  | 'NotifyEvent'
  /** Thresholds and intervals at which a variable reports (2.x); the value is the threshold, empty when the monitor was cleared. */
  | 'SetVariableMonitoring'
  | 'ClearVariableMonitoring'
  | 'NotifyMonitoringReport'
  /** A connection profile (2.x, B09). */
  | 'SetNetworkProfile'
  /** The interval of an accepted BootNotification, which the station takes over (OCPP 1.6, 4.2; 2.0.1, B01). */
  | 'BootNotification'
  | 'configuration-file'
  /** A table of a database: what the station or the backend keeps. */
  | 'configuration-store'
  | 'DataTransfer';

/** One value of one configuration key at one time. */
export interface ConfigurationRecord {
  readonly record: 'configuration';
  readonly station: string | null;
  /**
   * As written; nested files use `/` between levels, as the chargebyte manual does (`ocpp/ftpTryTLSUpgrade`). A variable of OCPP 2.x is
   * `Component/Variable`: an instance follows its name in brackets, the EVSE and connector of a component follow `@`, an attribute other than
   * `Actual` follows `:` (`Connector@1.2/Available[main]:MaxSet`), and so does a monitor with its severity
   * (`EVSE@1/Power:UpperThreshold[4]`). A connection profile is `NetworkConfiguration[slot]/OcppCsmsUrl` and the like, as 2.1 names it.
   */
  readonly key: string;
  /** `null` when the source says that the key exists but not what it holds, or that the station does not know the key. */
  readonly value: string | null;
  readonly readonlyKey: boolean | null;
  readonly via: ConfigurationVia;
  /**
   * Result of a write (`Accepted`, `RebootRequired`, ...), as answered; `NoAnswer` for a write that was never answered, `CallError NAME` for one answered by an
   * error. Of a read only what went wrong (`UnknownKey`, `UnknownVariable`, ...); else `null`.
   */
  readonly outcome: string | null;
  readonly observedAt: Timestamp;
  /** Passwords, tokens and private keys: masked wherever shown (house rule 11). */
  readonly secret: boolean;
  readonly evidence: EvidenceRef;
}

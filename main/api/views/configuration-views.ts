import type { ConfigurationVia } from '../../../parsers/model/configuration.ts';
import type { ConfigurationEffect, ConfigurationSetter } from '../../../parsers/ocpp/configuration-history.ts';
import type { FindingSeverity } from '../../../parsers/model/finding.ts';
import type { EvidenceView } from './evidence-views.ts';

/** `show config --json`. Secrets arrive masked. */
export interface ConfigRow {
  readonly id: number;
  readonly station: string | null;
  readonly key: string;
  readonly value: string | null;
  readonly masked: boolean;
  readonly readonly: boolean | null;
  readonly via: ConfigurationVia;
  readonly outcome: string | null;
  readonly time: string | null;
  readonly evidence: EvidenceView;
  /** The record that says what holds now for its station and key. */
  readonly current: boolean;
  readonly setBy: ConfigurationSetter;
  readonly effect: ConfigurationEffect;
}

/** What a manual or OCPP says about a key, in one language; the whole of it is an answer of `explain.find`. */
export interface KeyBrief {
  readonly title: string;
  readonly meaning: string;
  /** Type and range as the document writes them, its words in the language. */
  readonly allowed: string;
  readonly unit: string | null;
  readonly default: string | null;
  readonly access: 'read' | 'write' | 'both' | null;
  readonly needsReboot: boolean | null;
  readonly source: { readonly document: string; readonly section: string };
}

/** One record about a key. */
export interface ConfigMoment {
  readonly id: number;
  readonly value: string | null;
  readonly via: ConfigurationVia;
  readonly outcome: string | null;
  readonly time: string | null;
  readonly evidence: EvidenceView;
  readonly setBy: ConfigurationSetter;
  readonly effect: ConfigurationEffect;
  /** Another value holds from here on than before. */
  readonly changed: boolean;
}

/** A key of a station: what holds now, what it means, how it came about. Secrets arrive masked. */
export interface ConfigKey {
  /** Of the record that says what holds, else of the last one; the same as in `config.list`. */
  readonly id: number;
  readonly key: string;
  readonly value: string | null;
  readonly masked: boolean;
  readonly readonly: boolean | null;
  /** The record that says what holds, else the last one. */
  readonly via: ConfigurationVia;
  readonly time: string | null;
  readonly evidence: EvidenceView;
  readonly brief: KeyBrief | null;
  readonly isDefault: boolean | null;
  /** Newest first; at most 200, `moments` counts all. */
  readonly history: readonly ConfigMoment[];
  readonly moments: number;
  readonly changes: number;
}

/** One thing that the audit says. */
export interface ConfigStatement {
  readonly code: string;
  readonly severity: FindingSeverity;
  readonly topic: 'knowledge' | 'value' | 'write' | 'reboot' | 'default' | 'eichrecht' | 'security' | 'contradiction';
  readonly keys: readonly string[];
  readonly text: string;
  readonly source: { readonly document: string; readonly section: string } | null;
  readonly evidence: readonly EvidenceView[];
}

/** `config audit --json` prints the statements, a line each, and at the end the summary. */
export interface ConfigAudit {
  readonly station: string | null;
  /** Stations of the case with a configuration; `null` stands for records that name none. */
  readonly stations: readonly (string | null)[];
  readonly vendor: string | null;
  readonly model: string | null;
  /** Manual that the keys were looked up in besides OCPP; `null` when no catalogue knows the vendor. */
  readonly document: string | null;
  readonly keys: readonly ConfigKey[];
  readonly statements: readonly ConfigStatement[];
  readonly masked: number;
  readonly unexplained: number;
}

/** One side of a comparison. */
export interface ConfigSide {
  /** The station, or the name of the file. */
  readonly name: string | null;
  readonly time: string | null;
  readonly keys: number;
}

export interface ComparedConfigKey {
  readonly key: string;
  readonly state: 'same' | 'different' | 'only-left' | 'only-right';
  readonly left: string | null;
  readonly right: string | null;
  readonly masked: boolean;
  readonly title: string | null;
  readonly leftEvidence: EvidenceView | null;
  readonly rightEvidence: EvidenceView | null;
}

export interface ConfigComparison {
  readonly left: ConfigSide;
  readonly right: ConfigSide;
  /** Differences first. */
  readonly rows: readonly ComparedConfigKey[];
  readonly counts: Readonly<Record<ComparedConfigKey['state'], number>>;
}

import type { EvidenceRef } from '../model/evidence.ts';
import type { FindingSeverity } from '../model/finding.ts';
import type { ConfiguredKey } from './station-configuration.ts';
import type { ClauseRef, KeyKnowledge } from './key-knowledge.ts';

export type StatementTopic =
  | 'knowledge'
  | 'value'
  | 'write'
  | 'reboot'
  | 'default'
  | 'eichrecht'
  | 'security'
  | 'contradiction';

/** One thing that the audit says about a configuration. Its sentence is in `parsers/text/configuration-texts.ts`. */
export interface ConfigurationStatement {
  /** E.g. `security.plain-endpoint`; what stands before the point is the topic or a part of it. */
  readonly code: string;
  readonly severity: FindingSeverity;
  readonly topic: StatementTopic;
  /** The keys that it is about, the first one first. */
  readonly keys: readonly string[];
  /** Values of the sentence; a secret is never one of them. */
  readonly params: Readonly<Record<string, string>>;
  readonly source: ClauseRef | null;
  readonly evidence: readonly EvidenceRef[];
}

/** A key with what is known about it. */
export interface ExaminedKey {
  readonly configured: ConfiguredKey;
  readonly knowledge: KeyKnowledge | null;
}

/** What stands in sentences in place of a secret. */
export const secretMask = '••••••';

/** The value that holds, for a sentence: masked when it is a secret, shortened when it is long. */
export function shownValue({ secret }: ConfiguredKey, value: string | null): string {
  if (value === null) return '–';
  if (secret && value !== '') return secretMask;
  return value.length > 120 ? `${value.slice(0, 117)}…` : value;
}

/** A statement about one key. */
export function about(
  examined: ExaminedKey,
  code: string,
  topic: StatementTopic,
  severity: FindingSeverity,
  params: Readonly<Record<string, string>> = {},
): ConfigurationStatement {
  const { configured, knowledge } = examined;
  const { current, history } = configured;
  const evidence = current ?? history.at(-1);
  return {
    code,
    severity,
    topic,
    keys: [configured.key],
    params: { key: configured.key, value: shownValue(configured, current?.value ?? null), ...params },
    source: knowledge?.source ?? null,
    evidence: evidence === undefined ? [] : [evidence.evidence],
  };
}

import type { ConfigurationVia } from '../../../parsers/model/configuration.ts';
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
}

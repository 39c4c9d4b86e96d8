import type { FindingSeverity } from '../../../parsers/model/finding.ts';
import type { KeyOrigin } from '../../../parsers/model/signed-value.ts';
import type { EvidenceView } from './evidence-views.ts';

/** `show keys --json`. */
export interface KeyRow {
  readonly id: number;
  readonly origin: KeyOrigin;
  readonly via: string;
  readonly station: string | null;
  readonly connector: number | null;
  readonly meterSerial: string | null;
  /** `null` when the text could not be read as a public key. */
  readonly fingerprint: string | null;
  readonly curve: string | null;
  /** Code why it cannot be used, else `null`. */
  readonly problem: string | null;
  readonly observed: string | null;
  readonly usedBy: number;
  /** In how many places the same key stands for the same meter by the same way; 1 unless asked for distinct keys. */
  readonly times: number;
  readonly text: string;
  readonly evidence: EvidenceView | null;
}

/** One element of an ASN.1 structure (X.690), in the order of the bytes. */
export interface Asn1Line {
  /** 0 for the outermost. */
  readonly depth: number;
  /** e.g. `SEQUENCE`, `OBJECT IDENTIFIER`. */
  readonly kind: string;
  /** Value in hex or words; empty for what only holds others. */
  readonly text: string;
  /** Bytes from the beginning of the structure. */
  readonly offset: number;
  readonly length: number;
}

export interface KeyStructure {
  /** `written`: the structure that stands in the text; `canonical`: the text holds a bare point, and this is the key in its usual form. */
  readonly of: 'written' | 'canonical';
  /** Empty when nothing could be taken apart. */
  readonly lines: readonly Asn1Line[];
}

/** One key that a text can mean. */
export interface KeyReadingView {
  readonly curve: string;
  /** As OpenSSL spells it, e.g. `prime256v1`. */
  readonly opensslCurve: string;
  readonly fingerprint: string;
  /** How it was written, in words. */
  readonly written: string;
  /** What was unusual about it, in words. */
  readonly oddities: readonly string[];
  /** SubjectPublicKeyInfo, DER, uncompressed point. */
  readonly spkiHex: string;
  readonly xHex: string;
  readonly yHex: string;
}

/** Something that contradicts a key. */
export interface KeyConflict {
  readonly code: string;
  /** `critical`: signatures prove it; `warning`: somebody says so; `info`: an open question. The gravest stands first. */
  readonly severity: FindingSeverity;
  readonly text: string;
  /** The other keys in it; empty where none are. */
  readonly keyIds: readonly number[];
}

export interface KeyDetail {
  readonly row: KeyRow;
  /** Several only for a compressed point without a curve; empty when the text is no usable key. */
  readonly readings: readonly KeyReadingView[];
  /** Why it cannot be used, in words. */
  readonly problemText: string | null;
  readonly structure: KeyStructure;
  /** Other places where the same key stands. */
  readonly sameKeyIds: readonly number[];
  readonly conflicts: readonly KeyConflict[];
  /** The keys that the two lists above name, each as a row: at most 200. */
  readonly others: readonly KeyRow[];
}

import type { EvidenceRef } from './evidence.ts';
import type { Timestamp } from './timestamp.ts';

/** How a signed value reached us (research/ocmf 4.1). */
export type SignedValueChannel =
  | 'sampled-value'
  | 'transaction-data'
  | 'signed-meter-value'
  | 'data-transfer'
  | 'database-cell'
  | 'safe-xml'
  | 'ocpi-signed-data'
  | 'plain-text'
  | 'plain-file';

/** One wrapping that was taken off, outermost first; shown to the auditor. */
export type EncodingLayer =
  | 'hex'
  | 'base64'
  | 'base32'
  | 'json-string'
  | 'csv-quotes'
  | 'single-byte'
  | 'oca-json-envelope'
  | 'signed-meter-value'
  | 'ocpi-signed-data'
  | 'html-entities'
  | 'safe-xml-signed-data'
  | 'safe-xml-encoded-data'
  /** A `values` container that the S.A.F.E. software itself does not read: in a namespace, or no well-formed XML. */
  | 'safe-xml-foreign';

/** A meter reading with a signature, found somewhere; nothing is verified yet. */
export interface SignedValueRecord {
  readonly record: 'signed-value';
  /** Id of the signed format in the registry `parsers/signatures/index.ts`, e.g. `ocmf`. */
  readonly format: string;
  /** The record with its wrappings taken off, character for character; never re-serialised. */
  readonly text: string;
  readonly layers: readonly EncodingLayer[];
  readonly channel: SignedValueChannel;
  /** Declared by the carrier (`context` of a SampledValue, of a S.A.F.E. `value`), as written. */
  readonly context: string | null;
  /** Declared by the carrier; as text, because UUIDs occur. */
  readonly transactionId: string | null;
  readonly station: string | null;
  readonly connector: number | null;
  /** The public key that travels with the record, as written. Proves integrity only. */
  readonly enclosedKey: string | null;
  readonly reportedAt: Timestamp | null;
  /** Position among the signed values of its source or archive entry, from 0 (design 6: `index`). */
  readonly index: number;
  readonly evidence: EvidenceRef;
}

/**
 * Where a key comes from (design 5): `pinned` by a person from the meter's label or given on the command line,
 * `registered` in an imported public register, `reported` by the station in another message, `enclosed` in the record itself.
 */
export type KeyOrigin = 'pinned' | 'registered' | 'reported' | 'enclosed';

/** A public key found or entered somewhere, as written and not yet read. */
export interface PublicKeyRecord {
  readonly record: 'public-key';
  readonly text: string;
  readonly origin: KeyOrigin;
  /** The message, key or file that held it: `setMeterConfiguration`, `Meter1PublicKey`, `safe-xml`, `--key`, ... */
  readonly via: string;
  readonly station: string | null;
  readonly connector: number | null;
  readonly meterSerial: string | null;
  readonly observedAt: Timestamp | null;
  readonly evidence: EvidenceRef | null;
}

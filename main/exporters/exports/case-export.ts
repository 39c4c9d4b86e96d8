import type { Language } from '../../../parsers/model/language.ts';
import type { PublicKeyRecord, SignedValueRecord } from '../../../parsers/model/signed-value.ts';
import type { ValueVerdict } from '../../../parsers/model/verdict.ts';
import type { ExportKind, ExportResult } from '../../api/views/export-views.ts';
import type { Ask } from '../collect.ts';
import type { Masking } from '../masking/masking.ts';

/** What of a case is exported. Both lists empty: all of it. */
export interface ExportScope {
  readonly caseId: string;
  readonly sessionIds: readonly string[];
  /** Numbers of signed values; narrower than sessions. Kinds without signed values do not look at them. */
  readonly signatureIds: readonly number[];
  readonly language: Language;
  /** What is replaced by pseudonyms; `null` for the data as it is. */
  readonly masking: Masking | null;
  readonly byteOrderMark: boolean;
}

/** The exact text of a message's parts. */
export interface MessageText {
  readonly payload: string | null;
  readonly errorCode: string | null;
  readonly errorDescription: string | null;
}

/** What an export is made with; the engine gives it. */
export interface ExportTools {
  /** The contract's own queries; an expected failure is thrown. */
  readonly ask: Ask;
  /** Judges records that were just written, to know what another program will make of them. */
  verify(values: readonly SignedValueRecord[], keys: readonly PublicKeyRecord[]): Promise<readonly ValueVerdict[]>;
  message(frameId: number): MessageText | null;
}

/** One kind of export: one file here and one line in `index.ts`. Data is given as it is unless masking was asked for: other programs check it. */
export interface CaseExport {
  readonly id: ExportKind;
  /** Whether it makes sense with pseudonyms in it; what carries signatures does not. */
  readonly maskable: boolean;
  make(scope: ExportScope, tools: ExportTools): Promise<ExportResult>;
}

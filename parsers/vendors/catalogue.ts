import type { Bilingual } from '../model/language.ts';

/** What a catalogue entry explains (design 6, `explain`). */
export type CatalogueEntryKind =
  | 'error'
  | 'configuration-key'
  | 'data-transfer'
  | 'status'
  | 'reason'
  | 'parameter'
  /** A message of OCPP itself. */
  | 'message'
  | 'mqtt-topic'
  | 'meter';

/** One explained code, key or message. All prose is ours, in both languages. */
export interface CatalogueEntry {
  readonly kind: CatalogueEntryKind;
  /** As the station writes it, e.g. `PlugLockCannotLock`. */
  readonly code: string;
  /** OCPP errorCode that it comes with, `null` when it does not apply. */
  readonly ocppErrorCode: string | null;
  readonly title: Bilingual;
  readonly meaning: Bilingual;
  readonly causes: readonly Bilingual[];
  readonly impact: readonly Bilingual[];
  readonly remedies: { readonly remote: readonly Bilingual[]; readonly onSite: readonly Bilingual[] };
  /** Machine-readable extras in the manual's own units: priority, access, type, range, default, MQTT condition, ... */
  readonly facts: Readonly<Record<string, string>>;
  /** Section of the catalogue's document, e.g. `3.3.4.5`. */
  readonly section: string;
}

/** All that one document says about one vendor's product. */
export interface VendorCatalogue {
  readonly id: string;
  readonly vendor: string;
  readonly product: string;
  /** Values of `vendorId`, `chargePointVendor` and similar fields by which the catalogue is chosen, lower case. */
  readonly recognisedBy: readonly string[];
  /** Ids of catalogues whose codes this product reports as well, because it is built with that controller. */
  readonly builtWith?: readonly string[];
  readonly document: { readonly title: string; readonly revision: string; readonly date: string };
  readonly entries: readonly CatalogueEntry[];
  /** Queries and the codes that must be found, for the registry guard. */
  readonly samples: readonly { readonly query: string; readonly finds: string }[];
}

/** A fact in one language. */
export interface ShownFact {
  readonly name: string;
  readonly value: string;
  /** The value stands as the document has it: a code, a number, a name of a field. */
  readonly isCode: boolean;
}

/** A hit of `explain` in one language. Shape of `explain --json` (design 6) plus `facts`, and `shown`: kind and facts in that language. */
export interface Explanation {
  readonly vendor: string;
  readonly kind: CatalogueEntryKind;
  readonly code: string;
  readonly ocppErrorCode: string | null;
  readonly title: string;
  readonly meaning: string;
  readonly causes: readonly string[];
  readonly impact: readonly string[];
  readonly remedies: { readonly remote: readonly string[]; readonly onSite: readonly string[] };
  readonly facts: Readonly<Record<string, string>>;
  readonly shown: { readonly kind: string; readonly facts: readonly ShownFact[] };
  readonly source: { readonly document: string; readonly section: string };
}

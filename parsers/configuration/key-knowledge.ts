import type { CatalogueEntry, VendorCatalogue } from '../vendors/catalogue.ts';
import type { CatalogueIndex } from '../vendors/catalogue-index.ts';
import { codeKey } from '../vendors/code-shape.ts';
import { valueRule } from './value-rule.ts';
import type { ValueRule } from './value-rule.ts';

/** Where a statement rests: a document and its section, as `explain` names it. */
export interface ClauseRef {
  readonly document: string;
  readonly section: string;
}

/** What the catalogues know about a key of a station. */
export interface KeyKnowledge {
  /** The vendor's entry goes before OCPP's; both where both speak. */
  readonly entries: readonly { readonly catalogue: VendorCatalogue; readonly entry: CatalogueEntry }[];
  readonly rule: ValueRule;
  /** `null` when no manual names one. */
  readonly defaultValue: string | null;
  readonly unit: string | null;
  readonly access: 'read' | 'write' | 'both' | null;
  /** `null` when the manual does not say. */
  readonly needsReboot: boolean | null;
  /** The manual names the key and says that this product does not have it. */
  readonly unsupported: boolean;
  readonly source: ClauseRef;
}

/** Vendor and model of a station; both as it names itself. */
export interface StationKind {
  readonly vendor: string | null;
  readonly model: string | null;
}

/** Looks keys of one kind of station up. */
export interface KeyLookup {
  find(key: string): KeyKnowledge | null;
  /** The catalogue of the station's vendor; `null` when no catalogue knows it. */
  readonly catalogue: VendorCatalogue | null;
}

/** Defaults that name no value: "- unset -", "<blank>", "(secret)", "<ICCID value>", "depends on protocol", an example. */
const noDefault = /^(?:-|-? ?unset(?: -|,.*)?|<.*>|\(secret\)|null|unknown|depends .*|DE\*INT\*.*|)$/i;

/**
 * A lookup for a station: its vendor's catalogue (by vendor, else by model) and OCPP's. Where nobody knows the vendor every catalogue is asked, because
 * controllers are built into stations of many brands, and a key that two of them explain differently is taken from OCPP alone.
 */
export function keyLookup(index: CatalogueIndex, kind: StationKind): KeyLookup {
  const catalogue = [kind.vendor, kind.model].flatMap((name) =>
    name === null ? [] : (index.catalogueFor(name) ?? []),
  )[0];
  const builtWith = index.catalogues.filter(({ id }) => id === catalogue?.id).flatMap((each) => each.builtWith ?? []);
  const own = new Set([...(catalogue === undefined ? [] : [catalogue.id]), ...builtWith]);
  return {
    catalogue: catalogue ?? null,
    find(key) {
      const found = entriesOf(index, key);
      const ofVendor = found.filter((each) => own.has(each.catalogue.id));
      const common = found.filter((each) => each.catalogue.id === 'ocpp');
      const others = found.filter((each) => each.catalogue.id !== 'ocpp');
      // Another vendor's word counts only for a key that OCPP does not know, and only when one vendor alone has it.
      const isTheirs =
        own.size === 0 && common.length === 0 && new Set(others.map((each) => each.catalogue.id)).size === 1;
      const foreign = isTheirs ? others : [];
      const entries = [...ofVendor, ...foreign, ...common];
      return entries.length === 0 ? null : knowledge(entries);
    },
  };
}

function entriesOf(index: CatalogueIndex, key: string): KeyKnowledge['entries'] {
  const written = codeKey(key);
  // A variable of the 2.0.1 device model without the EVSE and instance that it speaks of.
  const plain = written
    .replace(/@[\d.]+/g, '')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/:\w+$/, '');
  for (const name of new Set([written, plain])) {
    const found = (index.byKey.get(name) ?? []).filter(
      ({ entry }) => entry.kind === 'configuration-key' || entry.kind === 'parameter',
    );
    const families = index.families.filter(({ entry, family }) => entry.kind === 'parameter' && family?.test(name));
    if (found.length + families.length > 0) return [...found, ...families];
  }
  return [];
}

function knowledge(entries: KeyKnowledge['entries']): KeyKnowledge {
  const fact = (name: string): string | undefined =>
    entries.map(({ entry }) => entry.facts[name]).find((value) => value !== undefined);
  const rules = entries.map(({ entry }) => valueRule(entry.facts));
  // The vendor's range is the narrower one; where the vendor is silent OCPP's type holds.
  const rule = rules.find(({ spans, words, longest }) => spans.length + words.length > 0 || longest !== null);
  const typed = rules.find(({ type }) => type !== 'unknown');
  const [first] = entries;
  const given = first?.entry.facts['default'];
  const { title = '', revision = '' } = first?.catalogue.document ?? {};
  return {
    entries,
    rule: {
      type: typed?.type ?? 'unknown',
      spans: rule?.spans ?? [],
      words: rule?.words ?? [],
      longest: rule?.longest ?? null,
      written: rule?.written ?? typed?.written ?? '',
    },
    defaultValue: given === undefined || noDefault.test(given) ? null : given.replace(/ \(.*\)$/, ''),
    unit: fact('unit') ?? null,
    access: accessOf(fact('access')),
    needsReboot: rebootOf(first?.entry.facts ?? {}),
    unsupported: first?.entry.facts['supported'] === 'no',
    source: {
      document: [title, revision].filter((part) => part !== '').join(', '),
      section: first?.entry.section ?? '',
    },
  };
}

function accessOf(text: string | undefined): KeyKnowledge['access'] {
  switch (text?.toUpperCase().replaceAll(/[^RW]/g, '')) {
    case 'R':
      return 'read';
    case 'W':
      return 'write';
    case 'RW':
      return 'both';
    default:
      return null;
  }
}

function rebootOf(facts: Readonly<Record<string, string>>): boolean | null {
  const stated = facts['rebootRequired'] ?? facts['appliesWhen'];
  if (stated === undefined || stated === 'n/a' || stated === '-') return null;
  return stated === 'yes' || stated === 'after reboot';
}

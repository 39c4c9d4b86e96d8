import { isMembers, type Members } from '../base/members.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { Bilingual } from '../model/language.ts';
import type { CatalogueEntry, CatalogueEntryKind, VendorCatalogue } from './catalogue.ts';
import { codeKey, longestCode } from './code-shape.ts';

/** What is wrong with a member of a file that a person wrote. */
export type CatalogueFileProblemCode =
  | 'member-missing'
  | 'member-unknown'
  | 'not-an-object'
  | 'not-a-list'
  | 'not-text'
  | 'text-too-long'
  | 'kind-unknown'
  | 'code-twice'
  | 'catalogue-unknown'
  | 'language-missing'
  | 'nothing-inside';

/** The place of a problem by names and positions, from the file's outermost object inwards. */
export interface CatalogueFileProblem {
  readonly path: readonly (string | number)[];
  readonly code: CatalogueFileProblemCode;
  readonly params: Readonly<Record<string, string | number>>;
}

/** A company's own catalogue as read: complete, checked, ready to be indexed beside the built-in ones. */
export interface CatalogueFile {
  readonly name: string;
  readonly version: string;
  readonly catalogue: VendorCatalogue;
}

const kinds: readonly CatalogueEntryKind[] = [
  'error',
  'configuration-key',
  'data-transfer',
  'status',
  'reason',
  'parameter',
  'mqtt-topic',
  'meter',
];
const members = [
  'ladeakte',
  'name',
  'version',
  'date',
  'vendor',
  'product',
  'recognisedBy',
  'extends',
  'builtWith',
  'entries',
];
const entryMembers = [
  'kind',
  'code',
  'ocppErrorCode',
  'title',
  'meaning',
  'causes',
  'impact',
  'remote',
  'onSite',
  'facts',
  'section',
];
const longestText = 4_000;
const longestName = 200;

/**
 * Reads a `catalogue/1` file from its parsed JSON (main/extensions/README.md has the format). With `extends` its entries join a built-in
 * catalogue and take the place of the same kind and code; without, it is a catalogue of its own. All problems are told at once,
 * each with the place of its member. `known` are the ids that may be extended.
 */
export function readCatalogueFile(
  value: unknown,
  known: readonly VendorCatalogue[],
): Result<CatalogueFile, readonly CatalogueFileProblem[]> {
  const reader = new MemberReader();
  if (!isMembers(value)) {
    reader.tell([], 'not-an-object');
    return fail(reader.problems);
  }
  reader.onlyKnown(value, [], members);
  const name = reader.text(value, [], 'name', longestName) ?? '';
  const version = reader.text(value, [], 'version', longestName) ?? '';
  const date = reader.optionalText(value, [], 'date', longestName) ?? '';
  const extended = reader.optionalText(value, [], 'extends', longestName);
  const base = known.find(({ id }) => id === extended);
  const choices = known.map(({ id }) => id);
  if (extended !== undefined && base === undefined)
    reader.tell(['extends'], 'catalogue-unknown', { value: extended, choices: choices.join(', ') });
  // What extends a catalogue speaks for that vendor; what stands alone has to say for whom.
  const vendor =
    base === undefined && extended === undefined
      ? (reader.text(value, [], 'vendor', longestName) ?? '')
      : (reader.optionalText(value, [], 'vendor', longestName) ?? base?.vendor ?? '');
  const builtWith = reader.textList(value, [], 'builtWith');
  for (const [index, id] of builtWith.entries()) {
    if (!choices.includes(id))
      reader.tell(['builtWith', index], 'catalogue-unknown', { value: id, choices: choices.join(', ') });
  }
  const catalogue: VendorCatalogue = {
    id: base?.id ?? `file:${codeKey(vendor)}`,
    vendor,
    product: reader.optionalText(value, [], 'product', longestName) ?? base?.product ?? '',
    recognisedBy: [...reader.textList(value, [], 'recognisedBy'), ...(base === undefined ? [vendor] : [])].map((each) =>
      each.toLowerCase(),
    ),
    builtWith,
    document: { title: name, revision: version, date },
    entries: readEntries(value['entries'], reader),
    samples: [],
  };
  return reader.problems.length > 0 ? fail(reader.problems) : ok({ name, version, catalogue });
}

function readEntries(value: unknown, reader: MemberReader): readonly CatalogueEntry[] {
  if (value === undefined) reader.tell([], 'member-missing', { member: 'entries' });
  else if (!Array.isArray(value)) reader.tell(['entries'], 'not-a-list');
  else if (value.length === 0) reader.tell(['entries'], 'nothing-inside');
  if (!Array.isArray(value)) return [];
  const seen = new Set<string>();
  return value.flatMap((item: unknown, index) => {
    const path = ['entries', index];
    if (!isMembers(item)) {
      reader.tell(path, 'not-an-object');
      return [];
    }
    reader.onlyKnown(item, path, entryMembers);
    const code = reader.text(item, path, 'code', longestCode);
    const kind = reader.text(item, path, 'kind', longestName);
    const known = kinds.find((each) => each === kind);
    if (kind !== undefined && known === undefined)
      reader.tell([...path, 'kind'], 'kind-unknown', { value: kind, choices: kinds.join(', ') });
    const meaning = reader.bilingual(item, path, 'meaning', true);
    const title = reader.bilingual(item, path, 'title', false);
    if (code === undefined || known === undefined) return [];
    const key = `${known} ${codeKey(code)}`;
    if (seen.has(key)) reader.tell([...path, 'code'], 'code-twice', { value: code });
    seen.add(key);
    return [
      {
        kind: known,
        code,
        ocppErrorCode: reader.optionalText(item, path, 'ocppErrorCode', longestName) ?? null,
        title: title ?? { de: code, en: code },
        meaning: meaning ?? { de: '', en: '' },
        causes: reader.bilingualList(item, path, 'causes'),
        impact: reader.bilingualList(item, path, 'impact'),
        remedies: {
          remote: reader.bilingualList(item, path, 'remote'),
          onSite: reader.bilingualList(item, path, 'onSite'),
        },
        facts: reader.facts(item, path),
        section: reader.optionalText(item, path, 'section', longestName) ?? '',
      },
    ];
  });
}

type Path = readonly (string | number)[];

/** Reads members and remembers what is wrong with them, so that a person mends a file in one go. */
class MemberReader {
  readonly problems: CatalogueFileProblem[] = [];

  tell(path: Path, code: CatalogueFileProblemCode, params: CatalogueFileProblem['params'] = {}): void {
    this.problems.push({ path, code, params });
  }

  onlyKnown(object: Members, path: Path, names: readonly string[]): void {
    for (const name of Object.keys(object)) {
      if (names.includes(name)) continue;
      this.tell([...path, name], 'member-unknown', { member: name, choices: names.join(', ') });
    }
  }

  text(object: Members, path: Path, name: string, longest: number): string | undefined {
    if (object[name] === undefined) this.tell(path, 'member-missing', { member: name });
    return this.optionalText(object, path, name, longest);
  }

  optionalText(object: Members, path: Path, name: string, longest: number): string | undefined {
    const value = object[name];
    return value === undefined ? undefined : this.checked(value, [...path, name], longest);
  }

  textList(object: Members, path: Path, name: string): readonly string[] {
    return this.items(object, path, name).flatMap((item, index) => {
      const text = this.checked(item, [...path, name, index], longestName);
      return text === undefined ? [] : [text];
    });
  }

  bilingual(object: Members, path: Path, name: string, needed: boolean): Bilingual | undefined {
    if (object[name] === undefined) {
      if (needed) this.tell(path, 'member-missing', { member: name });
      return undefined;
    }
    return this.inBothLanguages(object[name], [...path, name]);
  }

  bilingualList(object: Members, path: Path, name: string): readonly Bilingual[] {
    return this.items(object, path, name).flatMap((item, index) => {
      const text = this.inBothLanguages(item, [...path, name, index]);
      return text === undefined ? [] : [text];
    });
  }

  facts(object: Members, path: Path): Readonly<Record<string, string>> {
    const value = object['facts'];
    if (value === undefined) return {};
    if (!isMembers(value)) {
      this.tell([...path, 'facts'], 'not-an-object');
      return {};
    }
    const facts: [string, string][] = [];
    for (const [name, fact] of Object.entries(value)) {
      // A number or a yes is written as people write it in JSON; what is compared is its text.
      const written = typeof fact === 'number' || typeof fact === 'boolean' ? String(fact) : fact;
      const text = this.checked(written, [...path, 'facts', name], longestText);
      if (text !== undefined) facts.push([name, text]);
    }
    return Object.fromEntries(facts);
  }

  private items(object: Members, path: Path, name: string): readonly unknown[] {
    const value = object[name];
    if (value === undefined) return [];
    if (Array.isArray(value)) return value;
    this.tell([...path, name], 'not-a-list');
    return [];
  }

  private inBothLanguages(value: unknown, path: Path): Bilingual | undefined {
    if (!isMembers(value)) {
      const text = this.checked(value, path, longestText);
      return text === undefined ? undefined : { de: text, en: text };
    }
    this.onlyKnown(value, path, ['de', 'en']);
    const de = this.optionalText(value, path, 'de', longestText);
    const en = this.optionalText(value, path, 'en', longestText);
    if (de === undefined && en === undefined) this.tell(path, 'language-missing');
    return { de: de ?? en ?? '', en: en ?? de ?? '' };
  }

  private checked(value: unknown, path: Path, longest: number): string | undefined {
    if (typeof value !== 'string' || value.trim() === '') this.tell(path, 'not-text');
    else if (value.length > longest) this.tell(path, 'text-too-long', { longest });
    else return value.trim();
    return undefined;
  }
}

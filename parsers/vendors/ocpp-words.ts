import type { Language } from '../model/language.ts';
import type { CatalogueEntry } from './catalogue.ts';
import { ocppCatalogue } from './ocpp/catalogue.ts';

/* What messages and words of OCPP are called, for showing a message beside its payload. */

/** Entries by their spelling, letter case left out: `DeAuthorized` ends a transaction, `Deauthorized` is why its event was sent. */
const entriesByCode: ReadonlyMap<string, readonly CatalogueEntry[]> = Map.groupBy(ocppCatalogue.entries, ({ code }) =>
  code.toLowerCase(),
);

function entriesOf(code: string): readonly CatalogueEntry[] {
  return entriesByCode.get(code.toLowerCase()) ?? [];
}

/** What a message is for; `null` for an action that OCPP does not know. */
export function messageTitle(
  action: string,
  language: Language,
): { readonly title: string; readonly meaning: string } | null {
  const entry = entriesOf(action).find(({ kind }) => kind === 'message');
  return entry === undefined ? null : { title: entry.title[language], meaning: entry.meaning[language] };
}

/** Fields whose words are reasons. */
const reasons = new Set(['reason', 'stoppedReason', 'triggerReason']);

/** How well an entry fits a field: a word may mean one thing as a state and another as a reason. */
function fit({ kind, facts }: CatalogueEntry, field: string): number {
  const ofField = (facts['field'] ?? '').includes(field) ? 2 : 0;
  if (kind === 'configuration-key') return -1;
  if (field === 'requestedMessage') return kind === 'message' || kind === 'parameter' ? 4 : 0;
  if (field === 'component' || field === 'variable') return ofField === 0 ? -1 : ofField;
  if (kind === 'error') return 0;
  return ofField + (reasons.has(field) === (kind === 'reason') ? 1 : 0);
}

/** What a word means where it stands in a field; `null` when nobody has words for it. */
export function wordTitle(field: string, word: string, language: Language): string | null {
  const [best] = entriesOf(word)
    .map((entry) => ({ entry, fits: fit(entry, field) }))
    .filter(({ fits }) => fits >= 0)
    .toSorted((left, right) => right.fits - left.fits);
  return best === undefined ? null : best.entry.title[language];
}

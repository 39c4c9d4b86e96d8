import type { Language } from '../../parsers/model/language.ts';
import type { SourceId } from '../../parsers/model/evidence.ts';
import { findingTexts } from '../../parsers/text/finding-texts.ts';
import { mappedTablesText, pinnedKeyText, readAsText } from '../../parsers/text/journal-texts.ts';
import type { JournalEntry, PinnedKey } from '../casefile/journal.ts';
import type { ExtensionSet } from '../extensions/extension-set.ts';
import type { MarkDetail } from './journal-marks.ts';
import type { ReadAsDetail } from './read-as.ts';
import type { MappingDetail } from './table-mappings.ts';

/*
 * Entries keep what was done, not how it was called: who reads the journal gets it in the language of the screen, whoever wrote it. Words of
 * a person stay as they were written, and so does what this program does not know (any more).
 */

type Detail = Readonly<Record<string, unknown>>;

/** What a mark or note is about: a finding by the title of its rule, the rest as it was called when the entry was made. */
export function aboutText(about: Partial<MarkDetail>, language: Language, { rules }: ExtensionSet): string {
  const { target = '', title = '' } = about;
  const [kind, rule = ''] = target.split(':', 2);
  if (kind !== 'finding') return title;
  const words = rules.find(rule)?.words ?? (Object.hasOwn(findingTexts, rule) ? findingTexts[rule] : undefined);
  return words?.title[language] ?? title;
}

/** Which source an entry speaks of; `null` for those about none. */
export function sourceOfEntry({ action, detail }: JournalEntry): SourceId | null {
  if (action !== 'read-as' && action !== 'map-tables') return null;
  const { sourceId }: Pick<MappingDetail, 'sourceId'> = JSON.parse(detail);
  return sourceId;
}

/** What another action than a mark or a note entered, in one line. */
export function enteredText(action: JournalEntry['action'], detail: Detail, language: Language): string {
  switch (action) {
    case 'pin-key':
      return pinnedKeyText(detail as unknown as PinnedKey, language);
    case 'read-as':
      return readAsText(detail as unknown as ReadAsDetail, language);
    case 'map-tables':
      return mappedTablesText((detail as unknown as MappingDetail).mapping.tables, language);
    case 'mark':
    case 'note':
    case 'undo':
      return '';
    default:
      return writtenText(detail);
  }
}

/** An action of a newer program: its texts and numbers by name. */
function writtenText(detail: Detail): string {
  return Object.entries(detail)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ');
}

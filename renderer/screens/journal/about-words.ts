import type { JournalRow } from '../../../main/api/views/journal-views.ts';
import type { Texts } from '../../text/en.ts';

/** What an entry is about: a session says that it is one, since its number says nothing. */
export function aboutWords({ target, title }: JournalRow, t: Texts): string {
  return target?.startsWith('session:') === true && title !== '' ? `${t.screens.session} ${title}` : title;
}

import type { Bilingual, Language } from '../../../parsers/model/language.ts';

/** Words of menus and dialogs; those of the page are its own. */
const texts = {
  file: { de: 'Datei', en: 'File' },
  openEvidence: { de: 'Belege öffnen …', en: 'Open evidence…' },
  openCase: { de: 'Fallakte öffnen …', en: 'Open case…' },
  recent: { de: 'Zuletzt geöffnet', en: 'Recent cases' },
  clearRecent: { de: 'Liste leeren', en: 'Clear list' },
  edit: { de: 'Bearbeiten', en: 'Edit' },
  view: { de: 'Ansicht', en: 'View' },
  window: { de: 'Fenster', en: 'Window' },
  help: { de: 'Hilfe', en: 'Help' },
  about: { de: 'Über Ladeakte', en: 'About Ladeakte' },
  services: { de: 'Dienste', en: 'Services' },
  hide: { de: 'Ladeakte ausblenden', en: 'Hide Ladeakte' },
  hideOthers: { de: 'Andere ausblenden', en: 'Hide Others' },
  unhide: { de: 'Alle einblenden', en: 'Show All' },
  quitProgram: { de: 'Ladeakte beenden', en: 'Quit Ladeakte' },
  quit: { de: 'Beenden', en: 'Exit' },
  closeWindow: { de: 'Fenster schließen', en: 'Close Window' },
  undo: { de: 'Rückgängig', en: 'Undo' },
  redo: { de: 'Wiederholen', en: 'Redo' },
  cut: { de: 'Ausschneiden', en: 'Cut' },
  copy: { de: 'Kopieren', en: 'Copy' },
  paste: { de: 'Einfügen', en: 'Paste' },
  remove: { de: 'Löschen', en: 'Delete' },
  selectAll: { de: 'Alles auswählen', en: 'Select All' },
  resetZoom: { de: 'Originalgröße', en: 'Actual Size' },
  zoomIn: { de: 'Vergrößern', en: 'Zoom In' },
  zoomOut: { de: 'Verkleinern', en: 'Zoom Out' },
  fullScreen: { de: 'Vollbild', en: 'Full Screen' },
  minimize: { de: 'Minimieren', en: 'Minimize' },
  zoomWindow: { de: 'Zoomen', en: 'Zoom' },
  front: { de: 'Alle nach vorne bringen', en: 'Bring All to Front' },
  aboutDetail: {
    de: 'Arbeitet ohne Netz. Nichts verlässt diesen Rechner.',
    en: 'Works offline. Nothing leaves this machine.',
  },
  caseFile: { de: 'Fallakte', en: 'Case file' },
  engineEnded: { de: 'Die Auswertung wurde unerwartet beendet.', en: 'The evaluation ended unexpectedly.' },
  engineEndedDetail: {
    de: 'Sie läuft wieder. Öffnen Sie die Fallakte erneut: Was vollständig eingelesen war, ist noch da.',
    en: 'It is running again. Open the case again: what was read completely is still there.',
  },
  engineGoneDetail: {
    de: 'Sie lässt sich nicht mehr starten. Beenden Sie das Programm und öffnen Sie es neu; hilft das nicht, installieren Sie es noch einmal.',
    en: 'It cannot be started again. Quit the program and open it anew; if that does not help, install it once more.',
  },
  fileMissing: { de: 'Diese Datei ließ sich nicht öffnen:', en: 'This file could not be opened:' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type WindowTexts = Readonly<Record<keyof typeof texts, string>>;

/** The words in the language of the system; English unless it is German. */
export function windowTexts(locale: string): WindowTexts {
  const language: Language = locale.toLowerCase().startsWith('de') ? 'de' : 'en';
  const chosen = Object.entries(texts).map(([key, text]) => [key, text[language]]);
  return Object.fromEntries(chosen) as WindowTexts;
}

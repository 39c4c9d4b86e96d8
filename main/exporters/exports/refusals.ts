import type { Bilingual, Language } from '../../../parsers/model/language.ts';
import type { SafeVerdict } from '../../../parsers/model/verdict.ts';
import { safeReasonText } from '../../../parsers/text/safe-texts.ts';
import { sentence } from '../../../parsers/text/sentence.ts';
import type { ExportRefusal } from '../../api/views/export-views.ts';

/** Why something is not in an export. */
export const refusalTexts = {
  duplicate: {
    de: 'Derselbe Datensatz wie Nr. {same}; er wird nur einmal ausgegeben.',
    en: 'The same record as no. {same}; it is written only once.',
  },
  broken: {
    de: 'Der Datensatz ist nicht lesbar; das andere Programm würde an ihm scheitern.',
    en: 'The record cannot be read; the other program would fail at it.',
  },
  'no-key': {
    de: 'Zu diesem Datensatz ist kein Schlüssel bekannt; ohne ihn lässt sich dort nichts prüfen.',
    en: 'No key is known for this record; without one nothing can be checked there.',
  },
  'format-unknown': {
    de: 'Das Format {format} kennt das andere Programm nicht.',
    en: 'The other program does not know the format {format}.',
  },
  'not-ocmf': {
    de: 'Der Datensatz ist kein OCMF, sondern {format}.',
    en: 'The record is not OCMF but {format}.',
  },
  'line-break': {
    de: 'Der Datensatz enthält einen Zeilenumbruch und passt nicht in eine Zeile, ohne dass sich seine Bytes ändern.',
    en: 'The record contains a line break and does not fit into one line without a change of its bytes.',
  },
  'xml-characters': {
    de: 'Der Datensatz enthält Zeichen, die XML nicht darstellen kann.',
    en: 'The record contains characters that XML cannot hold.',
  },
  'verdict-changes': {
    de: 'Aus dem Behälter gelesen würde die Signatur anders beurteilt als hier ({here} statt {there}); der Datensatz lässt sich dort nicht unverändert darstellen.',
    en: 'Read from the container, the signature would be judged otherwise than here ({here}, not {there}); the record cannot be held there unchanged.',
  },
  'no-proof': {
    de: 'Es gibt keine Signatur, die man nachrechnen könnte ({reason}).',
    en: 'There is no signature to compute again ({reason}).',
  },
  'no-time': { de: 'Die Nachricht hat keine Zeit.', en: 'The message has no time.' },
  'direction-unknown': {
    de: 'Es ist nicht bekannt, wer die Nachricht gesendet hat.',
    en: 'It is not known who sent the message.',
  },
  'message-type': {
    de: 'Der Nachrichtentyp kommt in der Aufzeichnung nicht vor.',
    en: 'The trace does not know this type of message.',
  },
  'message-incomplete': {
    de: 'Die Nachricht ist im Log abgeschnitten oder gekürzt; ihr Inhalt ist kein vollständiges JSON.',
    en: 'The message is cut or shortened in the log; its content is no complete JSON.',
  },
  'action-unknown': {
    de: 'Der Aufruf nennt keine Aktion.',
    en: 'The call names no action.',
  },
  'limit-reached': {
    de: 'Mehr als {limit} {limit#Nachricht#Nachrichten} passen nicht in eine Datei; {left} {left#fehlt#fehlen}. Wählen Sie einzelne Ladevorgänge.',
    en: 'More than {limit} {limit#message#messages} do not fit into one file; {left} {left#is#are} missing. Choose single sessions.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type RefusalReason = keyof typeof refusalTexts;

export function refusal(
  what: ExportRefusal['what'],
  id: number | string,
  reason: RefusalReason,
  language: Language,
  params: Readonly<Record<string, string | number>> = {},
): ExportRefusal {
  return { what, id: String(id), reason, text: sentence(refusalTexts, reason, params, language) };
}

/** What the S.A.F.E. software would not take, with that program's reason. */
export function safeRefusal(id: number | string, safe: SafeVerdict, language: Language): ExportRefusal {
  return {
    what: 'signature',
    id: String(id),
    reason: `safe.${safe.reason ?? ''}`,
    text: safeReasonText(safe, language),
  };
}

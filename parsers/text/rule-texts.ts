import type { SentenceCatalogue } from './sentence.ts';
import { keyProblemTexts } from './signature-texts.ts';

/*
 * One sentence per rule code of signed values: what was found, in words for a person who has to decide. The clause and the quoted place
 * stand beside it on screen and are not repeated here.
 */
export const ruleTexts = {
  ...keyProblemTexts,

  // Framing (research/ocmf 1.3)
  'ocmf.header': {
    de: 'Der Datensatz beginnt nicht mit „OCMF|“ in Großbuchstaben und kann deshalb nicht als OCMF gelesen werden.',
    en: 'The record does not begin with "OCMF|" in capital letters, so it cannot be read as OCMF.',
  },
  'ocmf.sections': {
    de: 'Der Datensatz hat {found} statt drei durch „|“ getrennte Teile; er ist abgeschnitten oder kein OCMF.',
    en: 'The record has {found} instead of three parts separated by "|"; it is cut off or not OCMF.',
  },
  'ocmf.fourth-section': {
    de: 'Hinter der Signatur steht ein weiterer Teil. Er ist nicht signiert und wurde nicht beachtet.',
    en: 'A further part follows the signature. It is not signed and was not used.',
  },
  'ocmf.pipe-in-section': {
    de: 'Innerhalb eines Teils steht ein „|“. Das verbietet OCMF; es ist ein Formatfehler und kein Zeichen einer Manipulation.',
    en: 'A "|" stands inside a part. OCMF forbids this; it is a fault of the format and no sign of tampering.',
  },
  'ocmf.payload-json': {
    de: 'Die Messdaten sind kein gültiges JSON: {fault} an Zeichen {offset}.',
    en: 'The payload is not valid JSON: {fault} at character {offset}.',
  },
  'ocmf.signature-json': {
    de: 'Der Signaturteil ist kein gültiges JSON: {fault} an Zeichen {offset}.',
    en: 'The signature part is not valid JSON: {fault} at character {offset}.',
  },
  'ocmf.limits': {
    de: 'Der Datensatz ist zu groß oder zu tief verschachtelt, um ihn sicher zu lesen ({fault}).',
    en: 'The record is too large or too deeply nested to be read safely ({fault}).',
  },
  'ocmf.payload-not-object': {
    de: 'Die Messdaten sind kein JSON-Objekt, sondern {found}.',
    en: 'The payload is not a JSON object but {found}.',
  },
  'ocmf.signature-not-object': {
    de: 'Der Signaturteil ist kein JSON-Objekt, sondern {found}.',
    en: 'The signature part is not a JSON object but {found}.',
  },
  'ocmf.html-entities': {
    de: 'Der Datensatz enthält HTML-Zeichenkürzel wie „&quot;“. Er wurde unterwegs verändert; bitte das Original beschaffen.',
    en: 'The record contains HTML entities such as "&quot;". It was changed on its way; please obtain the original.',
  },
  'ocmf.typographic-quotes': {
    de: 'Der Datensatz enthält typografische Anführungszeichen. Ein Textprogramm hat ihn verändert; bitte das Original beschaffen.',
    en: 'The record contains typographic quotation marks. A text program changed it; please obtain the original.',
  },
  'ocmf.cut-off': {
    de: 'Der Datensatz endet mitten im Text (nach {characters} Zeichen). Er wurde vermutlich auf eine feste Länge gekürzt.',
    en: 'The record ends in the middle of the text (after {characters} {characters#character#characters}). It was probably cut to a fixed length.',
  },
  'ocmf.outer-characters': {
    de: 'Vor oder hinter dem Datensatz standen Leerzeichen, Zeilenenden oder eine Byte-Marke. Sie gehören nicht zu den signierten Daten.',
    en: 'Blanks, line ends or a byte order mark surrounded the record. They are not part of the signed data.',
  },
  'ocmf.blanks-in-payload': {
    de: 'Die signierten Daten enthalten Leerzeichen oder Zeilenenden zwischen den Feldern. Das ist erlaubt, wenn es beim Signieren so war.',
    en: 'The signed data contain blanks or line ends between the fields. That is allowed if it was so when signing.',
  },
  'ocmf.non-ascii': {
    de: 'Die signierten Daten enthalten Zeichen außerhalb von ASCII. OCMF legt keinen Zeichensatz fest; geprüft wird mit UTF-8.',
    en: 'The signed data contain characters beyond ASCII. OCMF names no character set; UTF-8 is used for the check.',
  },
  'ocmf.duplicate-key': {
    de: 'Das Feld „{name}“ steht zweimal im selben Objekt. Zwei Programme können daraus zwei verschiedene Werte lesen.',
    en: 'The field "{name}" stands twice in the same object. Two programs can read two different values from it.',
  },
  'ocmf.lone-surrogate': {
    de: 'Ein Text enthält ein unvollständiges Unicode-Zeichen.',
    en: 'A text contains an incomplete Unicode character.',
  },
  'ocmf.invisible-characters': {
    de: 'Ein Text enthält unsichtbare oder richtungsändernde Zeichen ({characters}). Was zu sehen ist, muss nicht das sein, was dasteht.',
    en: 'A text contains invisible or direction-changing characters ({characters}). What is seen need not be what stands there.',
  },
  'ocmf.wrong-type': {
    de: 'Das Feld „{name}“ ist {found}, vorgesehen ist {expected}.',
    en: 'The field "{name}" is {found}, but {expected} is required.',
  },
  'ocmf.more-deviations': {
    de: 'Weitere Abweichungen wurden gezählt, aber nicht einzeln aufgeführt: {count}.',
    en: 'Further deviations were counted but not listed one by one: {count}.',
  },

  // Payload (1.4)
  'ocmf.version-missing': {
    de: 'Die Formatversion (FV) fehlt. Die S.A.F.E.-Software weist solche Datensätze zurück.',
    en: 'The format version (FV) is missing. The S.A.F.E. software refuses such records.',
  },
  'ocmf.version-newer': {
    de: 'Formatversion {version} ist neuer als die hier bekannte 1.4. Neue Felder könnten unverstanden bleiben.',
    en: 'Format version {version} is newer than the 1.4 known here. New fields may not be understood.',
  },
  'ocmf.version-unknown': {
    de: 'Formatversion „{version}“ ist unbekannt. Für sie wird keine Aussage über die Regeln gemacht.',
    en: 'Format version "{version}" is unknown. No statement about its rules is made.',
  },
  'ocmf.version-old': {
    de: 'Formatversion {version} ist älter als 0.5; gelesen nach dem alten Feldmodell (VI, VV, IS als Stufe, Ereigniszähler EI).',
    en: 'Format version {version} is older than 0.5; read by the old model of fields (VI, VV, IS as level, event counter EI).',
  },
  'ocmf.pagination-missing': {
    de: 'Die laufende Nummer (PG) fehlt. Ob Datensätze fehlen, lässt sich nicht prüfen.',
    en: 'The running number (PG) is missing. Whether records are missing cannot be checked.',
  },
  'ocmf.pagination-form': {
    de: 'Die laufende Nummer „{value}“ hat nicht die Form T oder F mit einer Zahl.',
    en: 'The running number "{value}" does not have the form T or F with a number.',
  },
  'ocmf.pagination-leading-zero': {
    de: 'Die laufende Nummer „{value}“ hat führende Nullen.',
    en: 'The running number "{value}" has leading zeros.',
  },
  'ocmf.meter-serial-missing': {
    de: 'Die Seriennummer des Zählers (MS) fehlt.',
    en: 'The serial number of the meter (MS) is missing.',
  },
  'ocmf.no-serial': {
    de: 'Weder Zähler noch Gateway noch Ladepunkt sind genannt. Ein Schlüssel lässt sich keinem Gerät zuordnen.',
    en: 'Neither meter nor gateway nor charge point is named. A key cannot be tied to a device.',
  },
  'ocmf.user-block-missing': {
    de: 'Es fehlt die Angabe, ob ein Nutzer zugeordnet ist (IS), obwohl es um einen Ladevorgang geht.',
    en: 'It is not stated whether a user is assigned (IS), although this is about a charging session.',
  },
  'ocmf.user-block-in-fiscal': {
    de: 'Ein Datensatz ohne Ladevorgang (F) nennt einen Nutzer.',
    en: 'A record without a charging session (F) names a user.',
  },
  'ocmf.user-not-assigned': {
    de: 'Kein Nutzer zugeordnet (IS ist false): wem wird berechnet?',
    en: 'No user is assigned (IS is false): who is billed?',
  },
  'ocmf.identification-level': {
    de: 'Die Zuordnung des Nutzers ist fehlgeschlagen (IL {value}).',
    en: 'The assignment of the user failed (IL {value}).',
  },
  'ocmf.identification-level-unknown': {
    de: 'Die Stufe der Nutzerzuordnung „{value}“ ist unbekannt.',
    en: 'The identification level "{value}" is unknown.',
  },
  'ocmf.identification-level-conflict': {
    de: 'IS und IL widersprechen sich: IS ist {assigned}, IL ist {level}.',
    en: 'IS and IL contradict each other: IS is {assigned}, IL is {level}.',
  },
  'ocmf.identification-flags-missing': {
    de: 'Die Liste der Identifizierungsmerkmale (IF) fehlt; sie muss auch leer dastehen.',
    en: 'The list of identification flags (IF) is missing; it must be there even when empty.',
  },
  'ocmf.identification-flags-count': {
    de: 'Mehr als vier Identifizierungsmerkmale (IF): {count}.',
    en: 'More than four identification flags (IF): {count}.',
  },
  'ocmf.identification-flags-group': {
    de: 'Zwei Identifizierungsmerkmale derselben Gruppe: {group}.',
    en: 'Two identification flags of the same group: {group}.',
  },
  'ocmf.identification-flag-unknown': {
    de: 'Das Identifizierungsmerkmal „{value}“ ist unbekannt.',
    en: 'The identification flag "{value}" is unknown.',
  },
  'ocmf.identification-type-missing': {
    de: 'Die Art der Nutzerkennung (IT) fehlt.',
    en: 'The identification type (IT) is missing.',
  },
  'ocmf.identification-type-unknown': {
    de: 'Die Art der Nutzerkennung „{value}“ ist unbekannt.',
    en: 'The identification type "{value}" is unknown.',
  },
  'ocmf.identification-data': {
    de: 'Die Nutzerkennung passt nicht zu ihrer Art {type}.',
    en: 'The identification data do not fit their type {type}.',
  },
  'ocmf.identification-data-length': {
    de: 'Die Nutzerkennung ist {length} {length#Byte#Bytes} lang; vorgesehen sind bis zu 40.',
    en: 'The identification data are {length} {length#byte#bytes} long; up to 40 are foreseen.',
  },
  'ocmf.text-too-long': {
    de: 'Das Feld „{name}“ hat {length} Zeichen, erlaubt {limit#ist#sind} {limit}.',
    en: 'The field "{name}" has {length} {length#character#characters}, {limit} {limit#is#are} allowed.',
  },
  'ocmf.charge-point-type': {
    de: 'Die Art der Ladepunktkennung (CT) „{value}“ ist nicht EVSEID oder CBIDC.',
    en: 'The type of charge point identification (CT) "{value}" is neither EVSEID nor CBIDC.',
  },
  'ocmf.charge-point-id': {
    de: 'Die Ladepunktkennung (CI) hat nicht die Form „Ladestation, Leerzeichen, Anschluss“.',
    en: 'The charge point identification (CI) is not of the form "charge box, blank, connector".',
  },
  'ocmf.loss-compensation-incomplete': {
    de: 'Die Angaben zur Verlustkompensation (LC) sind unvollständig: {name} fehlt.',
    en: 'The loss compensation data (LC) are incomplete: {name} is missing.',
  },
  'ocmf.loss-compensation-unit': {
    de: 'Die Einheit des Leitungswiderstands (LU) „{value}“ ist nicht mOhm oder uOhm.',
    en: 'The unit of the cable resistance (LU) "{value}" is neither mOhm nor uOhm.',
  },
  'ocmf.vendor-extension': {
    de: 'Herstellereigenes Feld „{name}“; signiert, aber von OCMF nicht beschrieben.',
    en: 'Vendor field "{name}"; signed, but not described by OCMF.',
  },
  'ocmf.extension-in-reading': {
    de: 'Herstellereigenes Feld „{name}“ innerhalb eines Messwerts; OCMF erlaubt solche Felder nur auf oberster Ebene.',
    en: 'Vendor field "{name}" inside a reading; OCMF allows such fields at top level only.',
  },
  'ocmf.unknown-key': {
    de: 'Das Feld „{name}“ ist in OCMF nicht vorgesehen. Es wird gezeigt, aber nicht ausgewertet.',
    en: 'The field "{name}" is not foreseen in OCMF. It is shown but not evaluated.',
  },
  'ocmf.certificate-enclosed': {
    de: 'Das Feld „{name}“ enthält ein Zertifikat. Es wird gezeigt, aber ihm wird nicht vertraut.',
    en: 'The field "{name}" contains a certificate. It is shown but never trusted.',
  },

  // Readings (1.6 to 1.8, 1.10)
  'ocmf.readings-missing': {
    de: 'Der Datensatz enthält keinen Messwert (RD).',
    en: 'The record contains no reading (RD).',
  },
  'ocmf.reading-not-object': {
    de: 'Ein Eintrag unter den Messwerten ist kein Objekt.',
    en: 'An entry among the readings is not an object.',
  },
  'ocmf.time-missing': {
    de: 'Der Messwert hat keine Zeitangabe (TM).',
    en: 'The reading has no time (TM).',
  },
  'ocmf.time-invalid': {
    de: 'Die Zeitangabe ist kein möglicher Zeitpunkt.',
    en: 'The time is not a possible instant.',
  },
  'ocmf.time-form': {
    de: 'Die Zeitangabe weicht von der vorgeschriebenen Schreibweise ab ({what}), ist aber eindeutig.',
    en: 'The time departs from the prescribed form ({what}) but is unambiguous.',
  },
  'ocmf.time-leap-second': {
    de: 'Die Zeitangabe nennt eine Schaltsekunde.',
    en: 'The time names a leap second.',
  },
  'ocmf.clock-missing': {
    de: 'Hinter der Zeitangabe fehlt der Zustand der Uhr.',
    en: 'The state of the clock is missing behind the time.',
  },
  'ocmf.clock-unknown': {
    de: 'Der Zustand der Uhr „{value}“ ist unbekannt.',
    en: 'The state of the clock "{value}" is unknown.',
  },
  'ocmf.clock-not-synchronised': {
    de: 'Die Uhr war nicht synchronisiert ({states}). Für die Abrechnung von Energie genügt das, für die von Zeit nicht.',
    en: 'The clock was not synchronised ({states}). That suffices for billing energy, not for billing time.',
  },
  'ocmf.clock-mixed': {
    de: 'Die Uhr lief am Anfang relativ (R), am Ende aber nicht. Die Dauer ist damit nicht belegt; die S.A.F.E.-Software weist das zurück.',
    en: 'The clock was relative (R) at the begin but not at the end. The duration is not proven; the S.A.F.E. software rejects this.',
  },
  'ocmf.transaction-code-unknown': {
    de: 'Die Vorgangskennung (TX) „{value}“ ist unbekannt.',
    en: 'The transaction code (TX) "{value}" is unknown.',
  },
  'ocmf.transaction-code-missing': {
    de: 'Der Datensatz zählt zu einem Ladevorgang (PG beginnt mit T), aber kein Messwert sagt, ob er Anfang oder Ende ist (TX).',
    en: 'The record belongs to a session (PG begins with T), but no reading says whether it is begin or end (TX).',
  },
  'ocmf.transaction-code-in-fiscal': {
    de: 'Ein Datensatz ohne Ladevorgang (F) enthält eine Vorgangskennung (TX).',
    en: 'A record without a charging session (F) contains a transaction code (TX).',
  },
  'ocmf.exception': {
    de: 'Während des Vorgangs trat ein Fehler auf (TX X). Ab hier sind Energie oder Zeit unbrauchbar.',
    en: 'An exception occurred during the session (TX X). From here on energy or time is unusable.',
  },
  'ocmf.exception-time': {
    de: 'Während des Vorgangs trat ein Fehler auf (TX X), der nur die Zeit betrifft.',
    en: 'An exception occurred during the session (TX X) that concerns time only.',
  },
  'ocmf.abnormal-end': {
    de: 'Der Vorgang endete außerplanmäßig (TX {value}: A = Fehler, P = Stromausfall).',
    en: 'The session ended abnormally (TX {value}: A = error, P = power failure).',
  },
  'ocmf.value-missing': {
    de: 'Am Anfang oder Ende des Vorgangs fehlt der Zählerstand (RV).',
    en: 'The meter value (RV) is missing at the begin or end of the session.',
  },
  'ocmf.value-missing-within': {
    de: 'Ein Messwert ohne Fehlermeldung hat keinen Zählerstand (RV).',
    en: 'A reading without an error report has no meter value (RV).',
  },
  'ocmf.value-text': {
    de: 'Der Zählerstand (RV) steht als Text statt als Zahl da.',
    en: 'The meter value (RV) is written as text instead of as a number.',
  },
  'ocmf.value-not-number': {
    de: 'Der Zählerstand (RV) ist keine Zahl.',
    en: 'The meter value (RV) is not a number.',
  },
  'ocmf.value-negative': {
    de: 'Der Zählerstand eines Bezugsregisters ist negativ.',
    en: 'The value of an import register is negative.',
  },
  'ocmf.value-range': {
    de: 'Der Zählerstand ist unglaubwürdig groß.',
    en: 'The meter value is implausibly large.',
  },
  'ocmf.unit-missing': {
    de: 'Der Zählerstand hat keine Einheit (RU).',
    en: 'The meter value has no unit (RU).',
  },
  'ocmf.unit-unknown': {
    de: 'Die Einheit „{value}“ ist in OCMF nicht vorgesehen; mit diesem Wert lässt sich nicht abrechnen.',
    en: 'The unit "{value}" is not foreseen in OCMF; this value cannot be billed.',
  },
  'ocmf.unit-unknown-beside': {
    de: 'Ein Nebenregister hat die nicht vorgesehene Einheit „{value}“.',
    en: 'A secondary register has the unit "{value}", which is not foreseen.',
  },
  'ocmf.register-group': {
    de: 'Register (RI) und Einheit (RU) gehören zusammen; hier steht nur eines von beiden.',
    en: 'Register (RI) and unit (RU) form a group; only one of them is written here.',
  },
  'ocmf.register-undecodable': {
    de: 'Die Registerkennung „{value}“ ist keine lesbare OBIS-Kennzahl.',
    en: 'The register "{value}" is not a readable OBIS code.',
  },
  'ocmf.unit-not-energy': {
    de: '„{value}“ ist keine Einheit der Energie; mit diesem Wert lässt sich nicht abrechnen.',
    en: '"{value}" is no unit of energy; this value cannot be billed.',
  },
  'ocmf.register-not-energy': {
    de: 'Das abgerechnete Register ist nicht nachweislich ein Energieregister.',
    en: 'The billed register is not demonstrably an energy register.',
  },
  'ocmf.current-type': {
    de: 'Die Stromart (RT) „{value}“ ist nicht AC oder DC.',
    en: 'The current type (RT) "{value}" is neither AC nor DC.',
  },
  'ocmf.cumulated-loss-at-begin': {
    de: 'Der Verlustzähler (CL) steht am Anfang des Vorgangs nicht auf null.',
    en: 'The cumulated loss (CL) is not zero at the begin of the session.',
  },
  'ocmf.cumulated-loss-negative': {
    de: 'Der Verlustzähler (CL) ist negativ.',
    en: 'The cumulated loss (CL) is negative.',
  },
  'ocmf.cumulated-loss-register': {
    de: 'Ein Verlustzähler (CL) steht bei einem Register, das keine Energie zählt.',
    en: 'A cumulated loss (CL) stands at a register that does not count energy.',
  },
  'ocmf.cumulated-loss-differs': {
    de: 'Der Unterschied zwischen kompensiertem und unkompensiertem Register passt nicht zum Verlustzähler (CL).',
    en: 'The difference between compensated and raw register does not fit the cumulated loss (CL).',
  },
  'ocmf.error-flag-energy': {
    de: 'Das Gerät meldet, dass die Energie nicht verwendbar ist (EF enthält E).',
    en: 'The device reports that the energy is not usable (EF contains E).',
  },
  'ocmf.error-flag-time': {
    de: 'Das Gerät meldet, dass die Zeit nicht verwendbar ist (EF enthält t).',
    en: 'The device reports that the time is not usable (EF contains t).',
  },
  'ocmf.error-flag-unknown': {
    de: 'Unbekanntes Fehlerkennzeichen „{value}“ (EF). Es darf nicht als fehlerfrei gelten.',
    en: 'Unknown error flag "{value}" (EF). It must not count as free of errors.',
  },
  'ocmf.meter-status': {
    de: 'Der Zähler war nicht in Ordnung (ST {value}).',
    en: 'The meter was not in good state (ST {value}).',
  },
  'ocmf.meter-status-missing': {
    de: 'Der Zustand des Zählers (ST) fehlt.',
    en: 'The state of the meter (ST) is missing.',
  },
  'ocmf.meter-status-unknown': {
    de: 'Der Zustand des Zählers „{value}“ (ST) ist unbekannt.',
    en: 'The state of the meter "{value}" (ST) is unknown.',
  },
  'ocmf.event-counter': {
    de: 'Der Ereigniszähler (EI) ist angegeben; er ist seit Version 0.5 nicht mehr vorgesehen.',
    en: 'The event counter (EI) is given; it is no longer foreseen since version 0.5.',
  },
  'ocmf.event-counter-differs': {
    de: 'Der Ereigniszähler (EI) ist am Ende ein anderer als am Anfang: {begin} und {end}.',
    en: 'The event counter (EI) at the end differs from that at the begin: {begin} and {end}.',
  },

  // Begin and end (1.9)
  'ocmf.begin-repeated': {
    de: 'Für das Register {register} gibt es mehr als einen Anfang.',
    en: 'There is more than one begin for register {register}.',
  },
  'ocmf.end-repeated': {
    de: 'Für das Register {register} gibt es mehr als ein Ende.',
    en: 'There is more than one end for register {register}.',
  },
  'ocmf.begin-missing': {
    de: 'Zum Ende fehlt der Anfang. Der Datensatz belegt allein keinen Verbrauch.',
    en: 'The begin that belongs to the end is missing. The record alone proves no consumption.',
  },
  'ocmf.end-missing': {
    de: 'Zum Anfang fehlt das Ende. Der Datensatz belegt allein keinen Verbrauch.',
    en: 'The end that belongs to the begin is missing. The record alone proves no consumption.',
  },
  'ocmf.order': {
    de: 'Das Ende steht vor dem Anfang.',
    en: 'The end stands before the begin.',
  },
  'ocmf.value-regression': {
    de: 'Der Zählerstand am Ende ist kleiner als am Anfang.',
    en: 'The meter value at the end is less than at the begin.',
  },
  'ocmf.value-regression-within': {
    de: 'Ein Zwischenwert ist kleiner als der Wert davor oder größer als der am Ende.',
    en: 'An intermediate value is less than the one before or greater than the one at the end.',
  },
  'ocmf.value-outside': {
    de: 'Ein Zwischenwert liegt unter dem Anfangswert oder über dem Endwert; was dazwischen floss, zeigen die beiden nicht.',
    en: 'An intermediate value lies below the begin or above the end; the two do not show what was delivered in between.',
  },
  'ocmf.time-regression': {
    de: 'Das Ende liegt zeitlich vor dem Anfang.',
    en: 'The end is earlier than the begin.',
  },
  'ocmf.time-regression-within': {
    de: 'Ein Zwischenwert liegt zeitlich vor dem Wert davor.',
    en: 'An intermediate reading is earlier than the one before.',
  },
  'ocmf.units-mixed': {
    de: 'Anfang und Ende haben verschiedene Einheiten ({begin}, {end}); der Unterschied wurde exakt umgerechnet.',
    en: 'Begin and end have different units ({begin}, {end}); the difference was converted exactly.',
  },
  'ocmf.zero-energy': {
    de: 'Zwischen Anfang und Ende wurde keine Energie abgegeben.',
    en: 'No energy was delivered between begin and end.',
  },
  'ocmf.zero-duration': {
    de: 'Anfang und Ende haben denselben Zeitpunkt.',
    en: 'Begin and end have the same instant.',
  },

  // Signature section (1.8)
  'ocmf.signature-missing': {
    de: 'Der Datensatz ist nicht signiert.',
    en: 'The record is not signed.',
  },
  'ocmf.signature-algorithm': {
    de: 'Das Signaturverfahren „{value}“ gehört zu keiner OCMF-Version. Die Signatur kann nicht geprüft werden; das heißt nicht, dass sie falsch ist.',
    en: 'The signature algorithm "{value}" belongs to no version of OCMF. The signature cannot be checked; that does not mean it is wrong.',
  },
  'ocmf.signature-algorithm-spelling': {
    de: 'Das Signaturverfahren „{value}“ ist anders geschrieben als in der Tabelle, aber eindeutig.',
    en: 'The signature algorithm "{value}" is spelt differently from the table but unambiguous.',
  },
  'ocmf.signature-encoding': {
    de: 'Die Kodierung der Signatur (SE) „{value}“ ist unbekannt; die Signatur kann nicht geprüft werden.',
    en: 'The encoding of the signature (SE) "{value}" is unknown; the signature cannot be checked.',
  },
  'ocmf.signature-encoding-spelling': {
    de: 'Die Kodierung der Signatur (SE) „{value}“ ist anders geschrieben als vorgesehen.',
    en: 'The encoding of the signature (SE) "{value}" is spelt differently from the table.',
  },
  'ocmf.signature-media-type': {
    de: 'Die Art der Signatur (SM) „{value}“ ist nicht application/x-der; gelesen wurde sie als DER.',
    en: 'The type of the signature (SM) "{value}" is not application/x-der; it was read as DER.',
  },
  'ocmf.signature-undecodable': {
    de: 'Die Signatur (SD) lässt sich nicht als {encoding} lesen.',
    en: 'The signature (SD) cannot be read as {encoding}.',
  },
  'ocmf.signature-separators': {
    de: 'Die Signatur (SD) enthält Leerzeichen, Zeilenumbrüche, ein vorangestelltes „0x“ oder ein Base64 ohne Füllzeichen oder mit anderem Alphabet.',
    en: 'The signature (SD) contains blanks, line breaks, a leading "0x", or Base64 without padding or of another alphabet.',
  },
  'ocmf.signature-structure': {
    de: 'Die Signatur (SD) hat keinen lesbaren Aufbau ({fault}).',
    en: 'The signature (SD) has no readable structure ({fault}).',
  },
  'ocmf.signature-not-canonical': {
    de: 'Die Signatur ist nicht in der vorgeschriebenen Form kodiert ({oddity}); die Zahlen darin sind eindeutig.',
    en: 'The signature is not encoded in the prescribed form ({oddity}); the numbers in it are unambiguous.',
  },
  'ocmf.signature-range': {
    de: 'Die Zahlen der Signatur liegen außerhalb des erlaubten Bereichs. Sie kann von keinem Gerät stammen.',
    en: 'The numbers of the signature are out of range. It cannot come from any device.',
  },
  'ocmf.signature-extension': {
    de: 'Zusätzliches Feld „{name}“ im Signaturteil; es ist nicht signiert.',
    en: 'Additional field "{name}" in the signature part; it is not signed.',
  },
  'ocmf.signature-unknown-key': {
    de: 'Unbekanntes Feld „{name}“ im Signaturteil; es ist nicht signiert.',
    en: 'Unknown field "{name}" in the signature part; it is not signed.',
  },
  'ocmf.high-s': {
    de: 'Die zweite Zahl der Signatur ist groß (high-S). Das ist zulässig und bei der Hälfte aller Signaturen so.',
    en: 'The second number of the signature is large (high-S). That is lawful and the case for half of all signatures.',
  },

  // Diagnoses of a signature that does not fit; never an upgrade
  'hint.line-endings': {
    de: 'Hinweis: Mit anderen Zeilenenden ({change}) würde die Signatur passen. Der Datensatz wurde unterwegs umgewandelt.',
    en: 'Hint: with other line ends ({change}) the signature would fit. The record was converted on its way.',
  },
  'hint.joined-lines': {
    de: 'Hinweis: Ohne die Zeilenumbrüche würde die Signatur passen. Der Datensatz wurde unterwegs umbrochen.',
    en: 'Hint: without the line breaks the signature would fit. The record was wrapped on its way.',
  },
  'hint.trimmed': {
    de: 'Hinweis: Ohne die Leerzeichen am Rand der Messdaten würde die Signatur passen.',
    en: 'Hint: without the blanks around the payload the signature would fit.',
  },
  'hint.blanks': {
    de: 'Hinweis: Ohne Leerzeichen zwischen den Feldern würde die Signatur passen (Schreibweise von OCMF 1.0 oder nachträglich eingerückt).',
    en: 'Hint: without blanks between the fields the signature would fit (form of OCMF 1.0, or indented afterwards).',
  },
  'hint.charset': {
    de: 'Hinweis: In Latin-1 statt UTF-8 würde die Signatur passen. Das Gerät hat einen anderen Zeichensatz signiert.',
    en: 'Hint: in Latin-1 instead of UTF-8 the signature would fit. The device signed another character set.',
  },
  'hint.number-digits': {
    de: 'Hinweis: Mit {decimals} {decimals#Nachkommastelle#Nachkommastellen} bei den Zählerständen würde die Signatur passen. Unterwegs wurden Zahlen neu geschrieben.',
    en: 'Hint: with {decimals} {decimals#decimal#decimals} in the meter values the signature would fit. Numbers were rewritten on the way.',
  },
  'hint.html-entities': {
    de: 'Hinweis: Nach Auflösen der HTML-Zeichenkürzel würde die Signatur passen.',
    en: 'Hint: after resolving the HTML entities the signature would fit.',
  },
  'hint.typographic-quotes': {
    de: 'Hinweis: Mit geraden Anführungszeichen würde die Signatur passen.',
    en: 'Hint: with straight quotation marks the signature would fit.',
  },
  'hint.joined-pipe': {
    de: 'Hinweis: Mit dem „|“ als Teil der Messdaten würde die Signatur passen. Das Gerät hält sich nicht an das Format.',
    en: 'Hint: with the "|" as part of the payload the signature would fit. The device does not keep to the format.',
  },
  'hint.curve': {
    de: 'Hinweis: Auf der Kurve des Schlüssels ({curve}) würde die Signatur passen. Das Gerät nennt das falsche oder gar kein Verfahren (SA).',
    en: 'Hint: on the curve of the key ({curve}) the signature would fit. The device names the wrong algorithm or none (SA).',
  },
  'hint.base64': {
    de: 'Hinweis: Als Base64 wäre die Signatur lesbar; im Datensatz fehlt die Angabe SE.',
    en: 'Hint: as Base64 the signature could be read; the record lacks the field SE.',
  },
  'hint.hex': {
    de: 'Hinweis: Als Hex wäre die Signatur lesbar, angegeben ist Base64.',
    en: 'Hint: as hex the signature could be read, but Base64 is stated.',
  },

  // Keys
  'key.curve-differs': {
    de: 'Der Schlüssel liegt auf der Kurve {keyCurve}, signiert wurde laut Datensatz auf {recordCurve}.',
    en: 'The key is on curve {keyCurve}, but according to the record it was signed on {recordCurve}.',
  },
  'key.odd-form': {
    de: 'Der Schlüssel hat eine ungewöhnliche Form ({oddity}), ist aber eindeutig.',
    en: 'The key has an unusual form ({oddity}) but is unambiguous.',
  },
  'key.enclosed-only': {
    de: 'Der passende Schlüssel liegt nur dem Datensatz selbst bei. Das zeigt, dass die Daten unverändert sind, aber nicht, von wem sie stammen.',
    en: 'The key that fits came only with the record itself. That shows that the data are unchanged, but not who made them.',
  },
  'key.reported-only': {
    de: 'Der passende Schlüssel wurde nur von der Ladestation gemeldet. Bitte mit dem Typenschild oder dem öffentlichen Register vergleichen.',
    en: 'The key that fits was only reported by the station. Please compare it with the meter label or the public register.',
  },
  'key.common-signer': {
    de: 'Ohne bekannten Schlüssel, aber {count} {count#Messwert#Messwerte} hat derselbe Unterzeichner signiert (Schlüssel {fingerprint}…). Wer er ist, bleibt offen.',
    en: 'No key is known, but the same signer signed {count} {count#value#values} (key {fingerprint}…). Who it is remains open.',
  },
  'key.signer-changed': {
    de: 'Für „{name}“ {count#hat#haben} {count} {count#Schlüssel#verschiedene Schlüssel} unterschrieben. Zähler oder Schlüssel wurde getauscht, oder jemand anderes hat signiert.',
    en: '{count} different {count#key#keys} signed for "{name}". Meter or key was exchanged, or someone else signed.',
  },
  'key.origins-disagree': {
    de: 'Ein anderer Schlüssel ({origin}: {fingerprint}) wurde für diesen Zähler genannt und passt nicht.',
    en: 'Another key ({origin}: {fingerprint}) was named for this meter and does not fit.',
  },
  'key.pinned-does-not-fit': {
    de: 'Der eingegebene Schlüssel passt nicht; nur ein Schlüssel anderer Herkunft passt.',
    en: 'The entered key does not fit; only a key of another origin does.',
  },

  // Transport
  'transport.decoded': {
    de: 'Der Datensatz war verpackt ({layers}) und wurde ausgepackt.',
    en: 'The record was wrapped ({layers}) and was unwrapped.',
  },
  'transport.decoded-unusually': {
    de: 'Der Datensatz war auf unübliche Weise verpackt ({layers}); er wurde ausgepackt.',
    en: 'The record was wrapped in an unusual way ({layers}); it was unwrapped.',
  },

  // Transactions (1.9) and the history of a meter (T2, T15)
  'transaction.begin-missing': {
    de: 'Der Anfang des Vorgangs fehlt unter den signierten Werten.',
    en: 'The begin of the session is missing among the signed values.',
  },
  'transaction.end-missing': {
    de: 'Das Ende des Vorgangs fehlt unter den signierten Werten.',
    en: 'The end of the session is missing among the signed values.',
  },
  'transaction.begin-repeated': {
    de: 'Der Vorgang hat mehr als einen Anfang.',
    en: 'The session has more than one begin.',
  },
  'transaction.end-repeated': {
    de: 'Der Vorgang hat mehr als ein Ende.',
    en: 'The session has more than one end.',
  },
  'transaction.order': {
    de: 'Die signierten Werte stehen nicht in der Reihenfolge ihrer Entstehung.',
    en: 'The signed values do not stand in the order in which they were made.',
  },
  'transaction.pagination-gap': {
    de: 'Zwischen {before} und {after} fehlen laufende Nummern: {missing}. Die Vollständigkeit ist nicht belegt.',
    en: 'Running numbers are missing between {before} and {after}: {missing}. Completeness is not proven.',
  },
  'transaction.pagination-elsewhere': {
    de: 'Zwischen {before} und {after} liegen laufende Nummern, die andere Vorgänge desselben Geräts tragen; es fehlt keine.',
    en: 'Between {before} and {after} lie running numbers that other sessions of the same device carry; none is missing.',
  },
  'transaction.pagination-repeated': {
    de: 'Die laufende Nummer {value} kommt mehrfach vor. Die Vollständigkeit ist nicht belegt.',
    en: 'The running number {value} occurs more than once. Completeness is not proven.',
  },
  'transaction.pagination-descends': {
    de: 'Die laufende Nummer fällt von {before} auf {after}.',
    en: 'The running number falls from {before} to {after}.',
  },
  'transaction.pagination-context': {
    de: 'Der Zähler der laufenden Nummern wechselt von {before} zu {after}.',
    en: 'The counter of running numbers changes from {before} to {after}.',
  },
  'transaction.pagination-wrap': {
    de: 'Die laufende Nummer läuft von {before} auf {after} über.',
    en: 'The running number wraps from {before} to {after}.',
  },
  'transaction.pagination-missing': {
    de: 'Ohne lesbare laufende Nummern ist die Vollständigkeit nicht belegt.',
    en: 'Without readable running numbers completeness is not proven.',
  },
  'transaction.source-changed': {
    de: 'Die Werte stammen nicht aus derselben Quelle: {what} ist {before} und {after}.',
    en: 'The values do not come from the same source: {what} is {before} and {after}.',
  },
  'transaction.key-changed': {
    de: 'Die Werte sind mit verschiedenen Schlüsseln signiert.',
    en: 'The values are signed with different keys.',
  },
  'transaction.identification-changed': {
    de: 'Die Nutzerkennung wechselt innerhalb des Vorgangs.',
    en: 'The identification of the user changes within the session.',
  },
  'transaction.register-changed': {
    de: 'Anfang und Ende haben kein gemeinsames Energieregister ({begin}, {end}).',
    en: 'Begin and end have no energy register in common ({begin}, {end}).',
  },
  'transaction.units-mixed': {
    de: 'Anfang und Ende haben verschiedene Einheiten ({begin}, {end}); der Unterschied wurde exakt umgerechnet.',
    en: 'Begin and end have different units ({begin}, {end}); the difference was converted exactly.',
  },
  'transaction.value-regression': {
    de: 'Der Zählerstand fällt von {before} auf {after}.',
    en: 'The meter value falls from {before} to {after}.',
  },
  'transaction.time-regression': {
    de: 'Ein späterer Wert trägt eine frühere Zeit ({before}, {after}).',
    en: 'A later value carries an earlier time ({before}, {after}).',
  },
  'transaction.clock-mixed': {
    de: 'Die Uhr lief am Anfang relativ (R), am Ende aber nicht. Die Dauer ist damit nicht belegt.',
    en: 'The clock was relative (R) at the begin but not at the end. The duration is not proven.',
  },
  'transaction.event-counter-differs': {
    de: 'Der Ereigniszähler ist am Ende ein anderer als am Anfang: {begin} und {end}.',
    en: 'The event counter at the end differs from that at the begin: {begin} and {end}.',
  },
  'transaction.tariff-changed': {
    de: 'Der Tariftext (TT) wechselt ohne Kennzeichnung eines Tarifwechsels.',
    en: 'The tariff text (TT) changes without a reading that marks a change of tariff.',
  },
  'transaction.gateway-software-changed': {
    de: 'Die Software des Gateways (GV) wechselt innerhalb des Vorgangs.',
    en: 'The software of the gateway (GV) changes within the session.',
  },
  'transaction.carry-forward': {
    de: 'Ein Datensatz stützt sich auf Felder eines anderen; Felder gelten nur innerhalb eines Datensatzes weiter.',
    en: 'A record leans on fields of another one; fields carry forward within one record only.',
  },
  'transaction.tariff-change': {
    de: 'Der Vorgang enthält einen signierten Tarifwechsel.',
    en: 'The session contains a signed change of tariff.',
  },
  'transaction.zero-energy': {
    de: 'Zwischen Anfang und Ende wurde keine Energie abgegeben.',
    en: 'No energy was delivered between begin and end.',
  },
  'transaction.mixed-formats': {
    de: 'Anfang und Ende haben verschiedene Formate ({begin}, {end}) und lassen sich nicht als Paar prüfen.',
    en: 'Begin and end have different formats ({begin}, {end}) and cannot be checked as a pair.',
  },
  'transaction.member-broken': {
    de: 'Ein Wert des Vorgangs ist nicht lesbar.',
    en: 'A value of the session cannot be read.',
  },
  'transaction.context-contradicts': {
    de: 'Der Überbringer nennt {context}, der signierte Inhalt sagt {content}.',
    en: 'The carrier says {context}, the signed content says {content}.',
  },
  'transaction.session-id-differs': {
    de: 'Anfang und Ende nennen verschiedene Vorgänge ({begin}, {end}).',
    en: 'Begin and end name different sessions ({begin}, {end}).',
  },
  'history.duplicate-record': {
    de: 'Dieselbe Aussage kommt mehrfach vor und darf nur einmal zählen.',
    en: 'The same statement occurs more than once and may count only once.',
  },
  'history.duplicate-delivery': {
    de: 'Derselbe Datensatz wurde für denselben Vorgang mehrfach übertragen; er zählt einmal.',
    en: 'The same record was transmitted more than once for the same session; it counts once.',
  },
  'history.replay': {
    de: 'Derselbe Datensatz wird für einen anderen Vorgang noch einmal verwendet.',
    en: 'The same record is used again for another session.',
  },
  'history.register-overlap': {
    de: 'Der Zähler beginnt mit {begin} Wh, obwohl der vorige Vorgang mit {end} Wh endete.',
    en: 'The meter begins at {begin} Wh although the session before ended at {end} Wh.',
  },
  'history.time-overlap': {
    de: 'Der Vorgang beginnt, bevor der vorige desselben Zählers endete.',
    en: 'The session begins before the one before on the same meter ended.',
  },
  'history.energy-gap': {
    de: 'Zwischen zwei Vorgängen sind {energy} Wh über den Zähler gelaufen, die zu keinem signierten Vorgang gehören.',
    en: 'Between two sessions {energy} Wh ran through the meter that belong to no signed session.',
  },
  'history.pagination-gap': {
    de: 'Zwischen zwei Datensätzen dieses Geräts fehlen laufende Nummern: {missing}.',
    en: 'Running numbers are missing between two records of this device: {missing}.',
  },
  'history.pagination-constant': {
    de: 'Das Gerät schreibt immer dieselbe laufende Nummer ({value}). Vollständigkeit ist damit nicht belegbar.',
    en: 'The device always writes the same running number ({value}). Completeness cannot be proven with it.',
  },
  'history.pagination-reused': {
    de: 'Die laufende Nummer {value} wurde für zwei verschiedene Datensätze verwendet.',
    en: 'The running number {value} was used for two different records.',
  },

  // Other formats
  'format.structure': {
    de: 'Der Datensatz hat nicht den Aufbau, den das Format verlangt: {fault}.',
    en: 'The record does not have the structure that the format demands: {fault}.',
  },
  'format.unsupported': {
    de: 'Dieses Format wird erkannt, aber nicht geprüft: {format}.',
    en: 'This format is recognised but not checked: {format}.',
  },
  'format.meter-status': {
    de: 'Der Zähler oder Adapter meldet einen Fehlerzustand ({bits}).',
    en: 'The meter or adapter reports an error state ({bits}).',
  },
  'format.start-mismatch': {
    de: 'Der Adapter meldet, dass der Startwert nicht zum Vorgang passt.',
    en: 'The adapter reports that the start value does not match the session.',
  },
  'format.unit': {
    de: 'Die Einheit des Messwerts ist nicht Wattstunden ({value}).',
    en: 'The unit of the value is not watt-hours ({value}).',
  },
  'format.value-regression': {
    de: 'Der Zählerstand am Ende ist kleiner als am Anfang.',
    en: 'The meter value at the end is less than at the begin.',
  },
  'format.pagination': {
    de: 'Die laufende Nummer steigt nicht ({begin}, {end}).',
    en: 'The running number does not rise ({begin}, {end}).',
  },
  'format.checksum': {
    de: 'Die Prüfsumme der Übertragung stimmt nicht.',
    en: 'The checksum of the transmission is wrong.',
  },
  'format.billing-not-allowed': {
    de: 'Das Gerät sagt selbst, dass dieser Wert nicht abgerechnet werden darf ({field}).',
    en: 'The device itself says that this value must not be billed ({field}).',
  },
  'format.unsigned-differs': {
    de: 'Unsigniert steht bei {field} „{stated}“, signiert ist „{signed}“. Es gilt das Signierte.',
    en: 'The unsigned part says "{stated}" for {field}, the signed part "{signed}". What is signed counts.',
  },
  'format.type-not-signed': {
    de: 'Ob der Messwert Beginn, Ende oder Zwischenstand ist („{type}“), ist nicht signiert; es lässt sich ändern, ohne dass die Signatur es zeigt.',
    en: 'Whether the value is a begin, an end or in between ("{type}") is not signed; it can be changed without the signature showing it.',
  },
  'format.offset-not-signed': {
    de: 'Signiert ist die Uhrzeit am Ort, nicht ihr Abstand zu UTC ({offset}).',
    en: 'What is signed is the local time, not its offset from UTC ({offset}).',
  },
  'format.begin-time-not-signed': {
    de: 'Die Zeit des Beginns ({time}) ist nicht signiert, der Zählerstand dazu ist es. Sie lässt sich ändern, ohne dass die Signatur es zeigt.',
    en: 'The time of the begin ({time}) is not signed, the reading that belongs to it is. It can be changed without the signature showing it.',
  },
  'format.status-not-signed': {
    de: 'Signiert ist vom Zustand nur das letzte Byte ({signed}); geschrieben steht {stated}.',
    en: 'Of the status only the last byte is signed ({signed}); what is written is {stated}.',
  },
  'format.inner-signature': {
    de: 'Der Messwert trägt zusätzlich eine eigene Signatur des Zählers; sie wurde nicht geprüft.',
    en: 'The value carries a signature of the meter of its own as well; it was not checked.',
  },
} as const satisfies SentenceCatalogue;

/** Every rule code; the compiler refuses a code without its two sentences. */
export type RuleCode = keyof typeof ruleTexts;

import type { SignatureReason } from '../model/verdict.ts';
import type { SentenceCatalogue } from './sentence.ts';
import type { Bilingual } from '../model/language.ts';

/** Why a text cannot be used as a public key. */
export const keyProblemTexts = {
  'key.empty': { de: 'Es ist kein Schlüssel angegeben.', en: 'No key is given.' },
  'key.too-long': {
    de: 'Der Text ist zu lang für einen öffentlichen Schlüssel.',
    en: 'The text is too long for a public key.',
  },
  'key.undecodable': {
    de: 'Der Text ist weder Hex noch Base64 noch PEM eines öffentlichen Schlüssels.',
    en: 'The text is neither hex nor Base64 nor PEM of a public key.',
  },
  'key.private-key': {
    de: 'Das ist ein PRIVATER Schlüssel. Er wird nicht verwendet. Wer ihn kennt, kann Messwerte fälschen: bitte löschen und den Schlüssel sperren lassen.',
    en: 'This is a PRIVATE key. It is not used. Whoever knows it can forge meter values: please delete it and have the key revoked.',
  },
  'key.certificate': {
    de: 'Das ist ein Zertifikat. Es wird gezeigt, aber nicht als Schlüssel verwendet; bitte den öffentlichen Schlüssel vom Typenschild oder aus dem Register angeben.',
    en: 'This is a certificate. It is shown but not used as a key; please give the public key from the meter label or the register.',
  },
  'key.explicit-parameters': {
    de: 'Der Schlüssel bringt eigene Kurvenparameter mit. Damit lassen sich Signaturen fälschen; nur benannte Kurven sind zugelassen.',
    en: 'The key brings its own curve parameters. Signatures can be forged with them; only named curves are allowed.',
  },
  'key.unknown-curve': {
    de: 'Die Kurve des Schlüssels ({oid}) ist nicht bekannt.',
    en: 'The curve of the key ({oid}) is not known.',
  },
  'key.not-elliptic': {
    de: 'Der Schlüssel gehört zu einem anderen Verfahren ({algorithm}); gebraucht wird ein ECDSA-Schlüssel.',
    en: 'The key belongs to another algorithm ({algorithm}); an ECDSA key is needed.',
  },
  'key.point-at-infinity': {
    de: 'Der Schlüssel ist der Punkt im Unendlichen und damit unbrauchbar.',
    en: 'The key is the point at infinity and therefore useless.',
  },
  'key.coordinate-out-of-range': {
    de: 'Eine Koordinate des Schlüssels liegt außerhalb des Zahlenbereichs der Kurve.',
    en: 'A coordinate of the key lies outside the range of the curve.',
  },
  'key.point-not-on-curve': {
    de: 'Der Schlüssel liegt nicht auf seiner Kurve; er ist falsch abgeschrieben oder gefälscht.',
    en: 'The key does not lie on its curve; it was copied wrongly or forged.',
  },
  'key.hybrid-parity': {
    de: 'Der Schlüssel widerspricht sich selbst (Vorzeichenangabe und y-Koordinate passen nicht zusammen).',
    en: 'The key contradicts itself (sign byte and y coordinate do not fit).',
  },
  'key.point-length': {
    de: 'Der Schlüssel hat eine Länge, die zu keiner Kurve passt.',
    en: 'The key has a length that fits no curve.',
  },
  'key.damaged-structure': {
    de: 'Der Aufbau des Schlüssels ist beschädigt; wahrscheinlich fehlt ein Stück.',
    en: 'The structure of the key is damaged; a piece is probably missing.',
  },
} as const satisfies SentenceCatalogue;

/** What a signature answer means, by its reason; the sentence beside the verdict. */
export const signatureReasonTexts: Readonly<Record<SignatureReason, Bilingual>> = {
  matches: {
    de: 'Die Signatur passt zu den Daten und zum Schlüssel: Sie wurden seit der Messung nicht verändert.',
    en: 'The signature fits the data and the key: they were not changed since the measurement.',
  },
  'does-not-match': {
    de: 'Die Signatur passt nicht: Daten oder Signatur wurden verändert, oder der Schlüssel gehört zu einem anderen Zähler.',
    en: 'The signature does not fit: data or signature were changed, or the key belongs to another meter.',
  },
  'r-or-s-out-of-range': {
    de: 'Die Signatur enthält unmögliche Zahlen und kann von keinem Zähler stammen.',
    en: 'The signature contains impossible numbers and cannot come from any meter.',
  },
  'curve-of-key-differs': {
    de: 'Der Schlüssel gehört zu einem anderen Verfahren, als der Datensatz nennt. Entweder ist es der falsche Schlüssel oder das Gerät nennt das falsche Verfahren.',
    en: 'The key belongs to another algorithm than the record names. Either it is the wrong key, or the device names the wrong algorithm.',
  },
  'not-readable': {
    de: 'Der Datensatz ist nicht lesbar, deshalb lässt sich die Signatur nicht prüfen.',
    en: 'The record cannot be read, so the signature cannot be checked.',
  },
  unsigned: { de: 'Der Datensatz trägt keine Signatur.', en: 'The record carries no signature.' },
  'signature-undecodable': {
    de: 'Die Signatur ist nicht lesbar und kann deshalb nicht geprüft werden.',
    en: 'The signature cannot be read and therefore cannot be checked.',
  },
  'unsupported-algorithm': {
    de: 'Das genannte Signaturverfahren wird nicht unterstützt. Die Signatur ist weder bestätigt noch widerlegt.',
    en: 'The named signature algorithm is not supported. The signature is neither confirmed nor refuted.',
  },
  'unsupported-encoding': {
    de: 'Die Kodierung der Signatur wird nicht unterstützt. Sie ist weder bestätigt noch widerlegt.',
    en: 'The encoding of the signature is not supported. It is neither confirmed nor refuted.',
  },
  'unsupported-format': {
    de: 'Das Format wird erkannt, aber nicht geprüft. Die Signatur ist weder bestätigt noch widerlegt.',
    en: 'The format is recognised but not checked. The signature is neither confirmed nor refuted.',
  },
  'no-key': {
    de: 'Zu diesem Zähler liegt kein Schlüssel vor. Geben Sie den Schlüssel vom Typenschild oder aus dem öffentlichen Register an.',
    en: 'There is no key for this meter. Enter the key from the meter label or the public register.',
  },
  'unusable-key': {
    de: 'Der angegebene Schlüssel kann nicht verwendet werden, deshalb ist die Signatur ungeprüft.',
    en: 'The given key cannot be used, so the signature is unchecked.',
  },
};

/** Issues that finding signed values in a source can raise. */
export const signatureIssueTexts = {
  'signatures.xml-malformed': {
    de: 'Das XML ist fehlerhaft: {what}. Gelesen wurde, was davor und danach noch zu erkennen war.',
    en: 'The XML is malformed: {what}. What could still be recognised before and after it was read.',
  },
  'signatures.value-without-data': {
    de: 'Ein Wert im Behälter enthält keine signierten Daten.',
    en: 'A value in the container holds no signed data.',
  },
  'signatures.source-too-large': {
    de: 'Die Quelle ist zu groß, um sie als Ganzes zu lesen (Grenze {limit} {limit#Byte#Bytes}).',
    en: 'The source is too large to be read as a whole (limit {limit} {limit#byte#bytes}).',
  },
  'signatures.too-many-keys': {
    de: 'Die Quelle enthält neben ihren signierten Werten mehr Schlüssel, als auf einmal gelesen werden ({limit}). Bitte teilen.',
    en: 'Beside its signed values the source holds more keys than are read at once ({limit}). Please split it.',
  },
  'signatures.lines-left': {
    de: '{lines} weitere {lines#Zeile mit einem signierten Wert wurde#Zeilen mit signierten Werten wurden} nicht gelesen: mehr als {limit} Byte davon stehen außerhalb von Nachrichten. Bitte das Log teilen.',
    en: '{lines} more {lines#line with a signed value was#lines with signed values were} not read: more than {limit} {limit#byte#bytes} of them stand outside of messages. Please split the log.',
  },
  'signatures.too-many-records': {
    de: 'Die Quelle enthält mehr signierte Werte, als auf einmal gelesen werden ({limit}). Bitte teilen.',
    en: 'The source holds more signed values than are read at once ({limit}). Please split it.',
  },
} as const satisfies SentenceCatalogue;

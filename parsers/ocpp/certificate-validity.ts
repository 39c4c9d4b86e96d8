import { decodeBase64Tolerant } from '../base/text-encodings.ts';
import { wallToUtcMs } from '../time/civil.ts';

/** From when until when a certificate holds (X.509, RFC 5280, 4.1.2.5). */
export interface CertificateValidity {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** Certificates of one text that are looked at; chains are short. */
const mostCertificates = 10;
const longestCertificate = 40_000;
const header = '-----BEGIN CERTIFICATE-----';
const footer = '-----END CERTIFICATE-----';

/** DER tags: UTCTime, GeneralizedTime, SEQUENCE. */
const utcTime = 0x17;
const generalizedTime = 0x18;
const sequence = 0x30;

/** The validity of each certificate in PEM text, in its order; what is no certificate gives nothing. */
export function certificateValidities(pem: string): readonly CertificateValidity[] {
  const found: CertificateValidity[] = [];
  // Some backends write line breaks as two letters.
  const text = pem.replaceAll(String.raw`\n`, '\n');
  for (let at = text.indexOf(header); at >= 0 && found.length < mostCertificates; at = text.indexOf(header, at + 1)) {
    const end = text.indexOf(footer, at);
    if (end < 0) break;
    const inner = text.slice(at + header.length, end);
    const bytes = inner.length > longestCertificate ? undefined : decodeBase64Tolerant(inner.replaceAll(/\s+/g, ''));
    const validity = bytes === undefined ? undefined : validityIn(bytes);
    if (validity !== undefined) found.push(validity);
  }
  return found;
}

/** Validity is the only SEQUENCE of a certificate that holds nothing but two times, and the first one that does. */
function validityIn(bytes: Uint8Array): CertificateValidity | undefined {
  for (let at = 0; at + 4 < bytes.length; at += 1) {
    const length = bytes[at + 1] ?? 0;
    if (bytes[at] !== sequence || length < 30 || length > 34) continue;
    const from = timeAt(bytes, at + 2);
    const until = from === undefined ? undefined : timeAt(bytes, from.next);
    if (from !== undefined && until !== undefined && until.next === at + 2 + length)
      return { fromMs: from.ms, untilMs: until.ms };
  }
  return undefined;
}

function timeAt(bytes: Uint8Array, at: number): { readonly ms: number; readonly next: number } | undefined {
  const tag = bytes[at];
  const length = bytes[at + 1] ?? 0;
  if ((tag !== utcTime || length !== 13) && (tag !== generalizedTime || length !== 15)) return undefined;
  const text = String.fromCharCode(...bytes.subarray(at + 2, at + 2 + length));
  const match = /^(\d{2}|\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  // Two digits mean 1950 to 2049 (RFC 5280, 4.1.2.5.1).
  const full = tag === generalizedTime ? year : year < 50 ? 2_000 + year : 1_900 + year;
  const ms = wallToUtcMs({ year: full, month, day, hour, minute, second, millisecond: 0 });
  return ms === undefined ? undefined : { ms, next: at + 2 + length };
}

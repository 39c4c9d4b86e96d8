import type { SignatureDetail } from '../../api/views/signature-views.ts';
import { digits, html, nothing } from '../html/html.ts';
import type { Html } from '../html/html.ts';
import type { ReportContext } from '../report-context.ts';

/** Everything for a second opinion: bytes, digest, key, r and s, and lines for OpenSSL. */
export function repeatBlock(detail: SignatureDetail, { words }: ReportContext): Html {
  const { proof } = detail;
  const record = html`<h4>${words.recordText}</h4><pre>${detail.text}</pre>`;
  if (proof === null) return detail.text === '' ? nothing : record;
  const masked = detail.opensslLines.length === 0;
  const lines = masked ? linesFromDigest(proof) : detail.opensslLines;
  const value = (name: string, text: string) => html`<dt>${name}</dt><dd class="mono">${digits(text)}</dd>`;
  return html`${record}<h4>${words.howToRepeat}</h4><p>${masked ? words.repeatMasked : words.repeatIntro}</p>
<dl class="facts">${value(words.digest, proof.digestHex)}${value('r', proof.rHex)}${value('s', proof.sHex)}${proof.keySpkiHex === null ? null : value(words.publicKey, proof.keySpkiHex)}</dl>
${lines.length === 0 ? null : html`<pre>${lines.join('\n')}</pre>`}`;
}

/** From the digest on: key, signature and digest are public, the record stays where it is. */
function linesFromDigest(proof: NonNullable<SignatureDetail['proof']>): readonly string[] {
  if (proof.keySpkiHex === null) return [];
  const signature = derSignature(proof.rHex, proof.sHex);
  return [
    `printf '${proof.keySpkiHex}' | xxd -r -p > key.der`,
    `printf '${signature}' | xxd -r -p > signature.der`,
    `printf '${proof.digestHex}' | xxd -r -p > digest.bin`,
    'openssl pkeyutl -verify -pubin -inkey key.der -keyform DER -in digest.bin -sigfile signature.der',
  ];
}

/** X.690, 8.3 and 8.9: two integers, unsigned, so a leading zero byte where the highest bit is set. */
function derSignature(rHex: string, sHex: string): string {
  const content = derInteger(rHex) + derInteger(sHex);
  return `30${derLength(content.length / 2)}${content}`;
}

function derInteger(hex: string): string {
  const even = hex.length % 2 === 0 ? hex : `0${hex}`;
  const shortest = even.replace(/^(?:00)+(?=..)/, '');
  const value = Number.parseInt(shortest.slice(0, 2), 16) >= 0x80 ? `00${shortest}` : shortest;
  return `02${derLength(value.length / 2)}${value}`;
}

function derLength(bytes: number): string {
  const short = bytes.toString(16).padStart(2, '0');
  return bytes < 0x80 ? short : `81${short}`;
}

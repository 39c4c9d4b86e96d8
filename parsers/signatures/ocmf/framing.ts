import { fail, ok, type Result } from '../../base/result.ts';
import { trimmedEnd } from '../../base/trim-end.ts';
import { latin1Bytes, utf8Bytes, utf8Length } from '../../base/text-encodings.ts';
import type { ByteRange } from '../../model/evidence.ts';
import type { EncodingLayer } from '../../model/signed-value.ts';

/*
 * Takes an OCMF record apart without touching it: `OCMF|payload|signature`. What lies between the first and the second pipe is signed,
 * exactly as it stands, blanks and line ends around the object included (OCMF 1.4, Signing and Verification Process).
 */

export interface OcmfFrame {
  /** The payload exactly as it stands between the pipes. */
  readonly payload: string;
  /** The signature section. */
  readonly signature: string;
  /** What follows a third pipe, `null` when there is none. */
  readonly fourth: string | null;
  /** Characters of the record before the payload. */
  readonly payloadStart: number;
  /** The signed bytes' place within the record's UTF-8 text. */
  readonly signedRange: ByteRange;
  /** Blanks, line ends or a byte order mark surrounded the record. */
  readonly outerCharacters: boolean;
}

export type FrameFault = { readonly code: 'header' } | { readonly code: 'sections'; readonly found: number };

const before = /^[\s\ufeff\u00a0\u200b\u2060]+/;
const behind = /[\s\ufeff\u00a0\u200b\u2060\u0000]/;

/** @param text one record with its transport wrappings taken off. */
export function splitOcmf(text: string): Result<OcmfFrame, FrameFault> {
  const lead = before.exec(text)?.[0].length ?? 0;
  const inner = trimmedEnd(text.slice(lead), behind);
  const first = inner.indexOf('|');
  if (!inner.startsWith('OCMF') || first !== 4) return fail({ code: 'header' });
  const second = inner.indexOf('|', first + 1);
  if (second < 0) return fail({ code: 'sections', found: 2 });
  const third = inner.indexOf('|', second + 1);
  const payload = inner.slice(first + 1, second);
  const offset = utf8Length(text, 0, lead) + 5;
  return ok({
    payload,
    signature: third < 0 ? inner.slice(second + 1) : inner.slice(second + 1, third),
    fourth: third < 0 ? null : inner.slice(third + 1),
    payloadStart: lead + first + 1,
    signedRange: { offset, length: utf8Length(payload) },
    outerCharacters: inner.length !== text.length,
  });
}

/** The signed bytes: UTF-8 of the payload. OCMF names no character set; UTF-8 is the working reading (research F8). */
export function signedBytes(frame: OcmfFrame): Uint8Array {
  return utf8Bytes(frame.payload);
}

/**
 * All bytes that may have been signed, the likeliest first: where the letters of the source are one byte each, the payload as it stands there
 * (the bytes between the pipes and nothing else), then the same letters as UTF-8, which the carrier may have written anew.
 */
export function signedReadings(
  frame: OcmfFrame,
  layers: readonly EncodingLayer[],
): readonly [Uint8Array, ...Uint8Array[]] {
  const own = layers.includes('single-byte') ? latin1Bytes(frame.payload) : undefined;
  return own === undefined ? [signedBytes(frame)] : [own, signedBytes(frame)];
}

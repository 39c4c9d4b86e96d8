import { isMembers } from '../base/members.ts';
import type { Members } from '../base/members.ts';
import type { EvidenceRef } from '../model/evidence.ts';
import type { CorrelatedFrame } from '../model/frame.ts';
import type { PublicKeyRecord, SignedValueChannel, SignedValueRecord } from '../model/signed-value.ts';
import { carrierTime } from './carriers/found-records.ts';
import type { UnwrappedValue } from './unwrap.ts';

/** Members of a list, or a lone one. */
export function listOf(value: unknown): readonly Members[] {
  if (Array.isArray(value)) return value.every(isMembers) ? value : value.filter(isMembers);
  // SOAP turned into members has a lone element where a list is meant.
  return isMembers(value) ? [value] : [];
}

/** A scalar as text. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

/** A small whole number as a connector or EVSE. */
export function connectorOf(value: unknown): number | null {
  const text = textOf(value)?.trim() ?? '';
  return /^\d{1,6}$/.test(text) ? Number(text) : null;
}

/** Shorter texts and plain numbers cannot be signed values; this keeps ordinary meter values cheap. */
export function mayBeSigned(text: string): boolean {
  return text.length >= 24 && !/^[-+\d.\s]*$/.test(text.slice(0, 24));
}

export interface FrameSignatures {
  readonly signedValues: readonly SignedValueRecord[];
  readonly publicKeys: readonly PublicKeyRecord[];
}

/** One frame's harvest; records count from 0 within the frame. */
export class Harvest {
  readonly signedValues: SignedValueRecord[] = [];
  readonly publicKeys: PublicKeyRecord[] = [];
  private readonly frame: CorrelatedFrame;

  constructor(frame: CorrelatedFrame) {
    this.frame = frame;
  }

  value(
    unwrapped: UnwrappedValue,
    channel: SignedValueChannel,
    about: {
      readonly context?: string | null;
      readonly transactionId?: string | null;
      readonly connector?: number | null;
      readonly timestamp?: unknown;
      readonly key?: string | null;
    },
  ): void {
    const own = about.key?.trim() === '' ? null : (about.key ?? null);
    this.signedValues.push({
      record: 'signed-value',
      format: unwrapped.format,
      text: unwrapped.text,
      layers: unwrapped.layers,
      channel,
      context: about.context ?? null,
      transactionId: about.transactionId ?? this.frame.transactionId,
      station: this.frame.station,
      connector: about.connector ?? this.frame.connector,
      enclosedKey: unwrapped.enclosedKey ?? own,
      reportedAt: carrierTime(about.timestamp) ?? this.frame.loggedAt,
      index: this.signedValues.length,
      evidence: this.frame.evidence,
    });
  }

  key(
    text: string,
    via: string,
    about: { readonly connector?: number | null; readonly meterSerial?: string | null },
  ): void {
    if (text.trim() === '') return;
    const evidence: EvidenceRef = this.frame.evidence;
    this.publicKeys.push({
      record: 'public-key',
      text,
      origin: 'reported',
      via,
      station: this.frame.station,
      connector: about.connector ?? this.frame.connector,
      meterSerial: about.meterSerial ?? null,
      observedAt: this.frame.loggedAt,
      evidence,
    });
  }
}

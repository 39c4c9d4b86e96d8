import { membersOf } from '../../../base/members.ts';
import type { EvidenceRef } from '../../../model/evidence.ts';
import type { CorrelatedFrame } from '../../../model/frame.ts';
import { parsePayload } from '../../../ocpp/payload.ts';
import { textOf } from '../../../sessions/payload-fields.ts';

/** A DataTransfer with the answer that it got. */
export interface DataTransfer {
  readonly frame: CorrelatedFrame;
  readonly vendorId: string;
  readonly messageId: string | null;
  /** As text, or the JSON text of an object. */
  readonly data: string | null;
  readonly parsed: unknown;
  status: string | null;
  answer: EvidenceRef | null;
}

/** More than a log of honest systems holds; what is beyond is not looked at. */
const most = 100_000;

/** Collects the DataTransfer messages of a case while frames pass by. */
export function createDataTransferWatch() {
  const all: DataTransfer[] = [];
  const open = new Map<number, DataTransfer>();
  return {
    all,
    frame(frame: CorrelatedFrame, read: unknown): void {
      if (frame.action !== 'DataTransfer') return;
      if (frame.kind === 'call') {
        if (all.length >= most) return;
        const payload = membersOf(read);
        const vendorId = textOf(payload['vendorId'], 255);
        if (vendorId === null) return;
        const written = payload['data'];
        const data = typeof written === 'string' ? written : written === undefined ? null : JSON.stringify(written);
        const transfer: DataTransfer = {
          frame,
          vendorId,
          messageId: textOf(payload['messageId'], 100),
          data: data?.slice(0, 20_000) ?? null,
          parsed: typeof written === 'string' ? (parsePayload(written.slice(0, 20_000)) ?? null) : written,
          status: null,
          answer: null,
        };
        all.push(transfer);
        open.set(frame.frameId, transfer);
        return;
      }
      const transfer = frame.answerToFrameId === null ? undefined : open.get(frame.answerToFrameId);
      if (transfer === undefined || frame.answerToFrameId === null) return;
      open.delete(frame.answerToFrameId);
      transfer.answer = frame.evidence;
      transfer.status = frame.kind === 'error' ? frame.errorCode : textOf(membersOf(read)['status'], 40);
    },
  };
}

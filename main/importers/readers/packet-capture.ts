import { constants, inflateRawSync } from 'node:zlib';
import { captureKind } from '../../../parsers/captures/packet-file.ts';
import { CaptureReading } from '../../../parsers/captures/read-capture.ts';
import type { SourceReader } from './source-reader.ts';

/** The end that permessage-deflate leaves off each message (RFC 7692, 7.2.1). */
const emptyBlock = Uint8Array.of(0x00, 0x00, 0xff, 0xff);

function inflate(packed: Uint8Array, history: Uint8Array, limit: number): Uint8Array | undefined {
  try {
    return inflateRawSync(Buffer.concat([packed, emptyBlock]), {
      finishFlush: constants.Z_SYNC_FLUSH,
      maxOutputLength: limit,
      ...(history.length === 0 ? {} : { dictionary: history }),
    });
  } catch {
    return undefined;
  }
}

/** Captures of a network (pcap, pcapng) with WebSocket connections that are not encrypted. */
export const packetCaptureReader: SourceReader = {
  id: 'packet-capture',
  takes: 'stream',
  recognise(head) {
    const kind = captureKind(head.bytes);
    return kind === null ? null : { confidence: 1, reasons: [{ code: 'sniff.capture', params: { kind } }] };
  },
  open({ sourceId, station, recognition }) {
    const reading = new CaptureReading(sourceId, station, inflate);
    return {
      push: (chunk) => reading.push(chunk),
      end: () => reading.end(),
      report() {
        const { account } = reading;
        const { call, result, error, other, elided, described } = account.frames;
        const messages = call + result + error + other + elided + described;
        const understood = Math.min(account.bytesTotal, account.bytesInFrames + account.bytesInEvents);
        const left = account.bytesTotal - understood;
        return {
          account: {
            reader: 'packet-capture',
            confidence: recognition.confidence,
            reasons: [
              ...recognition.reasons,
              { code: 'sniff.capture-packets', params: { packets: account.packets, messages } },
            ],
            bytesUnderstood: understood,
            linesTotal: null,
            linesUnderstood: null,
            leftovers: left === 0 ? [] : [{ code: 'unknown-bytes', bytes: left }],
            firstMs: account.firstAt?.epochMs ?? null,
            lastMs: account.lastAt?.epochMs ?? null,
          },
          found: messages > 0 || account.bytesInEvents > 0 ? 'records' : 'nothing',
          partial: false,
        };
      },
    };
  },
};

import { findObjectHead, type FrameHead } from './frame-dress.ts';
import { findEnvelope } from './soap-envelope.ts';

/** The next message that is no array at or after `from`: an object or a SOAP envelope. */
export function findOtherHead(text: string, from: number): FrameHead | undefined {
  const object = findObjectHead(text, from);
  const envelope = findEnvelope(text, from);
  if (envelope < 0 || (object !== undefined && object.at < envelope)) return object;
  return { at: envelope, dress: { kind: 'soap' } };
}

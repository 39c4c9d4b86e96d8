import { versionsWith } from '../../../parsers/ocpp/actions.ts';
import type { OcppVersion } from '../../../parsers/ocpp/actions.ts';
import { familyOf } from '../../../parsers/ocpp/message-version.ts';
import { parsePayload } from '../../../parsers/ocpp/payload.ts';
import type { FrameRow } from '../../api/views/frame-views.ts';

type Family = NonNullable<ReturnType<typeof familyOf>>;

/**
 * The version of OCPP of each message by the number of its frame. A station may change its version within a log, so that a message has that of the last one of
 * its station that tells; what came before the first one that tells has that of the first. OCPP 1.5 knows SOAP only; these are JSON messages. A station whose messages tell nothing has none.
 */
export function messageVersions(
  rows: readonly FrameRow[],
  payloadOf: (frameId: number) => string | null,
): ReadonlyMap<number, OcppVersion> {
  const speaks21 = new Set<string | null>();
  const first = new Map<string | null, Family>();
  const families = new Map<number, Family | null>();
  const current = new Map<string | null, Family>();
  for (const row of rows) {
    const { id, station, action, kind, laterKind } = row;
    if (laterKind !== undefined || (action !== null && isOnlyIn21(action))) speaks21.add(station);
    const told = kind !== 'call' || action === null ? null : familyOfRow(action, () => payloadOf(id));
    if (told !== null) {
      current.set(station, told);
      if (!first.has(station)) first.set(station, told);
    }
    families.set(id, current.get(station) ?? null);
  }
  const versions = new Map<number, OcppVersion>();
  for (const { id, station } of rows) {
    const family = families.get(id) ?? first.get(station) ?? null;
    if (family === null) continue;
    versions.set(id, family === '1.x' ? '1.6' : speaks21.has(station) ? '2.1' : '2.0.1');
  }
  return versions;
}

function isOnlyIn21(action: string): boolean {
  const versions = versionsWith(action);
  return versions.length === 1 && versions[0] === '2.1';
}

/** A payload is read only where the name leaves the family open. */
function familyOfRow(action: string, payload: () => string | null): Family | null {
  const byName = familyOf(action, undefined);
  if (byName !== null) return byName;
  const text = payload();
  return text === null ? null : familyOf(action, parsePayload(text));
}

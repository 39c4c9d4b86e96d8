import { useMemo, useState } from 'react';
import type { BytesEvidence, EvidenceRef } from '../../parsers/model/evidence.ts';
import { useProcedure } from '../client/use-procedure.ts';
import { useCase } from './case-context.ts';
import { decodeBase64 } from './raw-decoding.ts';

const aroundBytes = 16_384;
const mostBytes = 262_144;

/** The bytes around the evidence; more of the source before it can be asked for. */
export function useRawStretch(evidence: EvidenceRef | null) {
  const { caseId } = useCase();
  const asked: BytesEvidence =
    evidence?.kind === 'bytes' ? evidence : { kind: 'bytes', sourceId: 0, offset: 0, length: 0, line: null };
  // How much more than usual was asked for, belonging to one place only.
  const [more, setMore] = useState({ at: asked.offset, before: aroundBytes });
  const before = more.at === asked.offset ? more.before : aroundBytes;
  const offset = Math.max(0, asked.offset - before);
  const wanted = asked.offset - offset + Math.min(asked.length, mostBytes / 2) + aroundBytes;
  const raw = useProcedure(
    'raw.read',
    { caseId, sourceId: asked.sourceId, offset, length: Math.max(1, Math.min(mostBytes, wanted)) },
    { enabled: evidence?.kind === 'bytes', keep: true },
  );
  const base64 = raw.data?.base64;
  const bytes = useMemo(() => decodeBase64(base64 ?? ''), [base64]);
  const start = raw.data?.offset ?? 0;
  const from = Math.max(0, asked.offset - start);
  const slice = useMemo(
    () => bytes.subarray(from, Math.max(from, Math.min(bytes.length, from + asked.length))),
    [bytes, from, asked.length],
  );
  return {
    raw,
    bytes,
    /** The marked bytes. */
    slice,
    offset: start,
    marked: asked.length === 0 ? null : { offset: asked.offset, length: asked.length },
    showEarlier:
      start > 0 && before < mostBytes / 2 ? () => setMore({ at: asked.offset, before: before * 4 }) : undefined,
  };
}

export type RawStretch = ReturnType<typeof useRawStretch>;

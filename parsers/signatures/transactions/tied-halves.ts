import { addToGroup } from '../../base/group.ts';
import type { SourceId } from '../../model/evidence.ts';
import { compareClocks } from '../ocmf/clock-text.ts';
import type { Member } from './member.ts';

/*
 * A begin and an end that come as two files (some backends keep a file for each record). Files tell separate stories; two halves are one session where the meter itself says
 * so: the end's running number follows the begin's with none between (research/ocmf 1.9, T2), the same gateway, meter and charge point (T4), the same key
 * holds for both (T9) and the same card is on both (T10), the end is not earlier (T6), and no other half fits as well.
 */

/** What both halves must say alike; the running number is that of the begin. */
function keyOf({ value, verdict, ocmf }: Member, context: string, page: bigint): string {
  const field = (name: string): string | null => ocmf?.field(name) ?? null;
  const { station } = value;
  const { gateway, meter, keyFingerprint } = verdict;
  return JSON.stringify([
    station,
    gateway,
    meter,
    field('CT'),
    field('CI'),
    field('ID'),
    keyFingerprint,
    context,
    String(page),
  ]);
}

/** A half that is alone in its file: nothing else there could be what it belongs to. */
function lonelyHalves(members: readonly Member[]): readonly Member[] {
  return [...Map.groupBy(members, ({ value }) => value.evidence.sourceId).values()].flatMap((own) => {
    const [only] = own;
    return own.length === 1 &&
      only !== undefined &&
      only.transactionId === null &&
      only.value.evidence.kind === 'bytes' &&
      only.verdict.signature === 'valid'
      ? [only]
      : [];
  });
}

/** Sources whose one value is the end of a session, with the source that holds its begin. */
export function tiedHalves(members: readonly Member[]): ReadonlyMap<SourceId, SourceId> {
  const halves = lonelyHalves(members);
  const keyed = (role: Member['role'], step: bigint): ReadonlyMap<string, readonly Member[]> => {
    const byKey = new Map<string, Member[]>();
    for (const half of halves) {
      const page = half.ocmf?.pagination ?? null;
      if (half.role === role && page !== null) addToGroup(byKey, keyOf(half, page.context, page.number - step), half);
    }
    return byKey;
  };
  const begins = keyed('begin', 0n);
  const tied = new Map<SourceId, SourceId>();
  for (const [key, ends] of keyed('end', 1n)) {
    const [end, ...otherEnds] = ends;
    const [begin, ...otherBegins] = begins.get(key) ?? [];
    if (end === undefined || begin === undefined || otherEnds.length > 0 || otherBegins.length > 0) continue;
    const from = begin.ocmf?.readings[0]?.clock ?? null;
    const to = end.ocmf?.readings[0]?.clock ?? null;
    if (from === null || to === null || compareClocks(from, to) === 1) continue;
    tied.set(end.value.evidence.sourceId, begin.value.evidence.sourceId);
  }
  return tied;
}

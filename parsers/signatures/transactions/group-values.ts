import { compareClocks } from '../ocmf/clock-text.ts';
import type { Member } from './member.ts';
import { sessionsOfId } from './reused-ids.ts';
import { tiedHalves } from './tied-halves.ts';

/*
 * Which values belong to one session. The carrier's transaction id decides where there is one; it is a text, because UUIDs occur. Without an
 * id the values are followed in their order: a begin opens a session, an end closes the open one of the same meter.
 */

export interface ValueGroup {
  /** The id, or `#1`, `#2`, ... for sessions that nobody named. */
  readonly transactionId: string;
  readonly named: boolean;
  readonly members: readonly Member[];
}

function sourceKey(member: Member): string {
  const { verdict, value, ocmf } = member;
  // A gateway that serves several points and names no meter tells them apart by the charge point's id.
  const point = ocmf?.field('CI') ?? null;
  return [value.station, verdict.gateway, verdict.meter, point].map((part) => part ?? '').join('\u0000');
}

interface OpenGroup {
  readonly source: string;
  readonly members: Member[];
}

/**
 * A list that a backend wrote with its newest value on top: it begins with an end, ends with a begin, and from value to value both the running
 * number and the time fall. Anything less is told as the disorder that it is.
 */
function isNewestFirst(members: readonly Member[]): boolean {
  if (members.length < 2 || members[0]?.role !== 'end' || members.at(-1)?.role !== 'begin') return false;
  return members.every((member, index) => {
    const after = members[index - 1];
    if (after === undefined) return true;
    const [page, pageAfter] = [member.ocmf?.pagination, after.ocmf?.pagination];
    const [clock, clockAfter] = [member.ocmf?.readings[0]?.clock, after.ocmf?.readings[0]?.clock];
    if (!page || !pageAfter || !clock || !clockAfter) return false;
    return (
      page.context === pageAfter.context && page.number < pageAfter.number && compareClocks(clock, clockAfter) === -1
    );
  });
}

/** Sessions without an id, in the order of their values. */
function followUnnamed(members: readonly Member[]): readonly (readonly Member[])[] {
  const groups: Member[][] = [];
  let open: OpenGroup[] = [];
  const find = (member: Member): OpenGroup | undefined => {
    const source = sourceKey(member);
    // A lone open session takes the value even when the source differs: that difference must be seen and told.
    return open.findLast((group) => group.source === source) ?? (open.length === 1 ? open[0] : undefined);
  };
  for (const member of members) {
    if (member.role === 'complete') groups.push([member]);
    else if (member.role === 'begin') {
      const group: OpenGroup = { source: sourceKey(member), members: [member] };
      open.push(group);
      groups.push(group.members);
      // More open sessions than one charging site has connectors: the oldest will not be closed any more.
      if (open.length > 64) open = open.slice(1);
    } else if (member.role === 'end' || member.role === 'between') {
      const group = find(member);
      if (group === undefined) groups.push([member]);
      else group.members.push(member);
      if (member.role === 'end' && group !== undefined) open = open.filter((entry) => entry !== group);
    }
  }
  return groups;
}

/** All sessions among the values. Values outside of any session (fiscal readings, unreadable ones without an id) are in none. */
export function groupValues(members: readonly Member[]): readonly ValueGroup[] {
  const named = Map.groupBy(
    members.filter(({ transactionId }) => transactionId !== null),
    ({ transactionId, value }) => `${value.station ?? ''}\u0000${transactionId}`,
  );
  const groups: ValueGroup[] = [...named.values()].flatMap(sessionsOfId).map((own) => ({
    transactionId: own[0]?.transactionId ?? '',
    named: true,
    members: own,
  }));
  // Sources are separate stories: a begin in one file is not closed by an end in another one that nothing ties to it.
  const tied = tiedHalves(members);
  const unnamed = Map.groupBy(
    members.filter(({ transactionId }) => transactionId === null),
    ({ value }) => tied.get(value.evidence.sourceId) ?? value.evidence.sourceId,
  );
  let number = 0;
  for (const own of unnamed.values()) {
    // Which file came first is no statement of the meter.
    const isEndFirst = own.length === 2 && own[0] !== undefined && tied.has(own[0].value.evidence.sourceId);
    for (const sequence of followUnnamed(isEndFirst || isNewestFirst(own) ? own.toReversed() : own)) {
      number += 1;
      groups.push({ transactionId: `#${number}`, named: false, members: sequence });
    }
  }
  return groups.toSorted((left, right) => (left.members[0]?.index ?? 0) - (right.members[0]?.index ?? 0));
}

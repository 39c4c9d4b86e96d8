import type { SignedValueChannel } from '../../model/signed-value.ts';
import { compareClocks, type ClockReading } from '../ocmf/clock-text.ts';
import { isBegin, isEnd } from '../ocmf/record.ts';
import type { Member } from './member.ts';

/*
 * A backend that starts its numbering anew gives a transaction id a second time, and stations without one use 0 for all. In messages and
 * tables one id is then several sessions, one after the other. In a container a person put the values under one id, so there it stays one.
 */

const overTime: ReadonlySet<SignedValueChannel> = new Set([
  'sampled-value',
  'transaction-data',
  'signed-meter-value',
  'data-transfer',
  'database-cell',
]);

interface Placed {
  readonly member: Member;
  readonly first: ClockReading;
  readonly begin: ClockReading | null;
  readonly end: ClockReading | null;
}

function placed(member: Member): Placed | null {
  const readings = member.ocmf?.readings ?? [];
  const clocks = readings.flatMap(({ clock }) => (clock?.epochMs === null || clock === null ? [] : [clock]));
  const [first] = clocks;
  if (first === undefined) return null;
  return {
    member,
    first,
    begin: readings.find(isBegin)?.clock ?? null,
    end: readings.findLast(isEnd)?.clock ?? null,
  };
}

/** The values of one id as the sessions that they are: a begin after the end of what came before opens the next one. */
export function sessionsOfId(members: readonly Member[]): readonly (readonly Member[])[] {
  if (members.length < 2 || !members.every(({ value }) => overTime.has(value.channel))) return [members];
  const inTime = members.map(placed);
  if (!inTime.every((entry) => entry !== null)) return [members];
  const sessions: Member[][] = [];
  let ended: ClockReading | null = null;
  for (const { member, begin, end } of inTime.toSorted((left, right) => compareClocks(left.first, right.first) ?? 0)) {
    const current = sessions.at(-1);
    const next = begin !== null && ended !== null && compareClocks(begin, ended) === 1;
    if (current === undefined || next) {
      sessions.push([member]);
      ended = end;
    } else {
      current.push(member);
      ended = end ?? ended;
    }
  }
  // Within a session the order of the carrier stays: it is looked at by the rules.
  const position = new Map(members.map((member, index) => [member, index]));
  return sessions.map((session) =>
    session.toSorted((left, right) => (position.get(left) ?? 0) - (position.get(right) ?? 0)),
  );
}

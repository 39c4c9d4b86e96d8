import type { Session } from '../../model/session.ts';
import type { CaseView, JudgedValue } from '../finding-rule.ts';

const valuesById = new WeakMap<CaseView, ReadonlyMap<number, JudgedValue>>();
const sessionsById = new WeakMap<CaseView, ReadonlyMap<string, Session>>();

/** The signed values of a session with their verdicts. */
export function valuesOf(view: CaseView, session: Session): readonly JudgedValue[] {
  if (session.signedValueIds.length === 0) return [];
  let byId = valuesById.get(view);
  if (byId === undefined) {
    byId = new Map(view.judgedValues.map((judged) => [judged.signedValueId, judged]));
    valuesById.set(view, byId);
  }
  return session.signedValueIds.flatMap((id) => byId.get(id) ?? []);
}

const firstsByStation = new WeakMap<CaseView, ReadonlyMap<string | null, JudgedValue>>();

/** The first signed value of a station, if it has any. */
export function firstValueOf(view: CaseView, station: string | null): JudgedValue | undefined {
  let firsts = firstsByStation.get(view);
  if (firsts === undefined) {
    const found = new Map<string | null, JudgedValue>();
    for (const judged of view.judgedValues) {
      if (!found.has(judged.value.station)) found.set(judged.value.station, judged);
    }
    firsts = found;
    firstsByStation.set(view, firsts);
  }
  return firsts.get(station);
}

/** The session that a signed value belongs to, if any. */
export function sessionOfValue(view: CaseView, { sessionId }: JudgedValue): Session | undefined {
  if (sessionId === null) return undefined;
  let byId = sessionsById.get(view);
  if (byId === undefined) {
    byId = new Map(view.sessions.map((session) => [session.id, session]));
    sessionsById.set(view, byId);
  }
  return byId.get(sessionId);
}

import { ApiFailure } from '../../api/errors.ts';
import { ask } from './command.ts';
import type { CliContext } from './command.ts';

/** The sessions that `--session` names: whole ids, or transaction ids where only one session of the case has them. */
export async function sessionIds({ engine, arguments: given }: CliContext, caseId: string): Promise<string[]> {
  const found: string[] = [];
  for (const named of given.sessions) {
    // The filter understands a whole id and its last part, the transaction id.
    const filter = `session:"${named.replaceAll('"', '')}"`;
    const { rows } = await ask(engine, 'sessions.list', { caseId, filter, limit: 2 });
    const row = rows.find(({ id }) => id === named) ?? (rows.length === 1 ? rows[0] : undefined);
    if (row === undefined)
      throw new ApiFailure(rows.length > 1 ? 'session-ambiguous' : 'session-unknown', { sessionId: named });
    found.push(row.id);
  }
  return found;
}

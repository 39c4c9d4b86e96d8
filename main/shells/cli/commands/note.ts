import type { EvidenceRef } from '../../../../parsers/model/evidence.ts';
import { ask, openCase } from '../command.ts';
import { UsageError } from '../usage-error.ts';
import type { CliCommand, CliContext } from '../command.ts';
import { exitCode } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';

/** What a note is about, found in the case. */
interface Subject {
  readonly target: string;
  readonly title: string;
  readonly evidence: EvidenceRef | null;
}

const wherePattern = /^(case|frame|session|finding|signature)(?::(.+))?$/s;

function numberOf(text: string, where: string): number {
  const id = Number(text);
  if (!/^\d{1,15}$/.test(text)) throw new UsageError('unknown-subject', { where });
  return id;
}

/** Finds the row that `frame:12`, `session:4711`, `finding:3` or `signature:5` means; the numbers are those of `show`. */
async function subjectOf({ engine, terminal }: CliContext, caseId: string, where: string): Promise<Subject> {
  const [, kind, id = ''] = wherePattern.exec(where) ?? [];
  const { language } = terminal;
  switch (kind) {
    case 'case': {
      const { name } = await ask(engine, 'case.get', { caseId });
      return { target: 'case', title: name, evidence: null };
    }
    case 'frame': {
      const { row } = await ask(engine, 'frame.get', { caseId, frameId: numberOf(id, where), language });
      const title = [row.action ?? row.kind, row.time ?? ''].join(' ').trim();
      return { target: `frame:${row.id}`, title, evidence: row.evidence.ref };
    }
    case 'signature': {
      const signedValueId = numberOf(id, where);
      const { row } = await ask(engine, 'signature.get', { caseId, signedValueId, language });
      return {
        target: row.target,
        title: `${row.context ?? row.format} ${row.time ?? ''}`,
        evidence: row.evidence.ref,
      };
    }
    case 'finding': {
      const wanted = numberOf(id, where);
      const { rows } = await ask(engine, 'findings.list', { caseId, language, limit: 1_000 });
      const row = rows.find((each) => each.id === wanted);
      if (row === undefined) throw new UsageError('unknown-subject', { where });
      return { target: row.target, title: row.title, evidence: row.evidence[0]?.ref ?? null };
    }
    case 'session': {
      // The filter understands a whole id and its last part, the transaction id.
      const filter = `session:"${id.replaceAll('"', '')}"`;
      const { rows } = await ask(engine, 'sessions.list', { caseId, language, filter, limit: 2 });
      const [row] = rows;
      if (row === undefined || rows.length > 1) throw new UsageError('unknown-subject', { where });
      return { target: `session:${row.id}`, title: row.transactionId ?? row.id, evidence: null };
    }
    default:
      throw new UsageError('unknown-subject', { where });
  }
}

/** `note WHERE TEXT...` writes a note; without text it marks. */
async function run(context: CliContext): Promise<ExitCode> {
  const { engine, terminal, arguments: given } = context;
  const [where, ...words] = given.operands;
  if (where === undefined)
    throw new UsageError('missing-word', { what: 'frame:N|session:ID|finding:N|signature:N|case' });
  const caseId = await openCase(context);
  const subject = await subjectOf(context, caseId, where);
  const text = words.join(' ').trim();
  const action = text === '' ? 'mark' : 'note';
  const { id } = await ask(engine, 'journal.add', { caseId, action, text, ...subject });
  if (given.json) await terminal.json({ id, action, ...subject, text });
  else terminal.say('noted', { id, title: subject.title });
  return exitCode.good;
}

export const noteCommand: CliCommand = { name: 'note', operands: Number.POSITIVE_INFINITY, run };

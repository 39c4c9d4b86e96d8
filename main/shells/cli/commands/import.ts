import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { ApiFailure } from '../../../api/errors.ts';
import { givenText } from '../../../files/given-text.ts';
import type { IssueView } from '../../../api/views/evidence-views.ts';
import { ask, grantOperands } from '../command.ts';
import { UsageError } from '../usage-error.ts';
import type { CliCommand, CliContext } from '../command.ts';
import { exitCode } from '../exit-codes.ts';
import { finished, jobFailure } from '../finished-job.ts';
import { givenLimits, givenPasswords } from '../import-options.ts';
import { askPassword, canAsk } from '../password-prompt.ts';
import { importSummaryLines } from '../summary-lines.ts';

/** The texts of mapping files; what is wrong in them the engine says. */
function mappingTexts(paths: readonly string[]): string[] {
  return paths.map((path) => {
    try {
      return givenText(readFileSync(path));
    } catch (error) {
      const code = existsSync(path) ? 'file-unreadable' : 'file-missing';
      throw new ApiFailure(code, { file: path }, error instanceof Error ? error.message : null);
    }
  });
}

/** A folder without a file is most often the wrong folder. */
function tellEmptyFolders({ terminal }: CliContext, paths: readonly string[]): void {
  for (const name of paths) {
    const found = statSync(name, { throwIfNoEntry: false });
    if (found?.isDirectory() === true && isEmptyFolder(name)) terminal.say('empty-folder', { name });
  }
}

function isEmptyFolder(name: string): boolean {
  try {
    return readdirSync(name, { recursive: true, withFileTypes: true }).every((each) => each.isDirectory());
  } catch {
    return false; // told with what could not be read
  }
}

/** Where an issue is: the file as it was given, and the line or byte. */
function placeOf(name: string, issue: IssueView): string {
  const ref = issue.evidence?.ref;
  if (ref === undefined) return name;
  if (ref.kind === 'row') return `${name} ${ref.table} #${ref.rowId}`;
  return ref.line === null ? `${name} @${ref.offset}` : `${name}:${ref.line}`;
}

/** A hostile archive must not fill the terminal with one sentence. */
const toldPerCode = 100;

/** Tells what could not be read, each with its place; of sources that gave nothing also the mere remarks: nothing is passed over. */
async function tellProblems({ engine, terminal }: CliContext, caseId: string): Promise<void> {
  const counts = new Map<string, number>();
  for (const source of await ask(engine, 'sources.list', { caseId, language: terminal.language })) {
    const name = source.entry === null ? source.name : `${source.name}!/${source.entry}`;
    const gaveNothing = Object.values(source.counts).every((count) => count === 0);
    for (const issue of source.issues) {
      if (issue.severity === 'info' && !gaveNothing) continue;
      const count = (counts.get(issue.code) ?? 0) + 1;
      counts.set(issue.code, count);
      if (count > toldPerCode) continue;
      terminal.say('file-problem', { place: placeOf(name, issue), text: issue.text });
    }
  }
  for (const [code, count] of counts) {
    if (count > toldPerCode) terminal.say('more-problems', { more: count - toldPerCode, code });
  }
}

async function run(context: CliContext): Promise<0 | 1> {
  const { engine, terminal, arguments: given } = context;
  // Told in this order when both are missing.
  if (given.operands.length === 0) throw new UsageError('missing-paths');
  if (given.caseFile === null) throw new UsageError('missing-option', { option: '--case' });
  const granted = await grantOperands(context);
  let { missing } = granted;
  const [first, ...others] = granted.tokens;
  if (first === undefined) return exitCode.error;
  const { caseId } = await engine.caseAt(given.caseFile);
  const started = await ask(engine, 'import.start', {
    files: [first, ...others],
    caseId,
    mappings: mappingTexts(given.mappings),
    ...(given.zone === null ? {} : { zone: given.zone }),
    passwords: [...givenPasswords(given)],
    limits: givenLimits(given),
  });
  let job = await finished(engine, terminal, started);
  while (job.phase === 'done' && job.locked > 0 && canAsk()) {
    const password = await askPassword(terminal, job.locked);
    if (password === null) break;
    job = await finished(
      engine,
      terminal,
      await ask(engine, 'import.unlock', { jobId: job.jobId, passwords: [password] }),
    );
  }
  tellEmptyFolders(context, given.operands);
  for (const file of job.files) {
    if (file.state === 'known') terminal.say('already-known', { name: file.name });
    // links and devices in folders are told with the other problems: nothing is wrong with the call
    if (file.state === 'failed' && file.failure?.startsWith('import.') !== true) {
      // why a source could not be read is told with the other problems below
      if (file.failure === 'file-missing')
        terminal.failure({ code: 'file-missing', params: { file: file.name }, detail: null });
      missing = true;
    }
  }
  if (job.phase === 'failed') {
    terminal.failure(jobFailure(job, given.caseFile));
    return exitCode.error;
  }
  if (job.phase === 'cancelled') {
    terminal.say(job.left === 'conclusions' ? 'conclusions-left' : 'import-cancelled');
    missing = true;
  }
  await tellProblems(context, caseId);
  if (job.summary !== null) {
    if (given.json) await terminal.json(job.summary);
    else for (const line of importSummaryLines(job.summary, terminal.language)) await terminal.line(line);
  }
  return missing ? exitCode.error : exitCode.good;
}

export const importCommand: CliCommand = { name: 'import', operands: Number.POSITIVE_INFINITY, run };

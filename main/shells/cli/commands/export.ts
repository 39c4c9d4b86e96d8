import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { ApiFailure } from '../../../api/errors.ts';
import type { ExportedFile } from '../../../api/views/export-views.ts';
import { ask, openCase, UsageError } from '../command.ts';
import type { CliCommand, CliContext } from '../command.ts';
import { exitCode } from '../exit-codes.ts';
import { maskingChoice } from '../report-choices.ts';
import { exportBundle } from './export-bundle.ts';
import type { ExitCode } from '../exit-codes.ts';

const kinds = ['safe-xml', 'ocmf', 'trace', 'csv', 'json', 'proof'] as const;

function bytesOf(file: ExportedFile): Uint8Array | string {
  return 'text' in file ? file.text : Buffer.from(file.base64, 'base64');
}

function saving(target: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    throw new ApiFailure('target-not-writable', { file: target }, error instanceof Error ? error.message : null);
  }
}

/** Several files go into a folder that must be new or empty, so that nothing of another export stays among them. */
function saveFolder(folder: string, files: readonly ExportedFile[]): void {
  saving(folder, () => {
    const root = resolve(folder);
    mkdirSync(root, { recursive: true });
    if (readdirSync(root).length > 0) throw new Error('the folder is not empty');
    for (const file of files) {
      const path = resolve(join(root, file.name));
      if (!path.startsWith(root + sep)) throw new Error('a file would lie outside the folder');
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, bytesOf(file));
      if (path.endsWith('.sh')) chmodSync(path, 0o755);
    }
  });
}

function signatureNumbers(words: readonly string[]): number[] {
  return words.map((word) => {
    if (!/^\d{1,15}$/.test(word)) throw new UsageError('not-a-number', { option: '--signature', value: word });
    return Number(word);
  });
}

async function run(context: CliContext): Promise<ExitCode> {
  const { engine, terminal, arguments: given } = context;
  const { out } = given;
  if (given.operands[0] === 'bundle') {
    if (out === null) throw new UsageError('missing-option', { option: '--out' });
    return exportBundle(context, out);
  }
  const kind = kinds.find((choice) => choice === given.operands[0]);
  if (kind === undefined) {
    throw new UsageError('unknown-export', { name: given.operands[0] ?? '', choices: [...kinds, 'bundle'].join(', ') });
  }
  if (out === null) throw new UsageError('missing-option', { option: '--out' });
  const masking = maskingChoice(given, false);
  const signatureIds = signatureNumbers(given.signatures);
  const caseId = await openCase(context);
  const result = await ask(engine, 'export.make', {
    caseId,
    kind,
    sessionIds: [...given.sessions],
    signatureIds,
    language: terminal.language,
    ...masking,
    byteOrderMark: given.byteOrderMark,
  });
  for (const { what, id, text } of result.refused) {
    terminal.say(what === 'signature' ? 'export-left-out-value' : 'export-left-out-message', { id, text });
  }
  const [first] = result.files;
  if (first === undefined) {
    terminal.say('nothing-to-export');
    return exitCode.nothingFound;
  }
  if (kind === 'proof') saveFolder(out, result.files);
  else saving(out, () => writeFileSync(out, bytesOf(first)));
  terminal.say('report-written', { file: out });
  return exitCode.good;
}

export const exportCommand: CliCommand = { name: 'export', run };

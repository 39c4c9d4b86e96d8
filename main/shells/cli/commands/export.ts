import { chmodSync, existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import nodePath, { dirname, join, resolve } from 'node:path';
import { ApiFailure } from '../../../api/errors.ts';
import type { ExportedFile } from '../../../api/views/export-views.ts';
import { insideFolder } from '../../../files/file-names.ts';
import { makeFolder } from '../../../files/make-folder.ts';
import { removePath } from '../../../files/remove-path.ts';
import { ask, openCase } from '../command.ts';
import { UsageError } from '../usage-error.ts';
import type { CliCommand, CliContext } from '../command.ts';
import { exitCode } from '../exit-codes.ts';
import { assertNoneOf } from '../arguments.ts';
import { assertName, assertTarget, saveFile, savingTo } from '../../../engine/save-file.ts';
import { sessionIds } from '../session-choice.ts';
import { maskingChoice } from '../report-choices.ts';
import { exportBundle } from './export-bundle.ts';
import type { ExitCode } from '../exit-codes.ts';

const kinds = ['safe-xml', 'ocmf', 'trace', 'csv', 'json', 'proof'] as const;

function bytesOf(file: ExportedFile): Uint8Array | string {
  return 'text' in file ? file.text : Buffer.from(file.base64, 'base64');
}

/** Several files go into a folder that must be new or empty, so that nothing of another export stays among them. */
function saveFolder(folder: string, files: readonly ExportedFile[]): void {
  assertName(folder);
  savingTo(folder, () => {
    const root = resolve(folder);
    const isNew = !existsSync(root);
    if (!isNew && (!statSync(root).isDirectory() || readdirSync(root).length > 0))
      throw new ApiFailure('folder-not-empty', { folder });
    makeFolder(root);
    try {
      for (const file of files) {
        const path = insideFolder(root, file.name, nodePath);
        makeFolder(dirname(path));
        writeFileSync(path, bytesOf(file));
        if (path.endsWith('.sh')) chmodSync(path, 0o755);
      }
    } catch (error) {
      // Half a proof proves nothing; the folder was new or empty.
      for (const name of readdirSync(root)) removePath(join(root, name));
      if (isNew) removePath(root);
      throw error;
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
    assertNoneOf('export bundle', given, ['signature', 'bom']);
    if (out === null) throw new UsageError('missing-option', { option: '--out' });
    return exportBundle(context, out);
  }
  const kind = kinds.find((choice) => choice === given.operands[0]);
  if (kind === undefined) {
    const choices = [...kinds, 'bundle'].join(', ');
    const [name] = given.operands;
    throw name === undefined
      ? new UsageError('what-to-do', { choices })
      : new UsageError('unknown-export', { name, choices });
  }
  assertNoneOf(`export ${kind}`, given, [
    'source',
    'report',
    'template',
    'force',
    ...(kind === 'csv' ? [] : ['bom' as const]),
  ]);
  if (given.mask !== true && (given.unmask.length > 0 || given.maskAlso.length > 0)) {
    throw new UsageError('option-needs-other', {
      option: given.unmask.length > 0 ? '--unmask' : '--mask-also',
      other: '--mask',
    });
  }
  if (out === null) throw new UsageError('missing-option', { option: '--out' });
  if (kind !== 'proof') assertTarget(out);
  const masking = maskingChoice(given, false);
  const signatureIds = signatureNumbers(given.signatures);
  const caseId = await openCase(context);
  const result = await ask(engine, 'export.make', {
    caseId,
    kind,
    sessionIds: await sessionIds(context, caseId),
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
  else saveFile(out, bytesOf(first));
  terminal.say('report-written', { file: out });
  return exitCode.good;
}

export const exportCommand: CliCommand = { name: 'export', operands: 1, run };

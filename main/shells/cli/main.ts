/** The command line: the engine without a screen (design 6). Started by `ladeakte.mjs`. */
import { ApiFailure } from '../../api/errors.ts';
import { createEngine } from '../../engine/engine.ts';
import type { Engine } from '../../engine/engine.ts';
import { extensionFolder } from '../../extensions/extension-folder.ts';
import { extensionProblemText } from '../../extensions/extension-texts.ts';
import { programVersion } from '../launch/project.ts';
import { dataFolder } from '../data-folder.ts';
import { readArguments } from './arguments.ts';
import type { CliArguments } from './arguments.ts';
import { usageText } from './cli-texts.ts';
import { UsageError } from './command.ts';
import type { CliCommand } from './command.ts';
import { configCommand } from './commands/config.ts';
import { explainCommand } from './commands/explain.ts';
import { noteCommand } from './commands/note.ts';
import { exportCommand } from './commands/export.ts';
import { importCommand } from './commands/import.ts';
import { readAsCommand } from './commands/read-as.ts';
import { reportCommand } from './commands/report.ts';
import { rulesCommand } from './commands/rules.ts';
import { showCommand } from './commands/show.ts';
import { verifyCommand } from './commands/verify.ts';
import { exitCode } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import { createTerminal } from './terminal.ts';
import type { Terminal } from './terminal.ts';

const commands: readonly CliCommand[] = [
  importCommand,
  verifyCommand,
  showCommand,
  explainCommand,
  configCommand,
  noteCommand,
  readAsCommand,
  reportCommand,
  rulesCommand,
  exportCommand,
];

/** Tells what is wrong with extension files. One that was named has to be right; one of the settings folder stops nothing. */
function tellExtensions({ extensions }: Engine, terminal: Terminal): boolean {
  for (const problem of extensions.problems) terminal.note(extensionProblemText(problem, terminal.language));
  return extensions.problems.every(({ origin }) => origin === 'folder');
}

async function withEngine(given: CliArguments, command: CliCommand): Promise<ExitCode> {
  const terminal = createTerminal(given.language);
  const engine = createEngine({
    dataFolder: dataFolder(),
    shell: 'cli',
    version: programVersion(),
    sampleArchive: null,
    extensionFiles: given.extensions,
    extensionFolder: extensionFolder(),
  });
  // The first Ctrl-C ends what runs: an import keeps what is complete. The second one waits for nothing.
  let interrupted = false;
  const interrupt = (): void => {
    if (interrupted) process.exit(exitCode.error);
    interrupted = true;
    terminal.say('cancelling');
    engine.cancelAll();
  };
  process.on('SIGINT', interrupt);
  try {
    if (!tellExtensions(engine, terminal)) return exitCode.error;
    return await command.run({ engine, terminal, arguments: given });
  } catch (error) {
    if (error instanceof ApiFailure) {
      terminal.failure(error.error);
      return exitCode.error;
    }
    if (error instanceof UsageError) {
      terminal.say(error.code, error.params);
      terminal.note(usageText(given.language));
      return exitCode.error;
    }
    throw error;
  } finally {
    process.off('SIGINT', interrupt);
    await engine.close();
  }
}

async function main(words: readonly string[]): Promise<ExitCode> {
  let given: CliArguments;
  try {
    given = readArguments(words, process.env);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const terminal = createTerminal('en');
    terminal.say('unknown-option', { detail: error.message });
    terminal.note(usageText('en'));
    return exitCode.error;
  }
  const terminal = createTerminal(given.language);
  if (given.version) {
    await terminal.line(programVersion());
    return exitCode.good;
  }
  if (given.help || given.command === null) {
    await terminal.line(usageText(given.language));
    return given.help ? exitCode.good : exitCode.error;
  }
  if (given.command === 'open') {
    // Loaded only here: the window and the server are no part of the other commands.
    const { openProduct } = await import('../start.ts');
    return (await openProduct(given.operands, { open: given.open, extensions: given.extensions })) === 0
      ? exitCode.good
      : exitCode.error;
  }
  const command = commands.find(({ name }) => name === given.command);
  if (command === undefined) {
    terminal.say('unknown-command', { name: given.command });
    terminal.note(usageText(given.language));
    return exitCode.error;
  }
  return withEngine(given, command);
}

// A reader that goes away early (`| head`) is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exitCode.good);
  throw error;
});

process.exitCode = await main(process.argv.slice(2));

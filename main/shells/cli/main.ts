/** The command line: the engine without a screen (design 6). Started by `ladeakte.mjs`. */
import { ApiFailure } from '../../api/errors.ts';
import type { Engine } from '../../engine/engine.ts';
import { extensionFolder } from '../../extensions/extension-folder.ts';
import { extensionProblemText } from '../../extensions/extension-texts.ts';
import { programVersion } from '../launch/project.ts';
import { dataFolder } from '../data-folder.ts';
import { endingSignals } from '../ending-signals.ts';
import { assertTaken, chooseLanguage, readArguments } from './arguments.ts';
import type { CliArguments } from './arguments.ts';
import { commandNames } from './options.ts';
import type { CommandName } from './options.ts';
import { commandHelp, shortUsage, usageText } from './usage.ts';
import { UsageError } from './usage-error.ts';
import { ask } from './command.ts';
import type { CliCommand } from './command.ts';
import { configCommand } from './commands/config.ts';
import { concludeCommand } from './commands/conclude.ts';
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
import { assertNoQuote } from './assert-no-quote.ts';

const commands: Readonly<Record<Exclude<CommandName, 'open'>, CliCommand>> = {
  import: importCommand,
  verify: verifyCommand,
  show: showCommand,
  explain: explainCommand,
  conclude: concludeCommand,
  rules: rulesCommand,
  config: configCommand,
  note: noteCommand,
  'read-as': readAsCommand,
  report: reportCommand,
  export: exportCommand,
};

/** The fields of filters are the contract's to tell. */
const showHelp: CliCommand = {
  name: 'show',
  operands: 1,
  async run({ engine, terminal }) {
    const { language } = terminal;
    await terminal.line(commandHelp('show', await ask(engine, 'filter.fields', { language }), language));
    return exitCode.good;
  },
};

/** Tells what is wrong with extension files. One that was named has to be right; one of the settings folder stops nothing. */
function tellExtensions({ extensions }: Engine, terminal: Terminal): boolean {
  for (const problem of extensions.problems) terminal.note(extensionProblemText(problem, terminal.language));
  return extensions.problems.every(({ origin }) => origin === 'folder');
}

async function withEngine(given: CliArguments, command: CliCommand, terminal: Terminal): Promise<ExitCode> {
  // Loaded only here: help and mistakes need no engine, and it is most of the program.
  const { createEngine } = await import('../../engine/engine.ts');
  const engine = createEngine({
    dataFolder: dataFolder(),
    shell: 'cli',
    version: programVersion(),
    sampleArchive: null,
    extensionFiles: given.extensions,
    extensionFolder: extensionFolder(),
  });
  // The first signal ends what runs: an import keeps what is complete, private copies are removed. The second one waits for nothing.
  let interrupted = false;
  const interrupt = (): void => {
    if (interrupted) process.exit(exitCode.error);
    interrupted = true;
    terminal.say('cancelling');
    engine.cancelAll();
  };
  for (const signal of endingSignals()) process.on(signal, interrupt);
  try {
    if (!tellExtensions(engine, terminal)) return exitCode.error;
    const code = await command.run({ engine, terminal, arguments: given, interrupted: () => interrupted });
    return interrupted ? exitCode.error : code;
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error;
    terminal.failure(error.error);
    return exitCode.error;
  } finally {
    for (const signal of endingSignals()) process.off(signal, interrupt);
    await engine.close();
  }
}

async function run(given: CliArguments, terminal: Terminal): Promise<ExitCode> {
  const { command: name, language } = given;
  if (given.version) {
    await terminal.line(programVersion());
    return exitCode.good;
  }
  const known = commandNames.find((command) => command === name);
  if (name !== null && known === undefined) throw new UsageError('unknown-command', { name });
  if (given.help && known !== 'show') {
    await terminal.line(known === undefined ? usageText(language) : commandHelp(known, [], language));
    return exitCode.good;
  }
  if (known === undefined) throw new UsageError('what-to-do', { choices: commandNames.join(', ') });
  if (known === 'open') {
    assertTaken('open', given, Number.POSITIVE_INFINITY);
    // Loaded only here: the window and the server are no part of the other commands.
    const { openProduct } = await import('../start.ts');
    assertNoQuote(given.operands);
    return (await openProduct(given.operands, { open: given.open, extensions: given.extensions })) === 0
      ? exitCode.good
      : exitCode.error;
  }
  const command = given.help ? showHelp : commands[known];
  if (!given.help) assertTaken(known, given, command.operands);
  if (known === 'import' || known === 'verify') assertNoQuote(given.operands);
  return withEngine(given, command, terminal);
}

async function main(words: readonly string[]): Promise<ExitCode> {
  const [first] = words.filter((word) => word !== 'help');
  const command = commandNames.find((known) => known === first) ?? null;
  const asked = words[words.indexOf('--lang') + 1];
  const terminal = createTerminal(chooseLanguage(words.includes('--lang') ? asked : undefined, process.env));
  try {
    const given = readArguments(words, process.env);
    return await run(given, createTerminal(given.language));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.say(error.code, error.params);
    terminal.note(shortUsage(command, terminal.language));
    return exitCode.error;
  }
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader that goes away early (`| head`) is no fault of ours.
  if (error.code === 'EPIPE') process.exit(exitCode.good);
  createTerminal(chooseLanguage(undefined, process.env)).say('output-not-writable', { reason: error.message });
  process.exit(exitCode.error);
});
// Where messages cannot be written there is nobody to tell; the exit code says the rest.
process.stderr.on('error', () => undefined);

process.exitCode = await main(process.argv.slice(2));

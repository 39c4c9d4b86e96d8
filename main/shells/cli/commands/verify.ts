import type { Language } from '../../../../parsers/model/language.ts';
import { decimalInWords } from '../../../../parsers/text/quantity-text.ts';
import { clauseText } from '../../../../parsers/text/verdict-sentences.ts';
import type { VerifiedValueLine, VerifyResult, VerifySummaryLine } from '../../../api/views/verify-views.ts';
import { verifyCsv } from '../../../api/verify-csv.ts';
import { ask, grantOperands } from '../command.ts';
import { givenKeys } from '../given-keys.ts';
import type { CliCommand, CliContext } from '../command.ts';
import { exitCode } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { givenLimits, givenPasswords } from '../import-options.ts';
import { listWords } from '../lists/list-words.ts';
import { askPassword, canAsk } from '../password-prompt.ts';
import {
  shownBilling,
  shownReason,
  shownSafe,
  shownSafeReason,
  shownSeverity,
  shownSignature,
} from '../verdict-words.ts';

/** A file that could not be read at all is a technical error, as one that is not there. */
const unreadCodes: ReadonlySet<string> = new Set(['import.file-unreadable', 'import.device']);

/** Exit code of a verification (design 6). */
function verifyExitCode({ valid, invalid, unverifiable, broken }: VerifySummaryLine): ExitCode {
  if (invalid + broken > 0) return exitCode.invalid;
  if (unverifiable > 0) return exitCode.unverifiable;
  return valid > 0 ? exitCode.good : exitCode.nothingFound;
}

function place({ source, entry }: { readonly source: string; readonly entry: string | null }): string {
  return entry === null ? source : `${source}!/${entry}`;
}

/** What the rules noticed, in words, and behind each what one looks it up by. */
function ruleLines(
  rules: VerifiedValueLine['rules'],
  sentences: readonly string[],
  language: Language,
): readonly string[] {
  return rules.map(({ code, severity, clause }, at) => {
    const said = sentences[at] ?? code;
    const place = `${code}, ${clauseText(clause, language)}`;
    return `${shownSeverity(severity, language)}: ${said === code ? '' : `${said} `}[${place}]`;
  });
}

/** A line that several readings of a record give stands once. */
async function tellOnce({ terminal }: CliContext, lines: readonly string[]): Promise<void> {
  for (const line of new Set(lines)) {
    const times = lines.filter((other) => other === line).length;
    await terminal.line(`    ${line}${times === 1 ? '' : ` ${times}×`}`);
  }
}

function forBilling({ billing, safe }: Pick<VerifiedValueLine, 'billing' | 'safe'>, language: Language): string {
  const reason = safe.reason === null ? '' : ` (${shownSafeReason(safe, language)})`;
  const { billing: label } = listWords(language).title;
  return `    ${label}: ${shownBilling(billing, language)}; S.A.F.E. 1.4.1: ${shownSafe(safe.verdict, language)}${reason}`;
}

/** The digits as the record has them, grouped as the language writes numbers. */
function shownEnergy(energyWh: string | null, language: Language): string {
  return energyWh === null ? '' : `  ${decimalInWords(energyWh, language)} Wh`;
}

async function tellValue(context: CliContext, value: VerifiedValueLine, sentences: readonly string[]): Promise<void> {
  const { terminal } = context;
  const { language } = terminal;
  const energy = shownEnergy(value.energyWh, language);
  await terminal.line(
    `${shownSignature(value.signature, language).padEnd(14)} ${place(value)} [${value.index}]  ${value.format}  ${value.meter ?? ''}${energy}`.trimEnd(),
  );
  await terminal.line(`    ${shownReason(value.signatureReason, language)}`);
  await terminal.line(forBilling(value, language));
  await tellOnce(context, ruleLines(value.rules, sentences, language));
}

async function tell(context: CliContext, result: VerifyResult): Promise<void> {
  const { terminal } = context;
  const { language } = terminal;
  const { ruleSentences } = result;
  const told = new Set<string>();
  for (const [at, value] of result.values.entries()) {
    const sentences = ruleSentences.values[at] ?? [];
    if (at > 0) await terminal.line('');
    await tellValue(context, value, sentences);
    for (const line of ruleLines(value.rules, sentences, language)) told.add(`${place(value)} ${value.index} ${line}`);
  }
  for (const [at, pair] of result.transactions.entries()) {
    const { transaction } = listWords(language).title;
    const id = pair.transactionId.replace(/^#/, '');
    await terminal.line('');
    await terminal.line(
      `${shownSignature(pair.signature, language).padEnd(14)} ${place(pair)}  ${transaction} ${id} [${pair.members.join(', ')}]${shownEnergy(pair.energyWh, language)}`,
    );
    await terminal.line(forBilling(pair, language));
    // What stands at one of its values already is not said again.
    const lines = ruleLines(pair.rules, ruleSentences.transactions[at] ?? [], language);
    await tellOnce(
      context,
      lines.filter((line) => !pair.members.some((member) => told.has(`${place(pair)} ${member} ${line}`))),
    );
  }
}

function lockedEntries({ problems }: VerifyResult): number {
  return problems.filter(({ issue }) => issue.code.startsWith('import.password-')).length;
}

async function run(context: CliContext): Promise<ExitCode> {
  const { engine, terminal, arguments: given } = context;
  const { tokens, missing } = await grantOperands(context);
  const [first, ...others] = tokens;
  if (first === undefined) return exitCode.error;
  const passwords = [...givenPasswords(given)];
  const keys = givenKeys(given.keys);
  const judge = (): Promise<VerifyResult> =>
    ask(engine, 'verify.files', {
      files: [first, ...others],
      keys,
      language: terminal.language,
      passwords,
      limits: givenLimits(given),
    });
  let result = await judge();
  for (let locked = lockedEntries(result); locked > 0 && canAsk(); locked = lockedEntries(result)) {
    const password = await askPassword(terminal, locked);
    if (password === null) break;
    passwords.push(password);
    result = await judge();
  }
  if (context.interrupted()) {
    terminal.say('verify-cancelled');
    return exitCode.error;
  }
  for (const { source, entry, issue } of result.problems) {
    if (issue.severity !== 'info') terminal.say('file-problem', { place: place({ source, entry }), text: issue.text });
  }
  if (given.json) {
    for (const value of result.values) await terminal.json(value);
    for (const pair of result.transactions) await terminal.json(pair);
    await terminal.json(result.summary);
  } else if (given.csv) {
    await terminal.csv(verifyCsv(result.values).trimEnd());
  } else {
    await tell(context, result);
    const { valid, invalid, unverifiable, broken } = result.summary;
    const words = [
      `${valid} ${shownSignature('valid', terminal.language)}`,
      `${invalid} ${shownSignature('invalid', terminal.language)}`,
      `${unverifiable} ${shownSignature('unverifiable', terminal.language)}`,
      `${broken} ${terminal.language === 'de' ? 'defekt' : 'broken'}`,
    ];
    await terminal.line(words.join(', '));
  }
  const code = verifyExitCode(result.summary);
  if (code === exitCode.nothingFound) terminal.say('no-signed-value');
  // A file that could not be opened is a technical error, unless something worse was found in the others.
  const unread = result.problems.some(({ issue }) => unreadCodes.has(issue.code));
  return (missing || unread) && code !== exitCode.invalid ? exitCode.error : code;
}

export const verifyCommand: CliCommand = { name: 'verify', operands: Number.POSITIVE_INFINITY, run };

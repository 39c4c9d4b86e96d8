import { parseArgs } from 'node:util';
import { UsageError } from './usage-error.ts';
import { cliOptions, isOption, optionNames } from './options.ts';
import type { OptionName } from './options.ts';

/** The words of a call, sorted: operands, and what each option was given. */
export interface GivenWords {
  readonly operands: readonly string[];
  readonly options: ReadonlyMap<OptionName, readonly string[]>;
}

/** The option that a slip of the finger meant: one that begins alike, or differs in a letter or two. */
function meant(name: string): string {
  const close = optionNames.find((known) => known.startsWith(name) || name.startsWith(known));
  const found = close ?? optionNames.find((known) => distance(name, known) <= (known.length > 4 ? 2 : 1));
  return found === undefined ? '' : `--${found}`;
}

/** Letters to insert, remove or change (Levenshtein); names of options are short. */
function distance(left: string, right: string): number {
  if (left.length > 32) return left.length;
  let row = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (let at = 0; at < left.length; at++) {
    const next = [at + 1];
    for (let other = 0; other < right.length; other++) {
      const changed = (row[other] ?? 0) + (left[at] === right[other] ? 0 : 1);
      next.push(Math.min(changed, (row[other + 1] ?? 0) + 1, (next[other] ?? 0) + 1));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}

/**
 * Takes the words of a call apart. Throws a `UsageError` for an option that there is not, one without its value or with one too many, and one
 * that was said twice where only one can hold.
 */
export function readWords(words: readonly string[]): GivenWords {
  const { tokens } = parseArgs({
    args: [...words],
    allowPositionals: true,
    strict: false,
    tokens: true,
    options: {
      ...Object.fromEntries(
        optionNames.map((name) => [
          name,
          { type: cliOptions[name].takes === 'nothing' ? ('boolean' as const) : ('string' as const), multiple: true },
        ]),
      ),
      help: { type: 'boolean', short: 'h' },
    },
  });
  const operands: string[] = [];
  const options = new Map<OptionName, readonly string[]>();
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value, inlineValue } = token;
    if (!isOption(name)) {
      const word = words[token.index] ?? rawName;
      if (!rawName.startsWith('--')) throw new UsageError('unknown-letters', { option: word });
      throw new UsageError('unknown-option', { option: rawName, meant: meant(name) });
    }
    const { takes } = cliOptions[name];
    const option = `--${name}`;
    if (takes === 'nothing') {
      if (value !== undefined) throw new UsageError('option-without-value', { option });
      options.set(name, ['']);
      continue;
    }
    // `--case --json` forgot the file; `--case=--json` means a file of that name.
    const forgotten = !inlineValue && value?.startsWith('--') === true && isOption(value.slice(2).split('=')[0] ?? '');
    if (value === undefined || forgotten) throw new UsageError('option-needs-value', { option });
    if (value.trim() === '' && name !== 'filter') throw new UsageError('option-needs-value', { option });
    if (takes === 'value' && options.has(name)) throw new UsageError('option-twice', { option });
    options.set(name, [...(options.get(name) ?? []), value]);
  }
  return { operands, options };
}

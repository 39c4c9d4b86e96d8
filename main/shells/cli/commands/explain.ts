import type { Explanation } from '../../../../parsers/vendors/catalogue.ts';
import { ask } from '../command.ts';
import { UsageError } from '../usage-error.ts';
import type { CliCommand, CliContext } from '../command.ts';
import { exitCode } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';

const headings = {
  de: {
    causes: 'Ursachen',
    impact: 'Folgen',
    remote: 'Abhilfe aus der Ferne',
    onSite: 'Abhilfe vor Ort',
    source: 'Quelle',
  },
  en: { causes: 'Causes', impact: 'Impact', remote: 'Remedy, remotely', onSite: 'Remedy, on site', source: 'Source' },
} as const;

async function tell({ terminal }: CliContext, match: Explanation): Promise<void> {
  const say = headings[terminal.language];
  await terminal.line(`${match.code}  ${match.vendor}, ${match.shown.kind}: ${match.title}`);
  await terminal.line(`  ${match.meaning}`);
  const parts = [
    [say.causes, match.causes],
    [say.impact, match.impact],
    [say.remote, match.remedies.remote],
    [say.onSite, match.remedies.onSite],
  ] as const;
  for (const [heading, lines] of parts) {
    if (lines.length === 0) continue;
    await terminal.line(`  ${heading}:`);
    for (const line of lines) await terminal.line(`    - ${line}`);
  }
  for (const { name, value } of match.shown.facts) await terminal.line(`  ${name}: ${value}`);
  await terminal.line(`  ${say.source}: ${match.source.document}, ${match.source.section}`);
}

async function run(context: CliContext): Promise<ExitCode> {
  const { engine, terminal, arguments: given } = context;
  const query = given.operands.join(' ').trim();
  if (query === '') throw new UsageError('missing-word', { what: 'CODE' });
  const result = await ask(engine, 'explain.find', {
    query,
    language: terminal.language,
    ...(given.vendor === null ? {} : { vendor: given.vendor }),
  });
  const { vendor } = given;
  const named = vendor?.toLowerCase() ?? '';
  if (vendor !== null && !result.matches.some((match) => match.vendor.toLowerCase() === named)) {
    terminal.say('vendor-knows-nothing', { vendor });
  }
  if (given.json) await terminal.json(result);
  else for (const match of result.matches) await tell(context, match);
  if (!given.json) for (const code of result.unknown) terminal.say('code-unknown', { code });
  if (result.matches.length > 0) return exitCode.good;
  terminal.say('nothing-known', { query });
  return exitCode.nothingFound;
}

export const explainCommand: CliCommand = { name: 'explain', operands: Number.POSITIVE_INFINITY, run };

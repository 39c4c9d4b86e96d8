import { ask, openCase } from '../command.ts';
import { UsageError } from '../usage-error.ts';
import type { CliCommand, CliContext } from '../command.ts';
import { exitCode } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { succeeded } from '../finished-job.ts';

/**
 * `read-as --source ID` shows how a source is read and why; with `--station`, `--viewpoint` or `--zone` a person's word is put in its
 * place, with `--undo` it is taken back.
 */
async function run(context: CliContext): Promise<ExitCode> {
  const { engine, terminal, arguments: given } = context;
  const [source] = given.sources;
  if (source === undefined) throw new UsageError('missing-option', { option: '--source' });
  if (!/^\d{1,15}$/.test(source)) throw new UsageError('not-a-source', { value: source });
  const { station, viewpoint, zone } = given;
  if (given.sources.length > 1) throw new UsageError('option-twice', { option: '--source' });
  for (const [option, value] of [
    ['--station', station],
    ['--viewpoint', viewpoint],
    ['--zone', zone],
  ] as const) {
    if (given.undo && value !== null) throw new UsageError('options-contradict', { option: '--undo', other: option });
  }
  if (viewpoint !== null && viewpoint !== 'station' && viewpoint !== 'csms') {
    throw new UsageError('unknown-choice', { option: '--viewpoint', name: viewpoint, choices: 'station, csms' });
  }
  const caseId = await openCase(context);
  const sourceId = Number(source);
  const says = station !== null || viewpoint !== null || zone !== null;
  if (says || given.undo) {
    const job = given.undo
      ? await ask(engine, 'source.read-as-undo', { caseId, sourceId })
      : await ask(engine, 'source.read-as', { caseId, sourceId, station, viewpoint, zone });
    await succeeded(engine, terminal, job, given.caseFile ?? '');
  }
  const reading = await ask(engine, 'source.reading', { caseId, sourceId });
  if (given.json) await terminal.json(reading);
  else {
    const stations = reading.stations.map((each) => `${each.station ?? '-'} (${each.messages})`).join(', ');
    terminal.say('source-reading', {
      source: sourceId,
      station: reading.said?.station ?? stations,
      viewpoint: reading.said?.viewpoint ?? reading.viewpoint,
      forStation: reading.forStation,
      forCsms: reading.forCsms,
      zone: reading.said?.zone ?? reading.zone ?? '-',
      who: reading.said?.who ?? '-',
    });
  }
  return exitCode.good;
}

export const readAsCommand: CliCommand = { name: 'read-as', operands: 0, run };

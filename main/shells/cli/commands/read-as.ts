import { ask, openCase, UsageError } from '../command.ts';
import type { CliCommand, CliContext } from '../command.ts';
import { exitCode } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { finished } from '../finished-job.ts';
import { ApiFailure } from '../../../api/errors.ts';

/**
 * `read-as --source ID` shows how a source is read and why; with `--station`, `--viewpoint` or `--zone` a person's word is put in its
 * place, with `--undo` it is taken back.
 */
async function run(context: CliContext): Promise<ExitCode> {
  const { engine, terminal, arguments: given } = context;
  const [source] = given.sources;
  if (source === undefined || !/^\d{1,15}$/.test(source))
    throw new UsageError('missing-option', { option: '--source ID' });
  const { station, viewpoint, zone } = given;
  if (viewpoint !== null && viewpoint !== 'station' && viewpoint !== 'csms') {
    throw new UsageError('missing-option', { option: '--viewpoint station|csms' });
  }
  const caseId = await openCase(context);
  const sourceId = Number(source);
  const says = station !== null || viewpoint !== null || zone !== null;
  if (says || given.undo) {
    const job = given.undo
      ? await ask(engine, 'source.read-as-undo', { caseId, sourceId })
      : await ask(engine, 'source.read-as', { caseId, sourceId, station, viewpoint, zone });
    const { failure, failureDetail } = await finished(engine, terminal, job);
    if (failure !== null) throw new ApiFailure('internal', {}, `${failure} ${failureDetail ?? ''}`);
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

export const readAsCommand: CliCommand = { name: 'read-as', run };

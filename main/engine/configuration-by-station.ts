import type { NumberedConfiguration } from '../../parsers/ocpp/configuration-history.ts';
import { stations } from '../casefile/concluded-records.ts';
import { configurationRecords } from '../casefile/imported-records.ts';
import type { CaseDatabase } from '../casefile/open-case-file.ts';
import { stationsOfSources } from './source-stations.ts';

/** Records by station. What names no station belongs to the one that its archive tells of, or to the only one there is. */
export function configurationByStation(
  database: CaseDatabase,
): ReadonlyMap<string | null, readonly NumberedConfiguration[]> {
  const stationOf = stationsOfSources(database);
  const known = stations(database).flatMap(({ station }) => station ?? []);
  const only = known.length === 1 ? (known[0] ?? null) : null;
  const groups = new Map<string | null, NumberedConfiguration[]>();
  for (const { id, sourceId, record } of configurationRecords(database)) {
    const station = record.station ?? stationOf(sourceId) ?? only;
    const group = groups.get(station);
    if (group === undefined) groups.set(station, [{ id, record }]);
    else group.push({ id, record });
  }
  return groups;
}

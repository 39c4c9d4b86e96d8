import type { SourceId } from '../../parsers/model/evidence.ts';
import { stationIdentity } from '../../parsers/ocpp/station-identity.ts';
import { sources } from '../casefile/concluded-records.ts';
import { configurationRecords } from '../casefile/imported-records.ts';
import type { CaseDatabase } from '../casefile/open-case-file.ts';
import { standingReadAs } from './read-as.ts';

/** The station that a source comes from when it does not say so itself. */
export type StationOfSource = (sourceId: SourceId) => string | null;

/** What was dropped together belongs together: an archive, or all single files of the case. */
function rootsOf(database: CaseDatabase): ReadonlyMap<SourceId, SourceId> {
  const parents = new Map(sources(database).map(({ id, parentId }) => [id, parentId]));
  const loose = 0;
  const root = (id: SourceId): SourceId => {
    let at = id;
    for (let parent = parents.get(at) ?? null; parent !== null; parent = parents.get(at) ?? null) at = parent;
    // A dropped file without entries of its own shares the root of all loose files.
    return at === id ? loose : at;
  };
  return new Map([...parents.keys()].map((id) => [id, root(id)]));
}

/** Reads the identities from the configuration files of each archive. */
export function stationsOfSources(database: CaseDatabase): StationOfSource {
  const roots = rootsOf(database);
  const values = new Map<SourceId, { key: string; value: string | null }[]>();
  for (const { sourceId, record } of configurationRecords(database)) {
    if (record.via !== 'configuration-file' && record.via !== 'configuration-store') continue;
    const root = roots.get(sourceId) ?? sourceId;
    const known = values.get(root);
    if (known === undefined) values.set(root, [record]);
    else known.push(record);
  }
  const stations = new Map([...values].map(([root, records]) => [root, stationIdentity(records)]));
  const said = standingReadAs(database);
  return (sourceId) => said.get(sourceId)?.station ?? stations.get(roots.get(sourceId) ?? sourceId) ?? null;
}

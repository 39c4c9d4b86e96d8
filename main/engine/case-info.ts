import { caseSpan } from '../casefile/case-counts.ts';
import { conclusionState } from '../casefile/conclusion-state.ts';
import { drawnBy } from '../casefile/conclusion-mark.ts';
import type { Drawer, DrawnBy } from '../casefile/conclusion-mark.ts';
import { stations } from '../casefile/concluded-records.ts';
import { readMeta, readRevision } from '../casefile/meta.ts';
import type { CaseInfo } from '../api/views/case-views.ts';
import type { ExtensionSet } from '../extensions/extension-set.ts';
import { identitiesOf, readIdentities, sameConclusions } from '../extensions/used-extensions.ts';
import type { OpenCase } from './open-cases.ts';

function zoneReason(text: string | null): CaseInfo['zoneReason'] {
  return text === 'given' || text === 'estimated' ? text : 'default';
}

const known = new WeakMap<OpenCase, { readonly of: string; readonly by: DrawnBy }>();

/** Asked with every answer about the case, read once a conclusion. */
function whoDrew(open: OpenCase, drawer: Drawer): DrawnBy {
  const { database } = open;
  const of = `${readRevision(database)} ${readMeta(database, 'concluded-by')}`;
  const before = known.get(open);
  if (before?.of === of) return before.by;
  const by = drawnBy(database, drawer);
  known.set(open, { of, by });
  return by;
}

/** The head of a case: name, zone, span, stations. */
export function caseInfo(open: OpenCase, extensions: ExtensionSet, drawer: Drawer): CaseInfo {
  const { database } = open;
  const conclusions = conclusionState(database);
  const used = readIdentities(readMeta(database, 'extensions'));
  return {
    caseId: open.caseId,
    name: open.name,
    revision: readRevision(database),
    zone: readMeta(database, 'zone') ?? 'UTC',
    zoneReason: zoneReason(readMeta(database, 'zone-reason')),
    ...caseSpan(database),
    stations: stations(database).flatMap(({ station }) => (station === null ? [] : [station])),
    concluded: conclusions === 'drawn',
    conclusions,
    drawnBy: conclusions === 'drawn' ? whoDrew(open, drawer) : null,
    extensions: used,
    extensionsDiffer: !sameConclusions(used, identitiesOf(extensions)),
  };
}

import type { ConfigRow } from '../../api/views/configuration-views.ts';
import type { Page } from '../../api/views/list-page.ts';
import { configurationRecords } from '../../casefile/imported-records.ts';
import type { TimeRange } from '../../casefile/frame-list.ts';
import { evidenceLabels } from '../evidence-view.ts';
import { isoTime } from '../iso-time.ts';
import { cachedList, matches, readFilter, windowOf } from '../list-window.ts';
import type { OpenCase } from '../open-cases.ts';
import { inRange } from '../time-range.ts';

/** What stands in place of a secret; the same everywhere, so that its length tells nothing. */
const mask = '••••••';

/** Configuration values in order of reading. Secrets never leave the engine (house rule 11). */
export function listConfiguration(
  open: OpenCase,
  input: { readonly range: TimeRange; readonly filter: string; readonly offset: number; readonly limit: number },
): Page<ConfigRow> {
  const query = readFilter(input.filter);
  const labels = evidenceLabels(open);
  const found = cachedList(open, `configuration ${JSON.stringify([input.range, input.filter])}`, () =>
    [...configurationRecords(open.database)]
      .filter(
        ({ record }) =>
          inRange(input.range, record.observedAt.epochMs) &&
          matches(query, {
            fields: { key: record.key, station: record.station, via: record.via, at: record.observedAt.epochMs },
            text: () => (record.secret ? record.key : `${record.key} ${record.value ?? ''}`),
          }),
      )
      .map(({ id, record }): ConfigRow => {
        const masked = record.secret && record.value !== null && record.value !== '';
        return {
          id,
          station: record.station,
          key: record.key,
          value: masked ? mask : record.value,
          masked,
          readonly: record.readonlyKey,
          via: record.via,
          outcome: record.outcome,
          time: isoTime(record.observedAt.epochMs),
          evidence: labels.view(record.evidence),
        };
      }),
  );
  return windowOf(found, input.offset, input.limit);
}

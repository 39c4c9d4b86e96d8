import type { ConfigurationRecord } from '../../../parsers/model/configuration.ts';
import { configurationHistories, effectOf, setterOf } from '../../../parsers/ocpp/configuration-history.ts';
import type { ConfigurationHistory } from '../../../parsers/ocpp/configuration-history.ts';
import type { ConfigHistoryEntry, ConfigHistoryRow } from '../../api/views/configuration-history-views.ts';
import type { ConfigRow } from '../../api/views/configuration-views.ts';
import type { Page } from '../../api/views/list-page.ts';
import { configurationRecords } from '../../casefile/imported-records.ts';
import type { TimeRange } from '../../casefile/frame-list.ts';
import { bootTimes } from '../../casefile/station-history.ts';
import { evidenceLabels } from '../evidence-view.ts';
import { isoTime } from '../iso-time.ts';
import { cachedList, matches, readFilter, windowOf } from '../list-window.ts';
import type { OpenCase } from '../open-cases.ts';
import { secretMask } from '../shown-cells.ts';
import { stationsOfSources } from '../source-stations.ts';
import { inRange } from '../time-range.ts';

interface ListInput {
  readonly range: TimeRange;
  readonly filter: string;
  readonly offset: number;
  readonly limit: number;
}

/** Secrets never leave the engine (house rule 11). */
function shownValue(
  secret: boolean,
  value: string | null,
): { readonly value: string | null; readonly masked: boolean } {
  const masked = secret && value !== null && value !== '';
  return { value: masked ? secretMask : value, masked };
}

/** All histories of a case. A record that names no station belongs to the station of its archive. */
function histories(open: OpenCase): readonly ConfigurationHistory[] {
  return cachedList(open, 'configuration histories', () => {
    const stationOf = stationsOfSources(open.database);
    const records = [...configurationRecords(open.database)].map(({ id, sourceId, record }) => ({
      id,
      record: record.station === null ? { ...record, station: stationOf(sourceId) } : record,
    }));
    const restarts = new Map<string | null, number[]>();
    for (const { station, atMs } of bootTimes(open.database)) {
      restarts.set(station, [...(restarts.get(station) ?? []), atMs]);
    }
    return configurationHistories(records, restarts);
  });
}

/** Configuration values in order of reading; `current` marks the record that says what holds now. */
export function listConfiguration(open: OpenCase, input: ListInput): Page<ConfigRow> {
  const query = readFilter(input.filter);
  const labels = evidenceLabels(open);
  const found = cachedList(open, `configuration ${JSON.stringify([input.range, input.filter])}`, () => {
    const current = new Set(histories(open).flatMap((history) => history.current?.entry.id ?? []));
    return [...configurationRecords(open.database)]
      .filter(
        ({ record }) =>
          inRange(input.range, record.observedAt.epochMs) &&
          matches(query, { fields: fieldsOf(record), text: () => textOf(record) }),
      )
      .map(
        ({ id, record }): ConfigRow => ({
          id,
          station: record.station,
          key: record.key,
          ...shownValue(record.secret, record.value),
          readonly: record.readonlyKey,
          via: record.via,
          outcome: record.outcome,
          time: isoTime(record.observedAt.epochMs),
          evidence: labels.view(record.evidence),
          current: current.has(id),
          setBy: setterOf(record),
          effect: effectOf(record),
        }),
      );
  });
  return windowOf(found, input.offset, input.limit);
}

function fieldsOf(record: ConfigurationRecord): Readonly<Record<string, string | number | null>> {
  return { key: record.key, station: record.station, via: record.via, at: record.observedAt.epochMs };
}

function textOf(record: ConfigurationRecord): string {
  return record.secret ? record.key : `${record.key} ${record.value ?? ''}`;
}

/** One row a station and key, with everything that was ever said about it. */
export function listConfigurationHistory(open: OpenCase, input: ListInput): Page<ConfigHistoryRow> {
  const query = readFilter(input.filter);
  const labels = evidenceLabels(open);
  const found = cachedList(open, `configuration history ${JSON.stringify([input.range, input.filter])}`, () =>
    histories(open)
      .filter(({ entries }) =>
        entries.some(
          ({ record }) =>
            inRange(input.range, record.observedAt.epochMs) &&
            matches(query, { fields: fieldsOf(record), text: () => textOf(record) }),
        ),
      )
      .map((history): ConfigHistoryRow => {
        const { current, secret } = history;
        return {
          station: history.station,
          key: history.key,
          ...shownValue(secret, current?.value ?? null),
          setBy: current?.entry.setBy ?? null,
          since: isoTime(current?.entry.record.observedAt.epochMs ?? null),
          pending: current?.pending ?? false,
          otherwise: shownValue(secret, current?.otherwise?.record.value ?? null).value,
          changes: history.entries.filter(({ changes }) => changes).length,
          entries: history.entries.map(
            ({ id, record, setBy, effect, changes }): ConfigHistoryEntry => ({
              id,
              time: isoTime(record.observedAt.epochMs),
              value: shownValue(secret, record.value).value,
              via: record.via,
              setBy,
              effect,
              outcome: record.outcome,
              changes,
              evidence: labels.view(record.evidence),
            }),
          ),
        };
      }),
  );
  return windowOf(found, input.offset, input.limit);
}

import type { StatusInterval } from '../../model/status-interval.ts';

/** A status history cut into connectors; it comes ordered by station, connector and time. */
export function statusLanesOf(history: readonly StatusInterval[]): readonly (readonly StatusInterval[])[] {
  const lanes: StatusInterval[][] = [];
  for (const interval of history) {
    const lane = lanes.at(-1);
    const last = lane?.at(-1);
    if (
      lane !== undefined &&
      last?.station === interval.station &&
      last.connector === interval.connector &&
      last.evseConnector === interval.evseConnector
    )
      lane.push(interval);
    else lanes.push([interval]);
  }
  return lanes;
}

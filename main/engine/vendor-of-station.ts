import type { CatalogueIndex } from '../../parsers/vendors/catalogue-index.ts';
import { stations } from '../casefile/concluded-records.ts';
import { cachedList } from './list-window.ts';
import type { OpenCase } from './open-cases.ts';

/**
 * By which name a vendor's code is looked up: what the message itself names (`vendorId`), or, where it names none that a catalogue knows, what the station
 * said of itself at its boot.
 */
export function vendorOfCode(
  open: OpenCase,
  named: string | null,
  station: string | null,
  catalogues: CatalogueIndex,
): string | null {
  if (named !== null && catalogues.catalogueFor(named) !== undefined) return named;
  const known = cachedList(open, 'stations', () => stations(open.database));
  const ofStation = known.find((each) => each.station === station)?.vendor ?? null;
  return ofStation !== null && catalogues.catalogueFor(ofStation) !== undefined ? ofStation : named;
}

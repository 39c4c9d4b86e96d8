import type { EvidenceRef } from '../../model/evidence.ts';
import { membersOf } from '../../base/members.ts';
import { textOf } from '../../sessions/payload-fields.ts';
import { builtInCatalogues } from '../../vendors/built-in-catalogues.ts';
import { caseIndex } from '../case-index.ts';
import type { CaseView } from '../finding-rule.ts';

export type VendorId = 'chargebyte' | 'abl' | 'greenflux' | 'bacancy';

/** Why a station is taken for one of a vendor. */
export interface VendorOfStation {
  readonly station: string | null;
  /** Where BootNotification names the vendor; `null` where it is assumed. */
  readonly stated: EvidenceRef | null;
  /** What it is assumed by: a `vendorId`, the model, configuration keys; `null` where it is stated. */
  readonly assumedBy: string | null;
  readonly firmware: string | null;
}

/** Names of BootNotification and `vendorId` that stand for a vendor, lower case. */
function namesOf(vendor: VendorId): readonly string[] {
  return builtInCatalogues.catalogues.find(({ id }) => id === vendor)?.recognisedBy ?? [];
}

/** Models of a vendor whose name does not stand in them, and keys that no other vendor has. */
const signs: Readonly<Record<VendorId, { readonly model: RegExp; readonly keys: readonly string[] }>> = {
  chargebyte: {
    model: /charge control c/i,
    keys: ['sendmeterpublickeyonbootnotification', 'bootnotificationonreconnect'],
  },
  abl: {
    model: /^(?:eMC|eMH|LIMES)/i,
    keys: ['transmitmetersignature', 'handleoldtransaction', 'handleexpiredtransaction'],
  },
  greenflux: {
    model: /^(?:DSCU|SSCU)\b/i,
    keys: ['localmanagementpassword', 'externalsensor1type', 'relayhelpercontactnormallyopen'],
  },
  bacancy: { model: /^(?!)/, keys: ['ocppendpointtobackend', 'freemode', 'helplineno', 'simultaneouschargeenable'] },
};

function isName(names: readonly string[], text: string | null): boolean {
  const lower = text?.toLowerCase().trim() ?? '';
  return names.some((name) => lower === name || lower.startsWith(`${name} `) || lower.startsWith(`${name}.`));
}

const known = new WeakMap<CaseView, Map<VendorId, ReadonlyMap<string | null, VendorOfStation>>>();

/** The stations of a case that are of a vendor, by what they say of themselves. */
export function stationsOf(view: CaseView, vendor: VendorId): ReadonlyMap<string | null, VendorOfStation> {
  const ofView = known.get(view) ?? new Map<VendorId, ReadonlyMap<string | null, VendorOfStation>>();
  known.set(view, ofView);
  const cached = ofView.get(vendor);
  if (cached !== undefined) return cached;
  const found = findStations(view, vendor);
  ofView.set(vendor, found);
  return found;
}

function findStations(view: CaseView, vendor: VendorId): ReadonlyMap<string | null, VendorOfStation> {
  const names = namesOf(vendor);
  const index = caseIndex(view);
  const stations = new Map<string | null, VendorOfStation>();
  const otherVendor = new Set<string | null>();
  for (const { station, boots } of index.stations.values()) {
    for (const { payload, frame } of boots) {
      const nested = membersOf(payload['chargingStation']);
      const name = textOf(payload['chargePointVendor'] ?? nested['vendorName'], 100);
      const model = textOf(payload['chargePointModel'] ?? nested['model'], 100);
      const firmware = textOf(payload['firmwareVersion'] ?? nested['firmwareVersion'], 60);
      if (isName(names, name)) stations.set(station, { station, stated: frame.evidence, assumedBy: null, firmware });
      else if (signs[vendor].model.test(model ?? '')) {
        stations.set(station, { station, stated: null, assumedBy: `chargePointModel ${model ?? ''}`, firmware });
      } else if (name !== null) otherVendor.add(station);
    }
  }
  // Controllers are built into stations of other names: their vendorId and their keys give them away.
  for (const { station, vendorId } of view.statusHistory) {
    if (stations.has(station) || !isName(names, vendorId)) continue;
    stations.set(station, { station, stated: null, assumedBy: `vendorId ${vendorId ?? ''}`, firmware: null });
  }
  const keys = new Map<string | null, Set<string>>();
  for (const { station, key } of index.settings) {
    const lower = key.toLowerCase();
    if (!signs[vendor].keys.includes(lower)) continue;
    const seen = keys.get(station);
    if (seen === undefined) keys.set(station, new Set([key]));
    else seen.add(key);
  }
  for (const [station, seen] of keys) {
    const enough = seen.size >= 2 || !otherVendor.has(station);
    if (stations.has(station) || !enough) continue;
    stations.set(station, { station, stated: null, assumedBy: [...seen].join(', '), firmware: null });
  }
  return stations;
}

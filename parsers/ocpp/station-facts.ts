import { isMembers } from '../base/members.ts';
import type { CorrelatedFrame } from '../model/frame.ts';

/** What a station says of itself in BootNotification (1.6, 6.3), and which connectors it speaks of. */
export interface StationFacts {
  readonly station: string | null;
  readonly vendor: string | null;
  readonly model: string | null;
  readonly serial: string | null;
  /** Every version seen, in order of appearance. */
  readonly firmware: readonly string[];
  readonly connectors: readonly number[];
  /** Subprotocols of its handshakes, e.g. `ocpp1.6`, in order of appearance; left out where no log shows a handshake. */
  readonly protocols?: readonly string[];
}

export interface StationFactsFold {
  /** A handshake named a subprotocol; without a station it counts where the case knows only one. */
  protocol(station: string | null, protocol: string): void;
  frame(frame: CorrelatedFrame, payload: unknown): void;
  finish(): readonly StationFacts[];
}

function textOf(...candidates: readonly unknown[]): string | null {
  return candidates.find((value): value is string => typeof value === 'string' && value !== '') ?? null;
}

interface Collected {
  vendor: string | null;
  model: string | null;
  serial: string | null;
  readonly firmware: Set<string>;
  readonly connectors: Set<number>;
}

/** Collects the facts of every station of a case; memory grows with stations only. */
export function createStationFactsFold(): StationFactsFold {
  const stations = new Map<string | null, Collected>();
  const protocols = new Map<string | null, Set<string>>();
  function protocolsOf(station: string | null): Pick<StationFacts, 'protocols'> {
    const named = new Set([
      ...(protocols.get(station) ?? []),
      ...(stations.size === 1 ? (protocols.get(null) ?? []) : []),
    ]);
    return named.size === 0 ? {} : { protocols: [...named] };
  }

  return {
    protocol(station, protocol) {
      const known = protocols.get(station) ?? new Set();
      protocols.set(station, known.add(protocol));
    },
    frame(frame, payload) {
      let collected = stations.get(frame.station);
      if (collected === undefined) {
        collected = { vendor: null, model: null, serial: null, firmware: new Set(), connectors: new Set() };
        stations.set(frame.station, collected);
      }
      if (frame.connector !== null && frame.connector > 0) collected.connectors.add(frame.connector);
      if (frame.kind !== 'call' || frame.action !== 'BootNotification' || !isMembers(payload)) return;
      // 2.0.1 nests the same facts in `chargingStation`.
      const nested = isMembers(payload['chargingStation']) ? payload['chargingStation'] : {};
      collected.vendor = textOf(payload['chargePointVendor'], nested['vendorName']) ?? collected.vendor;
      collected.model = textOf(payload['chargePointModel'], nested['model']) ?? collected.model;
      collected.serial =
        textOf(payload['chargePointSerialNumber'], payload['chargeBoxSerialNumber'], nested['serialNumber']) ??
        collected.serial;
      const firmware = textOf(payload['firmwareVersion'], nested['firmwareVersion']);
      if (firmware !== null) collected.firmware.add(firmware);
    },
    finish() {
      return [...stations].map(([station, facts]) => ({
        station,
        vendor: facts.vendor,
        model: facts.model,
        serial: facts.serial,
        firmware: [...facts.firmware],
        connectors: [...facts.connectors].sort((left, right) => left - right),
        ...protocolsOf(station),
      }));
    },
  };
}

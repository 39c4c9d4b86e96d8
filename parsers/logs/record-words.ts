import type { DirectionLabel } from '../model/frame.ts';
import { plainName } from './record-fields.ts';

const directions: Readonly<Record<string, DirectionLabel>> = {
  cptocsms: 'station-to-csms',
  cstocsms: 'station-to-csms',
  cptocs: 'station-to-csms',
  cptocms: 'station-to-csms',
  cpcsms: 'station-to-csms',
  cpcs: 'station-to-csms',
  cpcms: 'station-to-csms',
  chargepointcentralsystem: 'station-to-csms',
  chargingstationtocsms: 'station-to-csms',
  chargingstationcsms: 'station-to-csms',
  chargertocsms: 'station-to-csms',
  chargertoserver: 'station-to-csms',
  stationcsms: 'station-to-csms',
  clienttoserver: 'station-to-csms',
  chargepointtocentralsystem: 'station-to-csms',
  chargertocms: 'station-to-csms',
  chargercms: 'station-to-csms',
  chargercsms: 'station-to-csms',
  stationtocsms: 'station-to-csms',
  chargepoint: 'station-to-csms',
  chargingstation: 'station-to-csms',
  station: 'station-to-csms',
  charger: 'station-to-csms',
  cp: 'station-to-csms',
  fromchargepoint: 'station-to-csms',
  fromcharger: 'station-to-csms',
  fromstation: 'station-to-csms',
  csmstocp: 'csms-to-station',
  csmstocs: 'csms-to-station',
  csmscp: 'csms-to-station',
  cscp: 'csms-to-station',
  cmscp: 'csms-to-station',
  cmstocp: 'csms-to-station',
  centralsystemchargepoint: 'csms-to-station',
  csmstochargingstation: 'csms-to-station',
  csmschargingstation: 'csms-to-station',
  csmstocharger: 'csms-to-station',
  servertocharger: 'csms-to-station',
  csmsstation: 'csms-to-station',
  servertoclient: 'csms-to-station',
  cstocp: 'csms-to-station',
  centralsystemtochargepoint: 'csms-to-station',
  cmstocharger: 'csms-to-station',
  cmscharger: 'csms-to-station',
  csmscharger: 'csms-to-station',
  csmstostation: 'csms-to-station',
  csms: 'csms-to-station',
  cms: 'csms-to-station',
  centralsystem: 'csms-to-station',
  server: 'csms-to-station',
  backend: 'csms-to-station',
  tochargepoint: 'csms-to-station',
  tocharger: 'csms-to-station',
  tostation: 'csms-to-station',
  incoming: 'received',
  inbound: 'received',
  in: 'received',
  receive: 'received',
  received: 'received',
  recv: 'received',
  rx: 'received',
  eingehend: 'received',
  empfangen: 'received',
  inkomend: 'received',
  ontvangen: 'received',
  entrant: 'received',
  recu: 'received',
  outgoing: 'sent',
  outbound: 'sent',
  out: 'sent',
  send: 'sent',
  sent: 'sent',
  tx: 'sent',
  ausgehend: 'sent',
  gesendet: 'sent',
  uitgaand: 'sent',
  verzonden: 'sent',
  sortant: 'sent',
  envoye: 'sent',
};

const aStation =
  '(?:cp|evse|chargepoint|chargingstation|charger|station|client|ladestation|ladepunkt|ladesaule|wallbox)';
const aBackend = '(?:csms|cms|centralsystem|server|backend|backoffice|zentrale)';
const between = '(?:proxy|gateway|broker)';
const towardsBackend = new RegExp(
  `^(?:from|von)?(?:${aStation}(?:to|zu|nach|an)?(?:${aBackend}|${between})|${between}(?:to|zu|nach|an)?${aBackend})$`,
);
const towardsStation = new RegExp(
  `^(?:from|von)?(?:${aBackend}(?:to|zu|nach|an)?(?:${aStation}|${between})|${between}(?:to|zu|nach|an)?${aStation})$`,
);

/** A direction as a record words it. A bare `cs` means either side somewhere (research K33) and so nothing here. */
export function directionFromField(value: string): DirectionLabel {
  if (/^[\u2b06\u21d1\u2191\u25b2]\ufe0f?$/.test(value)) return 'sent';
  if (/^[\u2b07\u21d3\u2193\u25bc]\ufe0f?$/.test(value)) return 'received';
  const name = plainName(value);
  const known = directions[name];
  if (known !== undefined) return known;
  return towardsBackend.test(name) ? 'station-to-csms' : towardsStation.test(name) ? 'csms-to-station' : 'unknown';
}

const version = /^(?:ocpp[ _-]?)?(?:v\.?)?(1\.[56]|2\.0(?:\.1)?|2\.1|16|201|21)-?[js]?$/i;
const dotted: Readonly<Record<string, string>> = { 16: '1.6', 201: '2.0.1', 21: '2.1' };

/** The subprotocol that a record names, in the form of a handshake (`ocpp1.6`); `null` when the words are none. */
export function protocolFromField(value: string): string | null {
  const found = version.exec(value.trim())?.[1];
  return found === undefined ? null : `ocpp${dotted[found] ?? found}`;
}

const messageTypes: Readonly<Record<string, number>> = {
  2: 2,
  3: 3,
  4: 4,
  5: 5,
  6: 6,
  call: 2,
  callresult: 3,
  callerror: 4,
  callresulterror: 5,
  send: 6,
  request: 2,
  req: 2,
  response: 3,
  res: 3,
  resp: 3,
  conf: 3,
  confirmation: 3,
  result: 3,
  error: 4,
};

/** The message type that a record names, `undefined` when the word is none. */
export function messageTypeFromField(value: string): number | undefined {
  return messageTypes[plainName(value)];
}

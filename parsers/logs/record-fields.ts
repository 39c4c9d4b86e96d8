import { isAsciiText } from '../base/byte-text.ts';
import type { DirectionLabel } from '../model/frame.ts';

/** What a column or member of a record can mean. */
export type FieldRole =
  | 'frame'
  | 'response-frame'
  | 'time'
  | 'response-time'
  | 'station'
  | 'direction'
  | 'type'
  | 'message-id'
  | 'action'
  | 'payload'
  | 'error-code'
  | 'error-description';

/**
 * Names of columns and members seen in exports, traces and log shippers (research K19, K31 to K35, K39), without case, blanks and
 * punctuation. The order within a role is the order of preference.
 */
const namesByRole: Readonly<Record<FieldRole, readonly string[]>> = {
  frame: [
    'raw',
    'rawmessage',
    'rawframe',
    'rawpayload',
    'websocketmessage',
    'ocppframe',
    'frame',
    'ocppmessage',
    'message',
    'msg',
    'requeststring',
    'request',
    'log',
    'line',
    'text',
    'content',
    'rawjson',
    'json',
    'value',
    'event',
    'textpayload',
    'messagebody',
    'messagecontent',
    'messagedata',
    'ocppjson',
    'requestpayload',
    'requestbody',
    'requestmessage',
    'requestjson',
    'nachricht',
    'anfrage',
    'bericht',
    'verzoek',
    'requete',
    'body',
    'data',
    'payload',
  ],
  'response-frame': [
    'responsestring',
    'response',
    'responsepayload',
    'responsebody',
    'responsemessage',
    'responsejson',
    'reply',
    'answer',
    'antwort',
    'antwoord',
    'reponse',
  ],
  time: [
    'timestamp',
    'time',
    'ts',
    'datetime',
    'date',
    'createdon',
    'createdat',
    'created',
    'loggedat',
    'logtime',
    'receivedat',
    'sentat',
    'eventtime',
    'requesttime',
    'messagetimestamp',
    'requestedat',
    'requestdate',
    'requesttimestamp',
    'insertedat',
    'logdate',
    'logtimestamp',
    'localtime',
    'utctime',
    'zeit',
    'zeitstempel',
    'datum',
    'anfragezeit',
    'zeitpunkt',
    'tijdstempel',
    'tijdstip',
    'tijd',
    'tijdstipverzoek',
    'horodatage',
    'dateheure',
    'heurerequete',
    'heure',
    'at',
    'asctime',
  ],
  'response-time': [
    'responsetime',
    'responsetimestamp',
    'respondedat',
    'answeredat',
    'responsedate',
    'antwortzeit',
    'tijdstipantwoord',
    'heurereponse',
  ],
  station: [
    'chargepointid',
    'chargepoint',
    'chargingstationid',
    'chargingstation',
    'stationid',
    'station',
    'chargeboxid',
    'chargebox',
    'chargerid',
    'charger',
    'deviceid',
    'device',
    'cpid',
    'cp',
    'evseid',
    'ocppidentity',
    'identity',
    'clientid',
    'chargepointserial',
    'chargerserial',
    'chargername',
    'chargepointname',
    'stationname',
    'cpname',
    'ladestation',
    'ladepunkt',
    'laadstation',
    'laadpaal',
    'laadpunt',
    'borne',
    'stationdecharge',
    'pointdecharge',
    'ocppid',
  ],
  direction: ['direction', 'dir', 'origin', 'sender', 'from', 'source', 'flow', 'richtung', 'richting', 'sens'],
  type: [
    'messagetypeid',
    'messagetype',
    'calltype',
    'msgtype',
    'type',
    'kind',
    'eventtype',
    'nachrichtentyp',
    'berichttype',
    'typedemessage',
  ],
  'message-id': ['messageid', 'uniqueid', 'uuid', 'msgid', 'ocppmessageid', 'callid', 'correlationid', 'id'],
  action: [
    'action',
    'actionname',
    'messagename',
    'eventname',
    'operation',
    'operationname',
    'method',
    'command',
    'ocppaction',
    'messageaction',
    'event',
    'name',
  ],
  payload: [
    'payload',
    'data',
    'body',
    'content',
    'params',
    'message',
    'request',
    'response',
    'errordetails',
    'details',
  ],
  'error-code': ['errorcode', 'errcode'],
  'error-description': ['errordescription', 'errdescription', 'errormessage', 'description'],
};

/** A name as it is compared: without accents too. */
export function plainName(name: string): string {
  return (isAsciiText(name) ? name : name.normalize('NFD')).toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

/** The index of the best field for a role among plain names; -1 when there is none. */
export function fieldFor(role: FieldRole, plainNames: readonly string[]): number {
  for (const name of namesByRole[role]) {
    const index = plainNames.indexOf(name);
    if (index >= 0) return index;
  }
  return -1;
}

/** All fields that may hold a frame, the likeliest first. */
export function frameFields(plainNames: readonly string[]): readonly number[] {
  return namesByRole.frame.flatMap((name) => {
    const index = plainNames.indexOf(name);
    return index < 0 ? [] : [index];
  });
}

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

/** A direction as a record words it. A bare `cs` means either side somewhere (research K33) and so nothing here. */
export function directionFromField(value: string): DirectionLabel {
  return directions[plainName(value)] ?? 'unknown';
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

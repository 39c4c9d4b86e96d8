/*
 * What columns are called in the stores that were seen (research 2.2). Names are compared without case, underscores and blanks.
 * A generic name such as `timestamp` means something only beside others; the discovery decides that.
 */

export type ColumnRole =
  | 'transactionId'
  | 'localId'
  | 'station'
  | 'connector'
  | 'idTagStart'
  | 'idTagStop'
  | 'parentIdTag'
  | 'startedAt'
  | 'stoppedAt'
  | 'meterStart'
  | 'meterStop'
  | 'meterLast'
  | 'meterLastAt'
  | 'energy'
  | 'reason'
  | 'acknowledged'
  | 'startMessageId'
  | 'stopMessageId'
  | 'genericTime'
  | 'messageId'
  | 'status'
  | 'expiresAt'
  | 'blocked'
  | 'action'
  | 'attempts';

const synonyms: Readonly<Record<ColumnRole, string>> = {
  transactionId:
    'transactionid transaction transactionpk transactionno transactionnumber txid tx txpk ocpptransactionid sessionid chargingsessionid',
  localId: 'localid uuid sessionuuid uid guid localtransactionid',
  station:
    'station stationid chargepoint chargepointid chargeboxid chargebox charger chargerid cpid chargingstationid evseserial identity chargepointidentity',
  connector:
    'connector connectorid connectorno connectornumber connectorpk evse evseid outlet outletid port portid socket socketid plug',
  idTagStart:
    'idtag idtagstart starttagid starttag startidtag tag tagid rfid rfidtag user userid idtoken card cardid uidtag authid',
  idTagStop: 'idtagend idtagstop stoptagid stoptag stopidtag endtag endidtag stoprfid',
  parentIdTag: 'parentidtag parenttagid parentid parenttag parent groupidtoken groupid',
  startedAt:
    'timestart starttime starttimestamp startedat start startts begin begintime beginat started startdate startdatetime timebegin startat sessionstart',
  stoppedAt:
    'timeend timestop stoptime stoptimestamp stoppedat stop stopts endtime endtimestamp endedat finishedat end stopped stopdate enddate stopdatetime stopat sessionend timefinish',
  meterStart:
    'meterstart startmeter meterstartwh meterstartkwh startvalue meterbegin energystart startenergy meterbeginwh meterstartvalue startwh startkwh meterreadingstart',
  meterStop:
    'meterstop stopmeter meterstopwh meterstopkwh stopvalue meterend energystop energyend endmeter endvalue stopenergy meterstopvalue stopwh stopkwh endwh endkwh meterreadingstop meterendwh',
  meterLast:
    'meterlast lastmeter lastmeterwh lastvalue meterlastwh lastenergy metercurrent currentmeter lastmetervalue',
  meterLastAt: 'meterlasttime lastmetertime lastmeterat metertime lastupdate lastmetertimestamp',
  energy: 'energy energywh energykwh consumed consumedwh consumedkwh energyconsumed totalenergy energydelivered kwh',
  reason: 'reason stopreason terminationreason endreason stopreasontext stoptransactionreason',
  acknowledged: 'csmsack ack acked acknowledged issent sent confirmed synced startconfirmed',
  startMessageId: 'starttransactionmessageid startmessageid startuniqueid startmsgid',
  stopMessageId: 'stoptransactionmessageid stopmessageid stopuniqueid stopmsgid',
  genericTime: 'timestamp time ts datetime date createdat created logtime receivedat loggedat eventtime insertedat',
  messageId: 'uniqueid messageid msgid ocppmessageid callid',
  status: 'status authstatus authorizationstatus authorisationstatus idtagstatus state',
  expiresAt: 'expirydate expiry expires expiresat expirationdate validuntil expiredate',
  blocked: 'blocked isblocked disabled',
  action: 'action messagetype operation type command method',
  attempts: 'attempts messageattempts retries trycount retrycount',
};

const roleOf: ReadonlyMap<string, NamedRole> = new Map(
  Object.entries(synonyms).flatMap(([role, words]) =>
    words.split(' ').map((word, rank) => [word, { role: role as ColumnRole, rank }] as const),
  ),
);

/** A role that a name suggests; the lower the rank, the surer. */
export interface NamedRole {
  readonly role: ColumnRole;
  readonly rank: number;
}

/** The role that a column's name suggests, `null` when it suggests none. */
export function columnRole(name: string): NamedRole | null {
  return roleOf.get(name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')) ?? null;
}

/** The unit that a column's name states. */
export function unitInName(name: string): 'Wh' | 'kWh' | null {
  if (/k_?wh/i.test(name)) return 'kWh';
  return /(?:^|[^a-z])wh$|_wh|[a-z]Wh$/i.test(name) ? 'Wh' : null;
}

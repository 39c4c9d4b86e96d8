import { rolesOfWords } from './column-words.ts';

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
  | 'startClock'
  | 'stopClock'
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
  | 'attempts'
  | 'direction'
  | 'configurationKey'
  | 'configurationValue'
  | 'readonly'
  | 'reservationId'
  | 'stackLevel'
  | 'purpose'
  | 'profileId'
  | 'measurand'
  | 'unit'
  | 'context'
  | 'phase'
  | 'reading'
  | 'event'
  | 'text'
  | 'critical'
  | 'errorCode'
  | 'vendorErrorCode'
  | 'vendorId'
  | 'answer'
  | 'deleted'
  | 'info'
  | 'power'
  | 'voltage'
  | 'current'
  | 'soc'
  | 'temperature';

const synonyms: Readonly<Record<ColumnRole, string>> = {
  transactionId:
    'transactionid transaction transactionpk transactionno transactionnumber txid tx txpk ocpptransactionid txnid sessionid chargingsessionid session transactionref transactiondatabaseid transactionrowid ocpp16transactionid ocpp201transactionid vorgangsid vorgangsnummer vorgang transaktion transaktionsid ladevorgang',
  localId: 'localid uuid sessionuuid uid guid localtransactionid',
  station:
    'station stationid chargepoint chargepointid chargeboxid chargebox charger chargerid cpid cpidentity chargingstationid chargingstation evseserial identity chargepointidentity chargerserial deviceid ocppid ocppidentity ocppchargepointid cpnumber loadpoint ladestation ladesaeule saeule',
  connector:
    'connector connectorid connectorno connectornumber connectorpk evse evseid outlet outletid port portid socket socketid plug plugid gun gunid gunno ladepunkt stecker anschluss',
  idTagStart:
    'idtag idtagstart starttagid starttag startidtag tag tagid rfid rfidtag user userid idtoken card cardid cardnumber carduid uidtag authid authtag rfiduid driver karte kartennummer kartenid nutzer',
  idTagStop: 'idtagend idtagstop stoptagid stoptag stopidtag endtag endidtag stoprfid',
  parentIdTag: 'parentidtag parenttagid parentid parenttag parent groupidtoken groupid',
  startedAt:
    'timestart starttime starttimestamp startedat start startts begin begintime beginat started startdate startdatetime timebegin startat sessionstart chargestart chargingstart startepoch startms startutc beginn startzeit startzeitpunkt ladebeginn',
  stoppedAt:
    'timeend timestop stoptime stoptimestamp stoppedat stop stopts endtime endtimestamp endedat finishedat end stopped stopdate enddate stopdatetime stopat sessionend timefinish finishtime finished completedat chargeend chargingend endepoch endms stopms endutc stoputc ende endzeit stoppzeit endzeitpunkt ladeende',
  startClock: 'startclock',
  stopClock: 'stopclock',
  meterStart:
    'meterstart startmeter meterstartwh meterstartkwh startvalue meterbegin energystart startenergy meterbeginwh meterstartvalue startwh startkwh meterreadingstart startreading startmeterwh startmeterkwh startmetervalue meterstartreading initialmeter zaehlerstart zaehlerstandstart zaehlerstandanfang zaehlerbeginn startzaehlerstand',
  meterStop:
    'meterstop stopmeter meterstopwh meterstopkwh stopvalue meterend energystop energyend endmeter endvalue stopenergy meterstopvalue stopwh stopkwh endwh endkwh meterreadingstop meterendwh meterendkwh stopmeterwh stopmeterkwh stopmetervalue stopreading endreading finalmeter zaehlerende zaehlerstandende zaehlerstop endzaehlerstand',
  meterLast:
    'meterlast lastmeter lastmeterwh lastvalue meterlastwh lastenergy metercurrent currentmeter lastmetervalue',
  meterLastAt: 'meterlasttime lastmetertime lastmeterat metertime lastupdate lastmetertimestamp',
  energy:
    'energy energywh energykwh consumed consumedwh consumedkwh energyconsumed totalenergy energydelivered deliveredwh deliveredkwh energywhtotal totalwh totalkwh kwh energie energiewh energiekwh verbrauch',
  reason:
    'reason stopreason terminationreason endreason stopreasontext stoptransactionreason stoppedreason closereason grund abbruchgrund endegrund',
  acknowledged: 'csmsack ack acked acknowledged issent sent confirmed synced startconfirmed',
  startMessageId: 'starttransactionmessageid startmessageid startuniqueid startmsgid',
  stopMessageId: 'stoptransactionmessageid stopmessageid stopuniqueid stopmsgid',
  genericTime:
    'timestamp time ts datetime date createdat created logtime receivedat loggedat eventtime insertedat recordedat measuredat sampledat statustimestamp statustime eventtimestamp reportedat registerdttm zeit zeitstempel zeitpunkt',
  messageId: 'uniqueid messageid msgid ocppmessageid callid requestid correlationid',
  status: 'status authstatus authorizationstatus authorisationstatus idtagstatus state reportedstatus connectorstatus',
  expiresAt: 'expirydate expiry expires expiresat expirationdate validuntil expiredate',
  blocked: 'blocked isblocked disabled',
  action: 'action ocppaction messagename msgname messagetype msgtype operation type command method',
  attempts: 'attempts messageattempts retries trycount retrycount',
  direction: 'direction dir sender origin way',
  configurationKey: 'key configkey configurationkey paramname parameter parametername setting settingname option',
  configurationValue: 'value configvalue configurationvalue paramvalue parametervalue settingvalue val',
  readonly: 'readonly isreadonly ro',
  reservationId: 'reservationid reservation reservationpk resid',
  stackLevel: 'stacklevel',
  purpose: 'purpose chargingprofilepurpose profilepurpose',
  profileId: 'profileid chargingprofileid chargingprofilepk',
  measurand: 'measurand',
  unit: 'unit valueunit unitofmeasure',
  context: 'context readingcontext',
  phase: 'phase',
  reading:
    'value valuewh valuekwh energywh energykwh energy energyactiveimportregister reading meterreading metervalue wh kwh sampledvalue register',
  event: 'event eventtype type eventname',
  text: 'message text description detail details',
  critical: 'critical iscritical severity',
  errorCode: 'errorcode error',
  vendorErrorCode: 'vendorerrorcode vendorerror',
  vendorId: 'vendorid vendor',
  power: 'power powerkw powerw poweractiveimport activepower activepowerw activepowerkw leistung',
  voltage: 'voltage voltagev volts spannung',
  current: 'current currenta currentimport amps amperage strom',
  soc: 'soc socpercent stateofcharge batterylevel socpct',
  temperature: 'temperature temp temperaturec temperatur',
  info: 'info errorinfo information statusinfo additionalinfo',
  deleted:
    'deletedat isdeleted deleted deletedon softdeleted datedeleted deletedate removedat geloescht geloeschtam istgeloescht',
  answer: 'response answer responsepayload responsejson responsebody confirmation reply',
};

/** A word can suggest several roles; the table decides which of them counts. */
const rolesOf: ReadonlyMap<string, readonly NamedRole[]> = namedRoles();

function namedRoles(): ReadonlyMap<string, readonly NamedRole[]> {
  const found = new Map<string, NamedRole[]>();
  for (const [role, words] of Object.entries(synonyms)) {
    words.split(' ').forEach((word, rank) => {
      const named = { role: role as ColumnRole, rank };
      const known = found.get(word);
      if (known === undefined) found.set(word, [named]);
      else known.push(named);
    });
  }
  return found;
}

/** A role that a name suggests; the lower the rank, the surer. */
export interface NamedRole {
  readonly role: ColumnRole;
  readonly rank: number;
}

/** Behind every name that is known as a whole. */
const rankOfWords = 1_000;
const remembered = new Map<string, readonly NamedRole[]>();

/** The roles that a column's name suggests, the likeliest first: by the name as a whole, else by the words that it is made of. */
export function columnRoles(name: string): readonly NamedRole[] {
  const parts = name.split('.');
  const last = parts.at(-1) ?? '';
  if (parts.length > 1 && parts[0] !== '') {
    // a column of a document or of the row that is pointed to: what that says counts more than the pointer
    const own = columnRoles(last);
    const edge = /^(?:start|stop|begin|end|finish)(?:ed)?$/i.test(parts.at(-2) ?? '');
    const both = edge ? columnRoles(`${parts.at(-2) ?? ''}_${last}`) : [];
    if (both.length > 0) return both.map(({ role, rank }) => ({ role, rank: rank - 10 * rankOfWords }));
    const holder = (parts.at(-2) ?? '').replace(/_?(?:id|pk|fk|ref|key|no)$/i, '');
    // an identity counts more than the name that people gave, wherever both stand
    return (own.length > 0 ? own : columnRoles(`${holder}_${last}`)).map(({ role, rank }) => ({
      role,
      rank: rank - 10 * rankOfWords,
    }));
  }
  const plain = name
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss');
  const known = rolesOf.get(plain.replaceAll(/[^a-z0-9]/g, ''));
  if (known !== undefined) return known;
  let found = remembered.get(name);
  if (found === undefined) {
    // a key that only the store knows stands behind one that the backend gave out
    const keyed = /uuid|guid/i.test(name) ? 2 * rankOfWords : rankOfWords;
    // the card says more than whose it is
    const rank = /user|driver|customer|account|kunde|nutzer|fahrer/i.test(name) ? keyed + 100 : keyed;
    found = rolesOfWords(name.slice(0, 100)).map((role) => ({ role, rank }));
    if (remembered.size < 10_000) remembered.set(name, found);
  }
  return found;
}

/** The first role that a column's name suggests, `null` when it suggests none. */
export function columnRole(name: string): NamedRole | null {
  return columnRoles(name)[0] ?? null;
}

import type { ColumnRole } from './column-roles.ts';

/*
 * What the words of a column's name mean together: `BeginDateTime`, `zaehlerstand_ende`, `kaishi_dianliang`, `eindtijd`. A name counts only when it
 * is made of known words throughout.
 */

type Meaning =
  | 'start'
  | 'end'
  | 'last'
  | 'time'
  | 'when'
  | 'meter'
  | 'energy'
  | 'taken'
  | 'reason'
  | 'connector'
  | 'station'
  | 'tag'
  | 'session'
  | 'number'
  | 'filler';

/** Words in English, German, Dutch, French, Spanish, Italian and Chinese (pinyin and characters). */
const vocabulary: Readonly<Partial<Record<Meaning, string>>> = {
  start:
    'start started begin began beginning initial initiated opened plugin pluggedin beginn begonnen anfang anfangs gestartet aanvang begonnen debut depart inicio inicial inizio iniziale kaishi qishi qidong 开始 起始 启动 起',
  end: 'stop stopped end ended ending finish finished final closed complete completed unplug unplugged plugout pluggedout ende endet beendet beendigung stopp schluss abbruch einde eind beeindigd gestopt fin arret final finale fine parada jieshu tingzhi zhongzhi 结束 停止 终止 止',
  last: 'last latest letzter letzte letztes laatste dernier ultimo zuihou zuixin 最后 最新',
  time: 'time timestamp date datetime epoch unix utc clock moment zeit zeitpunkt zeitstempel uhrzeit datum tijd tijdstip tijdstempel heure horodatage hora fecha ora data shijian riqi shike millis seconds msec 时间 日期 时刻',
  meter:
    'meter metervalue meterreading reading register counter index zaehler zaehlerstand zaehlerwert zaehlwerk stand messwert ablesung meterstand tellerstand teller compteur releve lectura contador medidor lettura contatore dushu biaoshu dianbiao biaodi shishu 读数 表底 表数 示数 电表 表码',
  energy:
    'energy wh kwh mwh watthours kilowatthours joule joules kj mj kilojoule kilojoules megajoules energie energia arbeit wattstunden kilowattstunden dianliang dianneng 电量 电能 电度',
  taken:
    'total consumed consumption used usage delivered charged transferred added dispensed supplied amount quantity verbrauch verbraucht geladen geladene gesamt menge bezogen abgegeben verbruik verbruikt geleverd consommation consommee consumo zong chongdian leiji 总 充电 累计 消耗',
  reason: 'reason cause grund ursache reden oorzaak motif raison motivo causa razon yuanyin 原因',
  connector:
    'connector conn evse outlet plug port socket gun cable ladepunkt ladepunkts stecker anschluss dose steckdose steckplatz ladekabel aansluiting stekker contactdoos prise connecteur conector toma presa connettore qiang qiangkou chongdianqiang chazuo jiekou 枪 枪口 充电枪 插座 接口',
  station:
    'station stations charger chargepoint chargebox chargingstation chargingpoint wallbox evsestation pile device saeule ladesaeule ladesaeulen ladestation ladestations laadpaal laadstation laadpunt paal borne estacion cargador colonnina stazione zhuang chongdianzhuang dianzhuang shebei zhandian 桩 充电桩 电桩 设备 站点',
  tag: 'idtag tag rfid card token user badge auth customer contract driver account karte karten rfidkarte ladekarte ausweis chip nutzer benutzer benutzerkarte kunde fahrer pas laadpas kaart gebruiker klant carte utilisateur tarjeta usuario tessera utente yonghu kahao 卡 用户 账户',
  session:
    'transaction tx txn session charge charging cdr order record transaktion transaktions vorgang vorgangs ladevorgang ladevorgangs ladung sitzung transactie sessie laadsessie laadtransactie recharge carga sesion transaccion ricarica sessione dingdan jiaoyi liushui jilu 订单 交易 流水 记录 充电记录',
  number:
    'id no nr num number nummer numero hao bianhao code key pk ref reference ident identity identifier serial name naam uid guid uuid bianma 号 编号 编码 名称',
  filler: 'ocpp estimated value wert waarde valeur valor valore str text raw col field at ms sec us ns s the of',
};

/** Too short or too common to be taken out of a run of letters; they count where they stand alone. */
const alone: Readonly<Partial<Record<Meaning, string>>> = {
  start: 'from von van ab alt since desde du old 自',
  end: 'to until till bis tot neu hasta au new by 至 到',
  time: 'ts dt sj',
  when: 'at on am um when le',
  reason: 'why',
  connector: 'cp_port bay side',
  station: 'cp cs box cb evcs zid',
  tag: 'uid ka user_id who',
};

const words = meaningsOf(vocabulary);
const lonely = new Map([...words, ...meaningsOf(alone)]);
const longestWord = Math.max(...[...words.keys()].map(({ length }) => length));

function meaningsOf(lists: Readonly<Partial<Record<Meaning, string>>>): Map<string, readonly Meaning[]> {
  const found = new Map<string, readonly Meaning[]>();
  for (const [meaning, list] of Object.entries(lists)) {
    for (const word of list.split(' ')) found.set(word, [...(found.get(word) ?? []), meaning as Meaning]);
  }
  return found;
}

/** The parts of a name: at underscores, blanks, digits and where lower case turns to upper case. */
function partsOf(name: string): readonly string[] {
  return name
    .replaceAll(/([\p{Ll}\d])(\p{Lu})/gu, '$1_$2')
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1_$2')
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .split(/[^\p{L}]+/u)
    .filter((part) => part !== '');
}

/** The fewest known words that a run of letters is made of; `null` when something is left over. */
function cutIntoWords(run: string, known: ReadonlyMap<string, unknown> = words): readonly string[] | null {
  if (run.length > 60) return null;
  const best: (readonly string[] | null)[] = [[]];
  for (let end = 1; end <= run.length; end += 1) {
    let found: readonly string[] | null = null;
    for (let from = Math.max(0, end - longestWord); from < end; from += 1) {
      const before = best[from] ?? null;
      const word = run.slice(from, end);
      if (before === null || !known.has(word) || (word.length < 2 && !/\p{Lo}/u.test(word))) continue;
      if (found === null || before.length + 1 < found.length) found = [...before, word];
    }
    best.push(found);
  }
  return best[run.length] ?? null;
}

/** What a name says, word by word; `null` when one of its parts is no known word. */
function meaningsIn(name: string): ReadonlySet<Meaning> | null {
  const parts = partsOf(name.replace(/^(?:tbl|col|fld|f|c|n|s|d)_/i, ''));
  const cut = parts.flatMap((part): readonly (string | null)[] =>
    lonely.has(part) ? [part] : (cutIntoWords(part) ?? [null]),
  );
  // capitals may stand at every syllable: KaiShiShiJian, PluggedInAt
  const known = cut.includes(null) ? cutIntoWords(parts.join(''), lonely) : cut;
  if (known === null || known.length === 0) return null;
  return new Set(known.flatMap((word) => lonely.get(word ?? '') ?? []));
}

/** Which end of something a part of a name speaks of, also when the other parts say nothing. */
export function edgeInName(name: string): 'start' | 'end' | null {
  const said = new Set(partsOf(name).flatMap((part) => words.get(part) ?? []));
  if (said.has('start') === said.has('end')) return null;
  return said.has('start') ? 'start' : 'end';
}

/** Quantities that rise from a begin to an end as a register does, and are none. */
const otherQuantities: ReadonlySet<string> = new Set(
  'odometer mileage kilometer kilometre kilometers km mile miles distance range byte bytes size pages page version price preis cost costs kosten betrag currency balance saldo kontostand soc percent prozent temperature temp latitude longitude lat lon lng seats duration elapsed seconds minutes dauer laufzeit duur duree'.split(
    ' ',
  ),
);

/** Whether a name says that its numbers measure something else than energy. */
export function namesOtherQuantity(name: string): boolean {
  return partsOf(name).some((part) => otherQuantities.has(part));
}

const things: ReadonlySet<Meaning> = new Set<Meaning>(['session', 'station', 'connector', 'tag']);

/** The last thing that a name of several parts speaks of. */
function lastThing(name: string): Meaning | null {
  return (
    partsOf(name)
      .flatMap((part) => (lonely.has(part) ? [part] : (cutIntoWords(part) ?? [])))
      .flatMap((word) => (lonely.get(word) ?? []).filter((meaning) => things.has(meaning)))
      .at(-1) ?? null
  );
}

/** The roles that the words of a name suggest, the likeliest first. */
export function rolesOfWords(name: string): readonly ColumnRole[] {
  const has = meaningsIn(name);
  if (has === null) return [];
  const start = has.has('start');
  const end = has.has('end');
  const edge = start || end;
  const metered = has.has('meter') || has.has('energy');
  if (has.has('reason')) return start && !end ? [] : ['reason'];
  if (has.has('last') && metered) return has.has('time') ? ['meterLastAt'] : ['meterLast'];
  if (edge && start !== end) {
    if (metered && !has.has('time')) return [start ? 'meterStart' : 'meterStop'];
    if (has.has('tag')) return [start ? 'idTagStart' : 'idTagStop'];
    if (has.has('connector') || (has.has('station') && !has.has('time'))) return [];
    if (has.has('time') || has.has('when')) return [start ? 'startedAt' : 'stoppedAt'];
    // `start`, `session_end`, `start_value`: a time or a register, whatever the cells are
    if (has.has('number')) return [];
    return start ? ['startedAt', 'meterStart'] : ['stoppedAt', 'meterStop'];
  }
  if (has.has('time') && [...has].every((meaning) => meaning === 'time' || meaning === 'filler'))
    return ['genericTime'];
  if (edge || has.has('time') || has.has('when') || has.has('last')) return [];
  // `charger_transaction_id`: the last of several things is what the name means
  if (has.has('session') && has.has('number') && lastThing(name) === 'session') return ['transactionId'];
  if (has.has('connector') && !has.has('energy')) return ['connector'];
  if (has.has('energy') && !has.has('meter')) return ['energy'];
  if (metered) return has.has('taken') ? ['energy'] : [];
  if (has.has('tag')) return ['idTagStart'];
  if (has.has('station')) return ['station'];
  if (has.has('session') && has.has('number')) return ['transactionId'];
  return [];
}

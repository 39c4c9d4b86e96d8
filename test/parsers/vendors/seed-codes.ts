import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/*
 * Lists of codes taken from the scanned manuals themselves, by the shape of their tables and by no knowledge of the catalogues, so that
 * the two can be compared. The manuals are not part of the project: where they are missing the comparison is skipped.
 */

const folder = fileURLToPath(new URL('../../../../shared/seeds/', import.meta.url));

export const seedsPresent = existsSync(folder);

/** The text of the manual whose file name begins with this number, e.g. `001`. */
export function seedText(number: string): string {
  const name = readdirSync(folder).find((file) => file.startsWith(`${number}_`) && file.endsWith('.txt'));
  if (name === undefined) throw new Error(`no manual ${number} in ${folder}`);
  return readFileSync(`${folder}${name}`, 'utf8').replace(/<\/?code>/g, '');
}

/** The part between two texts; the first occurrence of `from` after the table of contents. */
function between(text: string, from: string, to: string): string {
  const start = text.indexOf(from);
  const end = text.indexOf(to, start + from.length);
  if (start === -1 || end === -1) throw new Error(`the manual has no part from "${from}" to "${to}"`);
  return text.slice(start, end);
}

function cells(text: string): readonly (readonly string[])[] {
  return text
    .split('\n')
    .filter((line) => line.includes('\t'))
    .map((line) => line.split('\t').map((cell) => cell.trim()));
}

const unique = (list: readonly string[]): readonly string[] => [...new Set(list)].sort();

export interface SeedError {
  readonly code: string;
  readonly ocppErrorCode: string;
  readonly priority: string;
  readonly section: string;
  readonly has: {
    readonly causes: boolean;
    readonly impact: boolean;
    readonly remote: boolean;
    readonly onSite: boolean;
  };
  readonly mqttCondition: string;
}

/** chargebyte, Table 3 and the sections 3.3.4.1 to 3.3.4.36. */
export function chargebyteErrors(): readonly SeedError[] {
  const text = seedText('001');
  const table = cells(between(text, 'ChargePointErrorCode\tvendorErrorCode\tPrio', 'Table 3 OCPP')).filter(
    ([first]) => first !== 'ChargePointErrorCode',
  );
  const sections = [...text.matchAll(/^(3\.3\.4\.\d+) (\w+)(?: \(vendorErrorCode =\s*(\w+)\))?$/gm)];
  return table.map(([ocppErrorCode = '', vendorCode = '', priority = '']) => {
    const code = vendorCode === '' ? ocppErrorCode : vendorCode;
    const at = sections.findIndex((match) => (match[3] ?? match[2]) === code);
    const section = sections[at];
    if (section === undefined) throw new Error(`no section for ${code}`);
    const end = sections[at + 1]?.index ?? text.indexOf('3.3.5 Availability', section.index);
    const body = text.slice(section.index, end);
    return {
      code,
      ocppErrorCode,
      priority: priority.replace(/ \(.*/, ''),
      section: section[1] ?? '',
      has: {
        causes: body.includes('Error cause\t'),
        impact: body.includes('Impact\t'),
        remote: body.includes('How to solve remotely\t'),
        onSite: body.includes('How to solve on-site\t'),
      },
      mqttCondition: /^MQTT condition\t(.*)$/m.exec(body)?.[1]?.trim() ?? '',
    };
  });
}

/** chargebyte, Table 6: name, access, default. */
export function chargebyteKeys(): readonly {
  readonly code: string;
  readonly access: string;
  readonly default: string;
}[] {
  return cells(between(seedText('001'), 'Parameter\tAccess\tDefault\tChanges apply', 'Table 6 OCPP'))
    .filter(([name, access]) => name !== 'Parameter' && (access === 'R' || access === 'R/W'))
    .map(([code = '', access = '', given = '', applies = '', own = '']) => ({
      code,
      access,
      default: given,
      appliesWhen: applies.toLowerCase(),
      vendorSpecific: own,
    }));
}

/** chargebyte, the first column of every table of a JSON configuration file (Tables 2, 9, 47 to 51, 56, 82). */
export function chargebyteParameters(): readonly string[] {
  const rooted =
    /^((?:ports\[0\]|io|ocpp|network|uplink|leds\[0\]|rotary_switch_1\[\d+\])\/[A-Za-z0-9_/[\]]+|fake_highlevel_dc_vendors[A-Za-z_/]*)\t/gm;
  const text = seedText('001');
  const tables = [
    between(text, '3.3.3 OCPP connection behavior', 'Table 2 WebSocket'),
    between(text, 'Table 8 MQTT topics', 'Table 9 Dedicated'),
    between(text, 'Table 46 Charging stack', 'Table 51 Network'),
    between(text, 'Steps to do during deployment', 'Table 56 Mobile'),
    between(text, 'Table 81 MQTT', 'Table 82 Configuration'),
  ].join('\n');
  return unique(
    [...tables.matchAll(rooted)].map(([, name = '']) =>
      name
        // The scan misreads rcd_monitor in half of the rows; "MyCar" is the manual's example of a vendor.
        .replace('rzd_monitor', 'rcd_monitor')
        .replace('MyCar', '<vendor>')
        .replace(/^rotary_switch_1\[\d+\]/, 'rotary_switch_1[0..15]'),
    ),
  );
}

/** chargebyte, rows of those tables that stand on one line: name, default and whether OCPP may set it. */
export function chargebyteParameterRows(): readonly {
  readonly code: string;
  readonly default: string;
  readonly ocpp: string | undefined;
}[] {
  return cells(seedText('001'))
    .filter(
      ([name = '', , , given]) =>
        /^(?:ports\[0\]|io|ocpp|network|uplink|leds\[0\])\//.test(name) && given !== undefined,
    )
    .map(([name = '', , , given = '', ocpp]) => ({
      code: name.replace('rzd_monitor', 'rcd_monitor'),
      default: withoutQuotes(given),
      ocpp,
    }));
}

/** Blanks and quotation marks differ from scan to scan. */
export function withoutQuotes(text: string): string {
  return text.replace(/[\s"“”]/g, '').toLowerCase();
}

/** chargebyte, every MQTT topic: in quotation marks, or first in a table row. */
export function chargebyteTopics(): readonly string[] {
  const text = seedText('001');
  const quoted = [...text.matchAll(/"((?:port0|ci|ocpp)\/[a-z0-9_/+ ]+)"/g)].map(([, topic = '']) => topic);
  const rows = [
    ...text.matchAll(
      /^(?:complete \w+\t|register service\t)?((?:port0|ocpp\/data_transfer|firmware)\/?[a-z_/<>]+)(?:\t|$)/gm,
    ),
  ].map(([, topic = '']) => topic);
  // Table 24 names the topic of a relay in its last column.
  const relays = [
    ...between(text, 'Board Interface\tSignal Name', 'Table 24 Relays').matchAll(/\t(port0\/\S+)$/gm),
  ].map(([, topic = '']) => topic);
  const old = /`(port0\/rfid\/authorizeReq)`/.exec(text)?.[1] ?? '';
  // A topic that the scan broke over two lines has a blank in it.
  return unique(
    [...quoted, ...rows, ...relays, old].map((topic) => topic.replace(/ /g, '')).filter((topic) => topic.includes('/')),
  );
}

/** chargebyte, 7.3.3: meter, whether its serial number can be read, whether it is fit for calibration law. */
export function chargebyteMeters(): readonly (readonly [meter: string, serial: string, eichrecht: string])[] {
  return cells(between(seedText('001'), 'Meter Serial Number\tEichrecht Support', 'For SunSpec compatible meters'))
    .filter(([first]) => first !== 'Meter Serial Number' && first !== '')
    .map(([meter = '', serial = '', eichrecht = '']) => [meter, serial, eichrecht] as const);
}

/** messageId rows of chargebyte's DataTransfer tables. */
export function chargebyteMessages(): readonly string[] {
  return unique([...seedText('001').matchAll(/^messageId\t(\w+)$/gm)].map(([, name = '']) => name));
}

const plain = (text: string): string => text.replace(/<[bi]>|<\/[bi]>|\*|\\/g, '');

/** ABL, 4.5: every vendorErrorCode in the table. */
export function ablErrors(): readonly string[] {
  const table = between(seedText('002'), '## 4.5 Error Codes', '## 4.6 WebSocket');
  const pattern =
    /(?:EVSE (?:F\d+|INIT)|<type> [A-Z_]{4,}|(?:METER|AUTHENTICATOR|SMGW|RCCB|SPD|MCB_32|GeneralBreaker) [A-Z_]{4,}|Start-up)/g;
  return unique([...table.matchAll(pattern)].map(([code]) => code));
}

/** ABL, 4.5: OCPP error codes that begin a row and are marked as not in use. */
export function ablUnusedErrors(): readonly string[] {
  const table = between(seedText('002'), '## 4.5 Error Codes', '## 4.6 WebSocket');
  return unique(
    [...table.matchAll(/^(\w+) (?:<i>|\*)[^\n]*|^(\w+)\n?[^\n]*/gm)].flatMap((match) =>
      match[0].includes('currently not in use') ? [match[1] ?? match[2] ?? ''] : [],
    ),
  );
}

/** ABL, 4.4.1 and 4.4.2: standard keys with whether they are supported and their default. */
export function ablStandardKeys(): readonly { readonly code: string; readonly supported: string }[] {
  const text = between(seedText('002'), '### 4.4.1 Standard Keys OCPP 1.5\n\n', '### 4.4.3 ABL');
  const found = cells(text)
    .filter(([name = '', support = '']) => /^[A-Za-z0-9]+$/.test(name) && /^(?:yes|no|y e s|n o|n)$/.test(support))
    .map(([name = '', support = '']) => ({
      // The scan lost a letter here.
      code: name.replace('EVSidDisconnect', 'EVSideDisconnect'),
      supported: support.startsWith('y') ? 'yes' : 'no',
    }));
  return [...new Map(found.map((key) => [key.code, key])).values()];
}

/** ABL, 4.4.3: own keys with access and default; names that the scan broke in two are joined. */
export function ablProprietaryKeys(): readonly {
  readonly code: string;
  readonly access: string;
  readonly default: string;
}[] {
  return cells(between(seedText('002'), '### 4.4.3 ABL Proprietary', '## 4.5 Error Codes'))
    .filter(
      ([name = '', access = '']) => /^[A-Za-z0-9 ]+$/.test(name) && /R/.test(access) && !/Read|Re ad/.test(access),
    )
    .map(([name = '', access = '', given = '']) => ({
      code: name.replace(/ /g, ''),
      access: access.replace(/ /g, ''),
      default: withoutQuotes(given),
    }));
}

/** ABL, 4.8 and 5.3: DataTransfer messages. */
export function ablMessages(): readonly string[] {
  const text = plain(between(seedText('002'), '### 4.8.1 Initiated by Central System\n', '### 5.3.4 General'));
  const table = [...text.matchAll(/^A ?B ?L\t(\w+)/gm)].map(([, name = '']) => name);
  const limits = [...text.matchAll(/Message-ID: (\w+)/g)].map(([, name = '']) => name);
  return unique([...table, ...limits]);
}

/** ABL, 4.8.1.1 and 5.3: reasons of refusal. */
export function ablRejections(): readonly string[] {
  const text = plain(between(seedText('002'), '#### 4.8.1.1 Rejected', '### 5.3.3 Get/Set'));
  const table = [...text.matchAll(/^([A-Z]+(?:_[A-Z]+)+)\t/gm)].map(([, code = '']) => code);
  const listed = [...text.matchAll(/^- ([A-Z]+(?:_[A-Z]+)+):/gm)].map(([, code = '']) => code);
  return unique([...table, ...listed]);
}

/** GreenFlux, the list of all parameters in 4.3. */
export function greenfluxKeys(): readonly string[] {
  const text = seedText('003');
  const list = text.slice(
    text.lastIndexOf('4.3 ALL CONFIGURATION'),
    text.lastIndexOf('4.4 CONFIGURATION PARAMETER DEFINITIONS'),
  );
  const names = [...list.matchAll(/([A-Za-z0-9_]{4,}?)[ .\t]*\b\d\d(?=\s|$)/g)].map(([, name = '']) =>
    name.replace(/\.+$/, ''),
  );
  // One name lost a letter in the contents; the heading of its definition is right.
  return unique(names.map((name) => (name === 'NodId' ? 'NodeId' : name)));
}

/** GreenFlux, 4.4: default of every parameter whose definition was not mixed up with its neighbour's by the two-column layout. */
export function greenfluxDefaults(): ReadonlyMap<string, string> {
  const text = seedText('003');
  const definitions = text.slice(
    text.lastIndexOf('4.4 CONFIGURATION PARAMETER DEFINITIONS'),
    text.lastIndexOf('5 CONFIGURING AND USING'),
  );
  const headings = [...definitions.matchAll(/^([A-Za-z0-9_]{4,})\n+Controller Support/gm)];
  const found = new Map<string, string>();
  for (const [at, heading] of headings.entries()) {
    const body = definitions.slice(heading.index, headings[at + 1]?.index);
    const defaults = [...body.matchAll(/^Default value[\t ]+(.*)$/gm)];
    const fields = [...body.matchAll(/^(?:Type|Default value|Reboot required)\b/gm)];
    if (defaults.length === 1 && fields.length === 3)
      found.set(heading[1] ?? '', withoutQuotes(defaults[0]?.[1] ?? ''));
  }
  return found;
}

/** GreenFlux, the list of IOCU errors in 8.4. */
export function greenfluxErrors(): readonly string[] {
  const text = seedText('003');
  const list = text.slice(
    text.lastIndexOf('8.4 IOCU ERROR MESSAGES'),
    text.lastIndexOf('8.5 IOCU ERROR MESSAGES OVERVIEW'),
  );
  return unique([...list.matchAll(/\b(?:ERR|IOCU_EVENT)_[A-Z0-9_]+/g)].map(([code]) => code));
}

/** Bacancy: rows `Key` and `Accessibility`. */
export function bacancyKeys(): readonly { readonly code: string; readonly access: string; readonly section: string }[] {
  const text = seedText('000');
  return [...text.matchAll(/^Key\t(\w+)\nAccessibility\t(RW?)\b/gm)].map((match) => ({
    code: match[1] ?? '',
    access: match[2] ?? '',
    section: [...text.slice(0, match.index).matchAll(/^(2\.\d+) [A-Z]/gm)].at(-1)?.[1] ?? '',
  }));
}

export interface SeedParameter {
  readonly code: string;
  /** Each `null` where the two columns of the page got mixed up. */
  readonly controller: string | null;
  readonly type: string | null;
  readonly readOnly: boolean;
  readonly range: string | null;
  readonly rebootRequired: string | null;
}

/** GreenFlux, 4.4: what a definition says besides its default, wherever the scan kept it apart from its neighbours. */
export function greenfluxParameters(): readonly SeedParameter[] {
  const text = seedText('003');
  const definitions = text.slice(
    text.lastIndexOf('4.4 CONFIGURATION PARAMETER DEFINITIONS'),
    text.lastIndexOf('5 CONFIGURING AND USING'),
  );
  const headings = [...definitions.matchAll(/^([A-Za-z0-9_]{4,})\n+Controller Support/gm)];
  return headings.map((heading, at) => {
    const body = definitions.slice(heading.index, headings[at + 1]?.index);
    const only = (label: string): string | null => {
      const found = [...body.matchAll(new RegExp(`^${label}[\\t ]+(.*)$`, 'gm'))];
      return found.length === 1 ? (found[0]?.[1]?.trim() ?? null) : null;
    };
    const type = only('Type');
    const reboot = only('Reboot required');
    return {
      code: (heading[1] ?? '').replace(/^Connector1Enable$/, 'Connector1Enabled'),
      controller: only('Controller Support'),
      type: type?.replace(/ *\([Rr]ead-only\)/, '').replace('CLS', 'CSL') ?? null,
      readOnly: /read-only/i.test(type ?? ''),
      range: only('Value\\(s\\)'),
      rebootRequired:
        reboot
          ?.replace(/^True$/, 'yes')
          .replace(/^False$/, 'no')
          .toLowerCase() ?? null,
    };
  });
}

/** GreenFlux, the actions that the definitions of sensor lists name. */
export function greenfluxSensorActions(): readonly string[] {
  return unique([...seedText('003').matchAll(/\[\d+, "([A-Z]\w+)"\]/g)].map(([, name = '']) => name));
}

/** Bacancy: data type of each key. */
export function bacancyTypes(): readonly (readonly [code: string, type: string])[] {
  const pattern = /^Key\t(\w+)\nAccessibility\t[^\n]*\nData Type\t([^\n]*)$/gm;
  return [...seedText('000').matchAll(pattern)].map(([, code = '', type = '']) => [code, type.trim()] as const);
}

import { assertNever } from '../../../parsers/base/assert.ts';
import { blankJsonComments } from '../../../parsers/base/json-comments.ts';
import { readJson } from '../../../parsers/base/json-reader.ts';
import type { JsonDocument, JsonNode } from '../../../parsers/base/json-reader.ts';
import type { ConfigurationRecord } from '../../../parsers/model/configuration.ts';
import type { PublicKeyRecord } from '../../../parsers/model/signed-value.ts';
import { listedConfiguration } from '../../../parsers/ocpp/configuration-document.ts';
import type { ListedConfiguration } from '../../../parsers/ocpp/configuration-document.ts';
import { isSecretEntry } from '../../../parsers/ocpp/secret-keys.ts';
import { sourceText } from '../../../parsers/signatures/carriers/source-text.ts';
import type { SourceText } from '../../../parsers/signatures/carriers/source-text.ts';
import { positionOnly } from '../../../parsers/time/read-timestamp.ts';
import { quoted } from '../issue-list.ts';
import type { ReaderItem, ReadingReport, Recognition, SourceReader } from './source-reader.ts';
import { WholeReading } from './whole-content.ts';

/** Names at the top of chargebyte's files (Charge Control C User Guide, tables 47 to 51). */
const chargebyteNames = ['ports', 'ocpp', 'network', 'io', 'fake_highlevel_dc_vendors', 'leds', 'rotary_switch_1'];

/** Configuration keys of OCPP 1.6 (9.1) and of the stores that write them into files; three of them make a configuration. */
export const ocppNames: readonly string[] = [
  'AllowOfflineTxForUnknownId',
  'AuthorizationCacheEnabled',
  'AuthorizeRemoteTxRequests',
  'CentralSystemURI',
  'ChargePointId',
  'ClockAlignedDataInterval',
  'ConnectionTimeOut',
  'GetConfigurationMaxKeys',
  'HeartbeatInterval',
  'LocalAuthListEnabled',
  'LocalAuthorizeOffline',
  'LocalPreAuthorize',
  'MeterValueSampleInterval',
  'MeterValuesAlignedData',
  'MeterValuesSampledData',
  'NumberOfConnectors',
  'ResetRetries',
  'StopTransactionOnInvalidId',
  'StopTxnSampledData',
  'SupportedFeatureProfiles',
  'TransactionMessageAttempts',
  'TransactionMessageRetryInterval',
  'UnlockConnectorOnEVSideDisconnect',
  'WebSocketPingInterval',
];

/**
 * JSON configurations, with comments or without: customer.json, leds.json, rotaryencd.json and ocpp_data.json of chargebyte, the configuration
 * of libocpp, answers to GetConfiguration that were saved. Keys of nested files are joined with `/`.
 */
export const configurationJsonReader: SourceReader = {
  id: 'configuration-json',
  takes: 'stream',
  recognise(head): Recognition | null {
    const text = head.text?.text.slice(0, 65_536) ?? '';
    if (!/^[\s\ufeff]{0,200}(?:\{|\[\s{0,200}\{|\/[/*]|#)/.test(text) || !text.includes('{')) return null;
    const count = (names: readonly string[]): number => names.filter((name) => text.includes(`"${name}"`)).length;
    const recognised = (kind: string, keys: number): Recognition => ({
      confidence: 0.7,
      reasons: [{ code: 'sniff.configuration', params: { kind, keys } }],
    });
    const chargebyte = count(chargebyteNames);
    if (chargebyte >= 2 || /^[^"]{0,20000}"(?:leds|rotary_switch_1)"\s{0,20}:\s{0,20}\[/.test(text)) {
      return recognised('chargebyte', chargebyte);
    }
    const ocpp = count(ocppNames);
    if (ocpp >= 3) return recognised('ocpp', ocpp);
    if (/"configurationKey"\s{0,20}:\s{0,20}\[/i.test(text)) return recognised('GetConfiguration', 1);
    if (/"(?:getVariableResult|setVariableData|reportData)"\s{0,20}:\s{0,20}\[/.test(text)) {
      return recognised('variables', 1);
    }
    if (/"variable_name"\s{0,20}:/.test(text) && text.includes('"attributes"')) return recognised('libocpp', 1);
    // a file that was written for a few settings only: a profile or a controller, and known keys in it
    const group = [...profiles].some((name) => new RegExp(`"${name}"\\s{0,20}:\\s{0,20}\\{`).test(text));
    if (group && ocpp >= 1) return recognised('ocpp', ocpp);
    if (controllers.test(text)) return recognised('variables', 1);
    // a list of keys: known ones stand as values
    const listed = ocppNames.filter((name) => text.includes(`:"${name}"`) || text.includes(`: "${name}"`)).length;
    if (listed >= fewestListed && /"value"\s{0,20}:/i.test(text)) return recognised('ocpp', listed);
    // the manual names this file and not what is in it (3.3.11); the name supports what is JSON anyway
    return head.fileName === 'ocpp_data.json' ? recognised('chargebyte', 0) : null;
  },
  open: (context) => new ConfigurationReading(context),
};

/** Controllers of the device model with variables under them, whose names begin with capitals (2.0.1, appendix 3); other software has an `AuthCtrlr` too. */
const controllers =
  /"(?:AlignedDataCtrlr|AuthCacheCtrlr|AuthCtrlr|ClockCtrlr|DeviceDataCtrlr|InternalCtrlr|LocalAuthListCtrlr|MonitoringCtrlr|OCPPCommCtrlr|SampledDataCtrlr|SecurityCtrlr|SmartChargingCtrlr|TxCtrlr)"\s{0,20}:\s{0,20}\{\s{0,200}"[A-Z]/;

/** So many known keys make a list of names and values a configuration. */
const fewestListed = 3;

/** A meter's key as a configuration holds it (chargebyte `Meter1PublicKey`, ABL `MeterPublicKey1`). */
const meterKey = /(?:^|\/)(?:Meter\d{0,3}PublicKey|MeterPublicKey\d{0,3})$/i;

class ConfigurationReading extends WholeReading {
  #records = 0;
  #understood = 0;
  #damaged = false;

  protected *read(bytes: Uint8Array): Iterable<ReaderItem> {
    const source = sourceText(bytes, this.context.sourceId);
    const document = readJson(blankJsonComments(source.text.replace(/^\ufeff/, ' ')));
    if (!document.ok) {
      this.#damaged = true;
      const place = source.evidence(document.error.offset, document.error.offset);
      const params = { line: place.line ?? 0, reason: document.error.code };
      yield { record: 'issue', issue: { code: 'import.json-damaged', severity: 'error', place, params } };
      return;
    }
    this.#understood = bytes.length;
    yield* this.#recordsOf(document.value, source);
    for (const { path, name, offset } of document.value.duplicates.slice(0, 100)) {
      const place = source.evidence(offset, offset + name.length);
      const params = { name: quoted(path === '' ? name : path) };
      yield { record: 'issue', issue: { code: 'import.json-duplicate', severity: 'warning', place, params } };
    }
  }

  *#recordsOf(document: JsonDocument, source: SourceText): Iterable<ReaderItem> {
    const listed = listedConfiguration(document.root);
    if (listed === null) {
      for (const [part, path] of partsOf(document.root)) yield* this.#walk(part, path, source);
      return;
    }
    for (const entry of listed) yield* this.#emit(entry, source);
  }

  *#walk(node: JsonNode, path: string, source: SourceText): Iterable<ReaderItem> {
    switch (node.kind) {
      case 'object':
        for (const { name, value } of node.members) {
          yield* this.#walk(value, path === '' ? name : `${path}/${name}`, source);
        }
        return;
      case 'array': {
        const scalars = node.items.map(scalarText);
        // lists of words are lists in OCPP too, written with commas (1.6, 9)
        if (scalars.every((text) => text !== null)) {
          yield* this.#emit(plain(path, scalars.join(','), node), source);
          return;
        }
        for (const [index, item] of node.items.entries()) yield* this.#walk(item, `${path}[${index}]`, source);
        return;
      }
      case 'string':
      case 'number':
      case 'boolean':
      case 'null':
        yield* this.#emit(plain(path, scalarText(node), node), source);
        return;
      default:
        assertNever(node);
    }
  }

  *#emit(
    { key, value, readonlyKey, writeOnly, outcome, node }: ListedConfiguration,
    source: SourceText,
  ): Iterable<ReaderItem> {
    const evidence = source.evidence(node.start, node.end);
    const record: ConfigurationRecord = {
      record: 'configuration',
      station: this.context.station,
      key,
      value,
      readonlyKey,
      via: 'configuration-file',
      outcome,
      observedAt: positionOnly,
      secret: writeOnly || isSecretEntry(key, value),
      evidence,
    };
    this.#records += 1;
    yield record;
    if (value === null || value.trim() === '' || !meterKey.test(key)) return;
    const publicKey: PublicKeyRecord = {
      record: 'public-key',
      text: value,
      origin: 'reported',
      via: key,
      station: this.context.station,
      connector: null,
      meterSerial: null,
      observedAt: null,
      evidence,
    };
    yield publicKey;
  }

  report(): ReadingReport {
    const { confidence, reasons } = this.context.recognition;
    const left = this.bytes - this.#understood;
    return {
      account: {
        reader: 'configuration-json',
        confidence,
        reasons,
        bytesUnderstood: this.#understood,
        linesTotal: null,
        linesUnderstood: null,
        leftovers: left === 0 ? [] : [{ code: 'unknown-text', bytes: left }],
        firstMs: null,
        lastMs: null,
      },
      found: this.#records > 0 ? 'records' : 'text',
      partial: this.#damaged || this.tooLarge,
    };
  }
}

/** Feature profiles (1.6, 3.3) and the other groups by which libocpp orders its file; the keys in them are those of OCPP. */
const profiles: ReadonlySet<string> = new Set([
  'Internal',
  'Core',
  'FirmwareManagement',
  'LocalAuthListManagement',
  'RemoteTrigger',
  'Reservation',
  'SmartCharging',
  'Security',
  'PnC',
  'CostAndPrice',
  'Custom',
]);

/** The parts of a document and the path under which their keys stand. */
function partsOf(root: JsonNode): readonly (readonly [part: JsonNode, path: string])[] {
  if (root.kind !== 'object' || !root.members.some(({ name }) => name === 'Core')) return [[root, '']];
  return root.members.map(({ name, value }) =>
    profiles.has(name) && value.kind === 'object' ? [value, ''] : [value, name],
  );
}

function plain(key: string, value: string | null, node: JsonNode): ListedConfiguration {
  return { key, value, readonlyKey: null, writeOnly: false, outcome: null, node };
}

/** A scalar as text, numbers as written; `null` for JSON null and for what is no scalar. */
function scalarText(node: JsonNode): string | null {
  switch (node.kind) {
    case 'string':
      return node.value;
    case 'number':
      return node.text;
    case 'boolean':
      return String(node.value);
    case 'null':
    case 'object':
    case 'array':
      return null;
    default:
      return assertNever(node);
  }
}

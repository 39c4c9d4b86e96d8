import { readFileSync, statSync } from 'node:fs';
import { auditConfiguration } from '../../../parsers/configuration/audit.ts';
import { compareConfigurations } from '../../../parsers/configuration/compare.ts';
import type { ComparedValue } from '../../../parsers/configuration/compare.ts';
import { keyLookup } from '../../../parsers/configuration/key-knowledge.ts';
import type { KeyLookup } from '../../../parsers/configuration/key-knowledge.ts';
import { readReferenceFile } from '../../../parsers/configuration/reference-file.ts';
import { secretMask } from '../../../parsers/configuration/statement.ts';
import type { ExaminedKey } from '../../../parsers/configuration/statement.ts';
import { stationConfiguration } from '../../../parsers/configuration/station-configuration.ts';
import type { ConfigurationMoment } from '../../../parsers/configuration/station-configuration.ts';
import { sameValue } from '../../../parsers/configuration/value-rule.ts';
import type { Language } from '../../../parsers/model/language.ts';
import type { NumberedConfiguration } from '../../../parsers/ocpp/configuration-history.ts';
import { configurationText } from '../../../parsers/text/configuration-texts.ts';
import type { CatalogueIndex } from '../../../parsers/vendors/catalogue-index.ts';
import { factValue } from '../../../parsers/vendors/fact-words.ts';
import { ApiFailure } from '../../api/errors.ts';
import type {
  ComparedConfigKey,
  ConfigAudit,
  ConfigComparison,
  ConfigKey,
  ConfigMoment,
  ConfigSide,
  KeyBrief,
} from '../../api/views/configuration-views.ts';
import type { EvidenceView } from '../../api/views/evidence-views.ts';
import { sessions, stations } from '../../casefile/concluded-records.ts';
import { bootTimes, sourcesOfSignedValues } from '../../casefile/station-history.ts';
import { givenText } from '../../files/given-text.ts';
import { configurationByStation } from '../configuration-by-station.ts';
import { evidenceLabels } from '../evidence-view.ts';
import type { ResolvedFile } from '../file-grants.ts';
import { isoTime } from '../iso-time.ts';
import { cachedList } from '../list-window.ts';
import type { OpenCase } from '../open-cases.ts';
import { stationsOfSources } from '../source-stations.ts';

/** Moments of one key that a screen shows; the list of all records has the rest. */
const shownMoments = 200;
/** A reference file is a page or two of text. */
const mostReferenceBytes = 4_000_000;

type Labels = ReturnType<typeof evidenceLabels>;

/** Stations with signed readings in the case: in their sessions, or in what came along with their files. */
function signingStations(open: OpenCase): readonly (string | null)[] {
  return cachedList(open, 'signing-stations', () => {
    const stationOf = stationsOfSources(open.database);
    const ofSessions = sessions(open.database).flatMap(({ station, signedValueIds }) =>
      signedValueIds.length > 0 ? [station] : [],
    );
    return [...new Set([...ofSessions, ...sourcesOfSignedValues(open.database).map((source) => stationOf(source))])];
  });
}

function masked(secret: boolean, value: string | null): { readonly value: string | null; readonly masked: boolean } {
  const hide = secret && value !== null && value !== '';
  return { value: hide ? secretMask : value, masked: hide };
}

function momentView(moment: ConfigurationMoment, secret: boolean, labels: Labels): ConfigMoment {
  const { id, via, outcome, atMs, evidence, setBy, effect, changed } = moment;
  const { value } = masked(secret, moment.value);
  return { id, value, via, outcome, time: isoTime(atMs), evidence: labels.view(evidence), setBy, effect, changed };
}

function briefOf({ knowledge }: Pick<ExaminedKey, 'knowledge'>, language: Language): KeyBrief | null {
  const entry = knowledge?.entries[0]?.entry;
  if (knowledge === null || entry === undefined) return null;
  return {
    title: entry.title[language],
    meaning: entry.meaning[language],
    allowed: factValue(knowledge.rule.written, language),
    unit: knowledge.unit,
    default: knowledge.defaultValue,
    access: knowledge.access,
    needsReboot: knowledge.needsReboot,
    source: knowledge.source,
  };
}

function keyView(each: ExaminedKey, language: Language, labels: Labels): ConfigKey | null {
  const { configured, knowledge } = each;
  const shown = configured.current ?? configured.history.at(-1);
  if (shown === undefined) return null;
  const current = configured.current?.value ?? null;
  const given = knowledge?.defaultValue ?? null;
  return {
    id: shown.id,
    key: configured.key,
    ...masked(configured.secret, current),
    readonly: configured.readonlyKey ?? (knowledge?.access === 'read' ? true : null),
    via: shown.via,
    time: isoTime(shown.atMs),
    evidence: labels.view(shown.evidence),
    brief: briefOf(each, language),
    isDefault: given === null || current === null || configured.secret ? null : sameValue(current, given),
    history: configured.history
      .slice(-shownMoments)
      .toReversed()
      .map((moment) => momentView(moment, configured.secret, labels)),
    moments: configured.history.length,
    changes: configured.history.filter(({ changed }) => changed).length,
  };
}

/** The configuration of one station, each key explained, with what the audit says about it. Without `station` the first one with a configuration. */
export function auditStation(
  open: OpenCase,
  input: { readonly station?: string | null | undefined; readonly language: Language },
  catalogues: CatalogueIndex,
): ConfigAudit {
  const groups = configurationByStation(open.database);
  const names = [...groups.keys()].toSorted((one, other) => ((one ?? '\uffff') < (other ?? '\uffff') ? -1 : 1));
  const station = input.station === undefined ? (names[0] ?? null) : input.station;
  const records = groups.get(station) ?? [];
  const facts = stations(open.database).find((each) => each.station === station);
  const kind = { vendor: facts?.vendor ?? vendorIn(records), model: facts?.model ?? null };
  const audit = auditConfiguration({
    records,
    station: kind,
    bootsMs: cachedList(open, 'boots', () => bootTimes(open.database)).flatMap((boot) =>
      boot.station === station || boot.station === null ? [boot.atMs] : [],
    ),
    signs: signingStations(open).includes(station),
    catalogues,
  });
  const labels = evidenceLabels(open);
  const document = keyLookup(catalogues, kind).catalogue?.document;
  const keys = audit.keys.flatMap((each) => keyView(each, input.language, labels) ?? []);
  return {
    station,
    stations: names,
    vendor: kind.vendor,
    model: kind.model,
    document:
      document === undefined ? null : [document.title, document.revision].filter((part) => part !== '').join(', '),
    keys,
    statements: audit.statements.map(({ code, severity, topic, keys: about, params, source, evidence }) => ({
      code,
      severity,
      topic,
      keys: about,
      text: configurationText(code, params, input.language),
      source,
      evidence: evidence.map((ref) => labels.view(ref)),
    })),
    masked: keys.filter((key) => key.masked).length,
    unexplained: keys.filter(({ brief }) => brief === null).length,
  };
}

/** A station that never booted in the log may still say who made it. */
function vendorIn(records: readonly NumberedConfiguration[]): string | null {
  const found = records.findLast(({ record }) =>
    /(?:^|\/)(?:ChargePointVendor|VendorName|ChargingStation\/VendorName)$/i.test(record.key),
  );
  return found?.record.value ?? null;
}

export interface CompareInput {
  readonly left: SideInput;
  readonly right: SideInput;
  readonly language: Language;
}

/** A station of the case, at a time or now; or a reference file. */
export interface SideInput {
  readonly station?: string | null | undefined;
  readonly atMs?: number | undefined;
  readonly file?: ResolvedFile | undefined;
}

interface Side extends ComparedValue {
  readonly evidence: EvidenceView | null;
}

/** Two stations, one station at two times, or a station and a reference file. */
export function compareStations(open: OpenCase, input: CompareInput, catalogues: CatalogueIndex): ConfigComparison {
  const groups = configurationByStation(open.database);
  const labels = evidenceLabels(open);
  const left = sideOf(groups, input.left, labels);
  const right = sideOf(groups, input.right, labels);
  const lookups = [input.left, input.right].map(({ station }) => lookupFor(open, groups, station ?? null, catalogues));
  const rows = compareConfigurations(left.values, right.values).map(
    ({ key, state, left: one, right: other }): ComparedConfigKey => {
      const secret = one?.secret === true || other?.secret === true;
      const entry = lookups.map((lookup) => lookup.find(key)?.entries[0]?.entry).find((found) => found !== undefined);
      return {
        key,
        state,
        left: masked(secret, one?.value ?? null).value,
        right: masked(secret, other?.value ?? null).value,
        masked: secret,
        title: entry?.title[input.language] ?? null,
        leftEvidence: one?.evidence ?? null,
        rightEvidence: other?.evidence ?? null,
      };
    },
  );
  const count = (state: ComparedConfigKey['state']): number => rows.filter((row) => row.state === state).length;
  return {
    left: left.side,
    right: right.side,
    rows,
    counts: {
      same: count('same'),
      different: count('different'),
      'only-left': count('only-left'),
      'only-right': count('only-right'),
    },
  };
}

function lookupFor(
  open: OpenCase,
  groups: ReturnType<typeof configurationByStation>,
  station: string | null,
  catalogues: CatalogueIndex,
): KeyLookup {
  const facts = stations(open.database).find((each) => each.station === station);
  return keyLookup(catalogues, {
    vendor: facts?.vendor ?? vendorIn(groups.get(station) ?? []),
    model: facts?.model ?? null,
  });
}

function sideOf(
  groups: ReturnType<typeof configurationByStation>,
  { station, atMs, file }: SideInput,
  labels: Labels,
): { readonly side: ConfigSide; readonly values: readonly Side[] } {
  if (file !== undefined) {
    const values = referenceValues(file).map((value): Side => ({ ...value, evidence: null }));
    return { side: { name: file.name, time: null, keys: values.length }, values };
  }
  const name = station ?? null;
  const records = groups.get(name);
  if (records === undefined) throw new ApiFailure('station-unknown', { station: name ?? '–' });
  const values = stationConfiguration(records, atMs ?? null).flatMap(({ key, secret, current }): readonly Side[] =>
    current === null ? [] : [{ key, secret, value: current.value, evidence: labels.view(current.evidence) }],
  );
  return { side: { name, time: isoTime(atMs ?? null), keys: values.length }, values };
}

function referenceValues({ path, name }: ResolvedFile): readonly ComparedValue[] {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > mostReferenceBytes)
    throw new ApiFailure('reference-unreadable', { file: name });
  let text: string;
  try {
    text = givenText(readFileSync(path));
  } catch {
    throw new ApiFailure('file-unreadable', { file: name });
  }
  const values = readReferenceFile(text);
  if (values === null) throw new ApiFailure('reference-unreadable', { file: name });
  return values;
}

import type { FindingSeverity } from '../model/finding.ts';
import type { CatalogueIndex } from '../vendors/catalogue-index.ts';
import { contradictions } from './contradictions.ts';
import { keyLookup } from './key-knowledge.ts';
import type { StationKind } from './key-knowledge.ts';
import { namesOfKey, settingsOf } from './key-names.ts';
import { riskyStatements } from './risky-values.ts';
import type { NumberedConfiguration } from '../ocpp/configuration-history.ts';
import { isAccepted, stationConfiguration } from './station-configuration.ts';
import type { ConfigurationMoment } from './station-configuration.ts';
import { about, shownValue } from './statement.ts';
import type { ConfigurationStatement, ExaminedKey } from './statement.ts';
import { sameValue, valueFault } from './value-rule.ts';

export interface AuditInput {
  /** Of one station, its own files included. */
  readonly records: readonly NumberedConfiguration[];
  readonly station: StationKind;
  /** When the station started, in milliseconds, ascending. */
  readonly bootsMs: readonly number[];
  /** Signed readings of the station are in the case. */
  readonly signs: boolean;
  readonly catalogues: CatalogueIndex;
}

export interface ConfigurationAudit {
  /** Id of the catalogue that was asked besides OCPP's, `null` when none knows the vendor. */
  readonly catalogue: string | null;
  readonly keys: readonly ExaminedKey[];
  /** The most severe first. */
  readonly statements: readonly ConfigurationStatement[];
}

const rank: Readonly<Record<FindingSeverity, number>> = { critical: 0, warning: 1, info: 2 };

/** Judges the configuration of one station by what the catalogues say about its keys. Nothing here is a guess: what no catalogue knows is said to be unknown. */
export function auditConfiguration({ records, station, bootsMs, signs, catalogues }: AuditInput): ConfigurationAudit {
  const lookup = keyLookup(catalogues, station);
  const keys = stationConfiguration(records).map(
    (configured): ExaminedKey => ({ configured, knowledge: lookup.find(configured.key) }),
  );
  const explained = explainedFiles(keys);
  const builtForBilling = settingsOf(keys, ['EichrechtCompliant']).some(
    ({ configured }) => configured.current?.value?.trim().toLowerCase() === 'true',
  );
  const circumstances = { signs: signs || builtForBilling };
  const statements = [
    ...keys.flatMap((each) => [
      ...knowledgeOf(each, explained),
      ...valueOf(each),
      ...writesOf(each),
      ...rebootOf(each, bootsMs),
      ...defaultOf(each),
    ]),
    ...fileAgainstStation(keys),
    ...riskyStatements(keys, circumstances),
    ...contradictions(keys, circumstances),
  ];
  return {
    catalogue: lookup.catalogue?.id ?? null,
    keys,
    statements: statements.toSorted((one, other) => rank[one.severity] - rank[other.severity]),
  };
}

/** Files that the catalogues explain at all; in others (a store of states, somebody's own format) an unknown name is nothing to remark on. */
function explainedFiles(keys: readonly ExaminedKey[]): ReadonlySet<number> {
  const tally = new Map<number, { known: number; all: number }>();
  for (const { configured, knowledge } of keys) {
    const current = configured.current;
    if (current === null || current.setBy !== 'file') continue;
    const count = tally.get(current.evidence.sourceId) ?? { known: 0, all: 0 };
    count.all += 1;
    if (knowledge !== null) count.known += 1;
    tally.set(current.evidence.sourceId, count);
  }
  return new Set([...tally].flatMap(([sourceId, { known, all }]) => (known * 4 >= all ? [sourceId] : [])));
}

function knowledgeOf(each: ExaminedKey, explained: ReadonlySet<number>): readonly ConfigurationStatement[] {
  const { configured, knowledge } = each;
  const last = configured.history.at(-1);
  if (last?.effect === 'unknown-key')
    return [about(each, 'key.not-on-station', 'knowledge', 'info', { outcome: last.outcome ?? '' })];
  if (knowledge === null) {
    const file = configured.current?.setBy === 'file' ? configured.current.evidence.sourceId : null;
    return file === null || explained.has(file) ? [about(each, 'key.unknown', 'knowledge', 'info')] : [];
  }
  return knowledge.unsupported && configured.current !== null
    ? [about(each, 'key.not-supported', 'knowledge', 'info')]
    : [];
}

function valueOf(each: ExaminedKey): readonly ConfigurationStatement[] {
  const { configured, knowledge } = each;
  const value = configured.current?.value ?? null;
  if (value === null || knowledge === null || configured.secret) return [];
  const fault = valueFault(knowledge.rule, value);
  // A default is allowed even where the manual's own range leaves it out (GreenFlux, ExternalSensor1Type: 0).
  if (fault === null || (knowledge.defaultValue !== null && sameValue(value, knowledge.defaultValue))) return [];
  return [
    about(each, `value.${fault}`, 'value', 'warning', { allowed: knowledge.rule.written, unit: knowledge.unit ?? '' }),
  ];
}

/** Whether the backend wrote the key itself; the interval of a BootNotification is taken over at once and need not show in the key. */
function isWrite({ setBy, via }: ConfigurationMoment): boolean {
  return setBy === 'csms' && via !== 'BootNotification';
}

function writesOf(each: ExaminedKey): readonly ConfigurationStatement[] {
  const { configured, knowledge } = each;
  const found: ConfigurationStatement[] = [];
  const writes = configured.history.filter(isWrite);
  const last = writes.at(-1);
  if (last === undefined) return found;
  const told = (moment: ConfigurationMoment, params: Readonly<Record<string, string>> = {}) => ({
    attempted: shownValue(configured, moment.value),
    outcome: moment.outcome ?? '–',
    times: String(writes.length),
    ...params,
  });
  const from = (
    statement: ConfigurationStatement,
    ...moments: readonly ConfigurationMoment[]
  ): ConfigurationStatement => ({
    ...statement,
    evidence: moments.map(({ evidence }) => evidence),
  });
  const readOnly = configured.readonlyKey === true || knowledge?.access === 'read';
  const accepted = isAccepted(last);
  if (readOnly)
    found.push(from(about(each, 'write.read-only', 'write', accepted ? 'warning' : 'info', told(last)), last));
  else if (last.effect === 'no-answer')
    found.push(from(about(each, 'write.unanswered', 'write', 'warning', told(last)), last));
  else if (!accepted && last.effect !== 'observed' && last.effect !== 'unknown-key')
    found.push(from(about(each, 'write.refused', 'write', 'warning', told(last)), last));
  const kept = configured.history.find(
    (moment) =>
      moment.setBy === 'station' &&
      moment.value !== null &&
      moment.atMs !== null &&
      last.atMs !== null &&
      moment.atMs > last.atMs,
  );
  // With a restart still to come the old value may be read; that is told as pending.
  const waits = last.effect === 'reboot-required' || knowledge?.needsReboot === true;
  if (
    accepted &&
    !waits &&
    kept !== undefined &&
    kept.value !== null &&
    last.value !== null &&
    !configured.secret &&
    !sameValue(kept.value, last.value)
  )
    found.push(
      from(
        about(each, 'write.not-kept', 'write', 'warning', told(last, { read: shownValue(configured, kept.value) })),
        last,
        kept,
      ),
    );
  return found;
}

/** A write that takes effect with a restart, and no restart since. */
function rebootOf(each: ExaminedKey, bootsMs: readonly number[]): readonly ConfigurationStatement[] {
  const last = each.configured.history.findLast((moment) => isWrite(moment) && isAccepted(moment));
  if (last === undefined || last.atMs === null) return [];
  const writtenMs = last.atMs;
  if (bootsMs.some((bootMs) => bootMs > writtenMs)) return [];
  const stated = last.effect === 'reboot-required';
  if (!stated && each.knowledge?.needsReboot !== true) return [];
  const code = stated ? 'reboot.pending' : 'reboot.pending-by-manual';
  return [{ ...about(each, code, 'reboot', 'warning', { outcome: last.outcome ?? '' }), evidence: [last.evidence] }];
}

function defaultOf(each: ExaminedKey): readonly ConfigurationStatement[] {
  const { configured, knowledge } = each;
  const value = configured.current?.value ?? null;
  const given = knowledge?.defaultValue ?? null;
  if (value === null || given === null || configured.secret || sameValue(value, given)) return [];
  return [about(each, 'default.differs', 'default', 'info', { default: given, unit: knowledge?.unit ?? '' })];
}

/** A file of the station and the station itself say different things about one setting. */
function fileAgainstStation(keys: readonly ExaminedKey[]): readonly ConfigurationStatement[] {
  return keys.flatMap((file) => {
    const inFile = file.configured.current;
    const ocppKey = file.knowledge?.entries.map(({ entry }) => entry.code).find((code) => code.startsWith('ocpp/'));
    if (inFile === null || inFile.setBy !== 'file' || ocppKey === undefined || inFile.value === null) return [];
    const fileValue = inFile.value;
    const name = namesOfKey(ocppKey).at(-1) ?? '';
    const heard = keys.find(
      ({ configured }) =>
        configured.current !== null && configured.current.setBy !== 'file' && configured.key.toLowerCase() === name,
    );
    const current = heard?.configured.current ?? null;
    if (heard === undefined || current === null || current.value === null) return [];
    if (heard.configured.secret || sameValue(current.value, fileValue)) return [];
    const statement = about(heard, 'value.file-differs', 'value', 'warning', {
      other: file.configured.key,
      otherValue: shownValue(file.configured, fileValue),
    });
    return [
      {
        ...statement,
        keys: [heard.configured.key, file.configured.key],
        evidence: [current.evidence, inFile.evidence],
      },
    ];
  });
}

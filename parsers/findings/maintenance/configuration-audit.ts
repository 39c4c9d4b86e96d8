import { membersOf } from '../../base/members.ts';
import { auditConfiguration } from '../../configuration/audit.ts';
import type { ConfigurationAudit } from '../../configuration/audit.ts';
import type { ConfigurationMoment } from '../../configuration/station-configuration.ts';
import type { ConfigurationStatement } from '../../configuration/statement.ts';
import { textOf } from '../../sessions/payload-fields.ts';
import { builtInCatalogues } from '../../vendors/built-in-catalogues.ts';
import { caseIndex } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';
import type { CaseView, FindingRule } from '../finding-rule.ts';
import type { FindingParts } from '../make-finding.ts';

/*
 * The serious statements of the configuration audit as findings (F07): what endangers billing under calibration law, what endangers security, and
 * values that the manual does not allow. What the station says goes before its files; both are looked at.
 */

/** Statements that a rule over messages makes as well; they are left to it where the value came in a message. */
const toldByOthers: readonly (readonly [code: string, key: RegExp])[] = [
  // configuration.risky
  ['security.unknown-cards-offline', /./],
  ['security.refused-goes-on', /./],
  // vendor.abl.signature-switched-off, vendor.abl.sample-interval
  ['eichrecht.unsigned', /^TransmitMeterSignature$/i],
  ['eichrecht.interval-too-short', /./],
];

const known = new WeakMap<CaseView, ReadonlyMap<string | null, ConfigurationAudit>>();

/** The audit of each station of a case. */
function auditsOf(view: CaseView): ReadonlyMap<string | null, ConfigurationAudit> {
  const cached = known.get(view);
  if (cached !== undefined) return cached;
  const index = caseIndex(view);
  const signing = stationsThatSign(view);
  const audits = new Map<string | null, ConfigurationAudit>();
  for (const [station, records] of view.configuration()) {
    const boot = index.stations.get(station)?.boots.at(-1);
    const nested = membersOf(boot?.payload['chargingStation']);
    const named = records.findLast(({ record }) => /(?:^|\/)(?:ChargePointVendor|VendorName)$/i.test(record.key));
    const audit = auditConfiguration({
      records,
      station: {
        vendor: textOf(boot?.payload['chargePointVendor'] ?? nested['vendorName'], 100) ?? named?.record.value ?? null,
        model: textOf(boot?.payload['chargePointModel'] ?? nested['model'], 100),
      },
      bootsMs: [],
      signs: signing.has(station),
      catalogues: builtInCatalogues,
    });
    audits.set(station, audit);
  }
  known.set(view, audits);
  return audits;
}

function stationsThatSign({ sessions, judgedValues }: CaseView): ReadonlySet<string | null> {
  const signed = sessions.filter(({ signedValueIds }) => signedValueIds.length > 0);
  return new Set([...signed.map(({ station }) => station), ...judgedValues.map(({ value }) => value.station)]);
}

/** The value that a statement is about. */
function currentOf(
  { keys }: ConfigurationAudit,
  { keys: [about] }: ConfigurationStatement,
): ConfigurationMoment | null {
  return keys.find(({ configured }) => configured.key === about)?.configured.current ?? null;
}

function isToldElsewhere(statement: ConfigurationStatement, current: ConfigurationMoment | null): boolean {
  if (current === null || current.setBy === 'file') return false;
  const key = statement.keys[0] ?? '';
  return toldByOthers.some(([code, pattern]) => code === statement.code && pattern.test(key));
}

/** The statement's code as the name of a fact; the texts of the rules ask for it. */
export function factOfStatement(code: string): string {
  return code.replaceAll(/\W/g, '_');
}

type Wanted = (statement: ConfigurationStatement) => boolean;

/** One finding for each code of a station: the first statement in words, all of them as evidence. */
function* findingsFrom(view: CaseView, wanted: Wanted): Iterable<FindingParts> {
  for (const [station, audit] of auditsOf(view)) {
    const byCode = new Map<string, ConfigurationStatement[]>();
    for (const statement of audit.statements) {
      if (!wanted(statement) || isToldElsewhere(statement, currentOf(audit, statement))) continue;
      const group = byCode.get(statement.code);
      if (group === undefined) byCode.set(statement.code, [statement]);
      else group.push(statement);
    }
    for (const [code, statements] of byCode) {
      const [first] = statements;
      if (first === undefined) continue;
      const others = new Set(statements.slice(1).flatMap(({ keys }) => keys));
      yield {
        severity: first.severity,
        params: {
          ...first.params,
          [factOfStatement(code)]: 'yes',
          others: others.size === 0 ? null : [...others].slice(0, 5).join(', '),
        },
        station,
        fromMs: currentOf(audit, first)?.atMs ?? null,
        evidence: statements.flatMap(({ evidence }) => evidence),
      };
    }
  }
}

const isSerious: Wanted = ({ severity }) => severity !== 'info';

/** What keeps charges from being billed under calibration law. */
export const billingAtRisk: FindingRule = defineRule({
  id: 'configuration.billing-at-risk',
  severity: 'warning',
  category: 'configuration',
  references: ['OCPP 1.6 edition 2, 9 Standard Configuration Key Names & Values'],
  thresholds: {},
  evaluate: (view) => findingsFrom(view, (statement) => statement.topic === 'eichrecht' && isSerious(statement)),
});

/** What opens the station or its connection to others. */
export const securityAtRisk: FindingRule = defineRule({
  id: 'configuration.security-at-risk',
  severity: 'warning',
  category: 'configuration',
  references: ['OCPP 1.6 edition 2, 9 Standard Configuration Key Names & Values'],
  thresholds: {},
  evaluate: (view) =>
    findingsFrom(
      view,
      (statement) =>
        (statement.topic === 'security' && isSerious(statement)) ||
        (statement.topic === 'contradiction' && statement.severity === 'critical'),
    ),
});

/** Values that the manual does not allow. */
export const valueOutOfRange: FindingRule = defineRule({
  id: 'configuration.value-out-of-range',
  severity: 'warning',
  category: 'configuration',
  references: ['OCPP 1.6 edition 2, 9 Standard Configuration Key Names & Values'],
  thresholds: {},
  evaluate: (view) => findingsFrom(view, ({ code }) => code === 'value.range'),
});

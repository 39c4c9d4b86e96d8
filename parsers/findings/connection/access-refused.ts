import { addToGroup } from '../../base/group.ts';
import { countUpTo } from '../../base/sorted-search.ts';
import type { EvidenceRef } from '../../model/evidence.ts';
import { textOf } from '../../sessions/payload-fields.ts';
import { caseIndex } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';
import type { CaseView } from '../finding-rule.ts';
import { Groups } from '../grouped.ts';
import { found, notFound } from '../make-finding.ts';

/** Why a connection is refused rather than broken, in what logs and libraries write. That it is a TLS connection is no cause. */
const causes: readonly (readonly [cause: string, pattern: RegExp])[] = [
  ['401', /\b401\b|unauthori[sz]ed|authentication failed/i],
  ['403', /\b403\b|forbidden/i],
  ['404', /\b404\b|not found/i],
  ['certificate', /certificate|self.signed|unknown ca\b|cert_/i],
  ['TLS', /\b(?:tls|ssl)\b.{0,30}(?:handshake|alert|error|version|cipher|protocol)|handshake failure|ssl_error/i],
];
/** Addresses and ports are numbers too. */
const addresses =
  /\('[^']{1,80}', ?\d{1,5}\)|\b\d{1,3}(?:\.\d{1,3}){3}\b(?::\d{1,5})?|\bwss?:\/\/\S{1,500}|\bport \d{1,5}/gi;
/** A name that nobody could resolve is no page that was not found. */
const unresolved = /\b(?:host|dns|getaddrinfo|nodename|name or service|resol)/i;

function causeIn(written: string): string | undefined {
  const text = written.slice(0, 2_000).replaceAll(addresses, '');
  const cause = causes.find(([, pattern]) => pattern.test(text))?.[0];
  return cause === '404' && unresolved.test(text) && !/\b404\b/.test(text) ? undefined : cause;
}

const securityEvents: Readonly<Record<string, string>> = {
  FailedToAuthenticateAtCentralSystem: '401',
  FailedToAuthenticateAtCsms: '401',
  CentralSystemFailedToAuthenticate: 'certificate',
  CsmsFailedToAuthenticate: 'certificate',
  InvalidCentralSystemCertificate: 'certificate',
  InvalidCsmsCertificate: 'certificate',
  InvalidChargePointCertificate: 'certificate',
  InvalidChargingStationCertificate: 'certificate',
  InvalidTLSVersion: 'TLS',
  InvalidTLSCipherSuite: 'TLS',
};

function* refusals(
  view: CaseView,
): Generator<{ station: string | null; cause: string; ms: number | null; evidence: EvidenceRef }> {
  for (const { event, text, station, loggedAt, evidence } of view.events) {
    if (event !== 'connection-failed' && event !== 'connection-closed') continue;
    const cause = causeIn(text);
    if (cause !== undefined) yield { station, cause, ms: loggedAt.epochMs, evidence };
  }
  for (const { frame, ms, payload } of caseIndex(view).calls('SecurityEventNotification')) {
    const type = textOf(payload['type'], 60) ?? '';
    const cause = Object.hasOwn(securityEvents, type) ? securityEvents[type] : undefined;
    if (cause !== undefined) yield { station: frame.station, cause, ms, evidence: frame.evidence };
  }
}

interface Opened {
  readonly ms: number;
  readonly evidence: EvidenceRef;
}

/** When connections of each station were opened, in time order. */
function openedByStation(view: CaseView): ReadonlyMap<string | null, readonly Opened[]> {
  const opened = new Map<string | null, Opened[]>();
  for (const { event, station, loggedAt, evidence } of view.events) {
    if (event !== 'connection-opened' || loggedAt.epochMs === null) continue;
    addToGroup(opened, station, { ms: loggedAt.epochMs, evidence });
  }
  for (const lines of opened.values()) lines.sort((left, right) => left.ms - right.ms);
  return opened;
}

/** C20: the other side does not let the station in, or is not trusted by it. */
export const accessRefused = defineRule({
  id: 'connection.access-refused',
  severity: 'warning',
  category: 'connection',
  references: [
    'OCPP-J 1.6, 3.2 Server response',
    'RFC 6455, 4 Opening Handshake',
    'OCPP 1.6 security whitepaper (SecurityEventNotification.type)',
  ],
  thresholds: {},
  *evaluate(view) {
    const groups = new Groups<{ station: string | null; cause: string }>();
    for (const { station, cause, ms, evidence } of refusals(view)) {
      groups.add([station, cause], ms, [evidence], () => ({ station, cause }));
    }
    const openedOf = openedByStation(view);
    for (const { facts, times, fromMs, toMs, evidence } of groups.all()) {
      const lines = openedOf.get(facts.station) ?? [];
      const opened = lines[countUpTo(lines, toMs ?? Infinity, ({ ms }) => ms)]?.evidence ?? null;
      yield {
        params: { cause: facts.cause, times },
        station: facts.station,
        fromMs,
        toMs,
        evidence,
        counterEvidence: [opened === null ? notFound('connected-later') : found('connected-later', opened)],
      };
    }
    yield* groups.leftOut();
  },
});

import type { Language } from '../../../parsers/model/language.ts';
import type { SessionStepKind, SessionWitness } from '../../../parsers/model/session.ts';
import {
  billingWords,
  keyOriginWords,
  readableWords,
  safeWords,
  signatureWords,
} from '../../../parsers/text/verdict-words.ts';
import type { MaskKind, ReportSectionId } from '../../api/report-choices.ts';
import type { Bilingual } from '../../../parsers/model/language.ts';
import { germanWords } from './german.ts';
import { englishWords } from './english.ts';

/** Every label and sentence of the reports. The texts of findings, rules and verdicts come with the data. */
export interface ReportWords {
  readonly incidentTitle: string;
  readonly auditTitle: string;
  readonly cpoTitle: string;
  readonly page: string;
  readonly of: string;
  readonly period: string;
  /** In place of the period of a case in which nothing has a time. */
  readonly noPeriod: string;
  readonly stations: string;
  readonly times: string;
  readonly zoneReason: Readonly<Record<'given' | 'estimated' | 'default', string>>;
  readonly revision: string;
  readonly programLine: (version: string) => string;
  readonly catalogues: string;
  readonly noStation: string;
  readonly wholeCase: string;
  readonly chosenSessions: (count: number) => string;
  readonly summary: string;
  readonly findings: string;
  readonly timeline: string;
  readonly affectedSessions: string;
  readonly allSessions: string;
  readonly sessionDetails: string;
  readonly signatures: string;
  readonly eachSignature: string;
  readonly keys: string;
  readonly sources: string;
  readonly method: string;
  readonly maskedTitle: string;
  readonly availability: string;
  readonly faults: string;
  readonly actions: string;
  readonly noFindings: string;
  readonly noSessions: string;
  readonly noSignatures: string;
  readonly noKeys: string;
  readonly noFaults: string;
  readonly noActions: string;
  readonly leadIncident: (count: { sessions: string; affected: number; critical: number; warning: number }) => string;
  readonly leadAudit: (count: {
    values: string;
    valid: number;
    invalid: number;
    unverifiable: number;
    broken: number;
  }) => string;
  readonly leadCpo: (count: { sessions: string; energyKwh: string; affected: number }) => string;
  /** What stands below a number. */
  readonly figure: Readonly<
    Record<
      | 'sessions'
      | 'affected'
      | 'energy'
      | 'critical'
      | 'warning'
      | 'valid'
      | 'invalid'
      | 'unverifiable'
      | 'broken'
      | 'open',
      (count: number) => string
    >
  >;
  readonly severity: Readonly<Record<'critical' | 'warning' | 'info', string>>;
  readonly ruleSeverity: Readonly<Record<'fatal' | 'warning' | 'info', string>>;
  readonly signature: Readonly<Record<'valid' | 'invalid' | 'unverifiable', string>>;
  readonly billing: Readonly<Record<'usable' | 'not-usable' | 'undecided', string>>;
  readonly safe: Readonly<Record<'verified' | 'not-verified' | 'refused', string>>;
  readonly readable: Readonly<Record<'ok' | 'broken', string>>;
  readonly keyOrigin: Readonly<Record<'pinned' | 'registered' | 'reported' | 'enclosed' | 'none', string>>;
  readonly keyOriginMeaning: Readonly<Record<'pinned' | 'registered' | 'reported' | 'enclosed' | 'none', string>>;
  readonly answers: Readonly<Record<'readable' | 'signature' | 'key' | 'rules' | 'billing' | 'safe', string>>;
  readonly rulesKept: string;
  readonly rulesBroken: (fatal: number, warnings: number) => string;
  readonly field: Readonly<
    Record<
      | 'start'
      | 'stop'
      | 'duration'
      | 'connector'
      | 'transaction'
      | 'card'
      | 'energyKwh'
      | 'meterStart'
      | 'meterStop'
      | 'reason'
      | 'witnesses'
      | 'signature'
      | 'billing'
      | 'findings'
      | 'station'
      | 'context'
      | 'meter'
      | 'pagination'
      | 'key'
      | 'curve'
      | 'time'
      | 'value'
      | 'unit'
      | 'register'
      | 'status'
      | 'errorFlags'
      | 'tx'
      | 'clock'
      | 'rule'
      | 'clause'
      | 'place'
      | 'step'
      | 'name'
      | 'size'
      | 'reader'
      | 'understood'
      | 'hash'
      | 'origin'
      | 'fingerprint'
      | 'usedBy'
      | 'serial'
      | 'via'
      | 'errorCode'
      | 'episodes'
      | 'share'
      | 'witness'
      | 'statement'
      | 'about'
      | 'pseudonym'
      | 'occurrences'
      | 'category'
      | 'kind'
      | 'format'
      | 'layers'
      | 'gateway'
      | 'state'
      | 'severity'
      | 'energyRecord'
      | 'observed'
      | 'sessions',
      string
    >
  >;
  readonly witness: Readonly<Record<SessionWitness, string>>;
  readonly sessionStep: Readonly<Record<SessionStepKind, string>>;
  readonly disagreement: Readonly<
    Record<'meter-start' | 'meter-stop' | 'started-at' | 'stopped-at' | 'id-tag' | 'connector' | 'energy', string>
  >;
  readonly incomplete: string;
  readonly replayed: string;
  readonly markedDeleted: string;
  readonly stopUnknown: string;
  readonly disagreements: string;
  readonly course: string;
  readonly evidence: string;
  readonly moreEvidence: (count: number) => string;
  readonly excerptCut: string;
  readonly printedAbove: string;
  readonly counterEvidence: string;
  readonly counterFound: string;
  readonly counterNotFound: string;
  readonly remedy: string;
  readonly decoded: string;
  readonly causes: string;
  readonly impact: string;
  readonly remote: string;
  readonly onSite: string;
  readonly sourceOf: (document: string, section: string) => string;
  readonly references: string;
  readonly session: string;
  readonly stationLane: string;
  readonly connectorLane: (connector: number | string) => string;
  readonly timelineTitle: string;
  readonly unknownState: string;
  readonly sessionBar: string;
  readonly curveTitle: string;
  readonly curveCaption: string;
  readonly thinned: string;
  readonly howToRepeat: string;
  readonly repeatIntro: string;
  readonly repeatMasked: string;
  readonly signedBytes: string;
  readonly digest: string;
  readonly publicKey: string;
  readonly recordText: string;
  readonly readings: string;
  readonly inherited: string;
  readonly verificationSteps: string;
  readonly outcome: Readonly<Record<'done' | 'failed' | 'skipped' | 'noted', string>>;
  readonly sourceState: Readonly<Record<'complete' | 'partial' | 'unread' | 'duplicate', string>>;
  readonly maskKind: Readonly<Record<MaskKind, string>>;
  readonly sectionTitle: Readonly<Record<ReportSectionId, string>>;
  readonly maskedIntro: string;
  readonly notMasked: string;
  readonly nothingMasked: string;
  readonly methodText: readonly string[];
  readonly omitted: (count: { details: number; signatures: number; excerpts: number }) => string;
  readonly notConcluded: string;
}

/** The words of the four answers are those of the screens and the command line; the files beside this one hold the rest. */
export type OwnWords = Omit<ReportWords, 'signature' | 'billing' | 'safe' | 'readable' | 'keyOrigin'>;

function inLanguage<Key extends string>(
  words: Readonly<Record<Key, Bilingual>>,
  language: Language,
): Record<Key, string> {
  const entries = Object.entries<Bilingual>(words).map(([key, text]) => [key, text[language]]);
  return Object.fromEntries(entries) as Record<Key, string>;
}

function complete(own: OwnWords, language: Language): ReportWords {
  return {
    ...own,
    signature: inLanguage(signatureWords, language),
    billing: inLanguage(billingWords, language),
    safe: inLanguage(safeWords, language),
    readable: inLanguage(readableWords, language),
    keyOrigin: inLanguage(keyOriginWords, language),
  };
}

const words: Readonly<Record<Language, ReportWords>> = {
  de: complete(germanWords, 'de'),
  en: complete(englishWords, 'en'),
};

export function reportWords(language: Language): ReportWords {
  return words[language];
}

import type { Language } from '../../../parsers/model/language.ts';
import type { ImportSummary } from '../../api/views/import-views.ts';

const labels = {
  de: {
    sources: 'Quellen',
    frames: 'OCPP-Nachrichten',
    call: ['Aufruf', 'Aufrufe'],
    result: ['Antwort', 'Antworten'],
    error: ['Fehlerantwort', 'Fehlerantworten'],
    repaired: 'repariert',
    truncated: 'abgeschnitten',
    statusNotifications: 'Statusmeldungen',
    sessions: 'Ladevorgänge',
    signed: 'Signierte Messwerte',
    valid: 'gültig',
    invalid: 'ungültig',
    unverifiable: 'nicht prüfbar',
    broken: 'defekt',
    keys: 'Öffentliche Schlüssel',
    findings: 'Befunde',
    critical: 'kritisch',
    warning: ['Warnung', 'Warnungen'],
    info: ['Hinweis', 'Hinweise'],
    unread: 'Nicht lesbare Quellen',
  },
  en: {
    sources: 'sources',
    frames: 'OCPP messages',
    call: ['call', 'calls'],
    result: ['answer', 'answers'],
    error: ['error answer', 'error answers'],
    repaired: 'repaired',
    truncated: 'truncated',
    statusNotifications: 'status notifications',
    sessions: 'sessions',
    signed: 'signed values',
    valid: 'valid',
    invalid: 'invalid',
    unverifiable: 'unverifiable',
    broken: 'broken',
    keys: 'public keys',
    findings: 'findings',
    critical: 'critical',
    warning: ['warning', 'warnings'],
    info: ['note', 'notes'],
    unread: 'unread sources',
  },
} as const;

function counted(count: number, [one, several]: readonly [string, string]): string {
  return `${count} ${count === 1 ? one : several}`;
}

/** The numbers of a case for a person, one line each. */
export function importSummaryLines(summary: ImportSummary, language: Language): readonly string[] {
  const say = labels[language];
  const { frames, signed, findings } = summary;
  const rows: readonly (readonly [string, number, string])[] = [
    [say.sources, summary.sources, ''],
    [
      say.frames,
      frames.call + frames.result + frames.error,
      `${counted(frames.call, say.call)}, ${counted(frames.result, say.result)}, ${counted(frames.error, say.error)}, ${frames.repaired} ${say.repaired}, ${frames.truncated} ${say.truncated}`,
    ],
    [say.statusNotifications, summary.statusNotifications, ''],
    [say.sessions, summary.sessions, ''],
    [
      say.signed,
      signed.valid + signed.invalid + signed.unverifiable + signed.broken,
      `${signed.valid} ${say.valid}, ${signed.invalid} ${say.invalid}, ${signed.unverifiable} ${say.unverifiable}, ${signed.broken} ${say.broken}`,
    ],
    [say.keys, summary.keys, ''],
    [
      say.findings,
      findings.critical + findings.warning + findings.info,
      `${findings.critical} ${say.critical}, ${counted(findings.warning, say.warning)}, ${counted(findings.info, say.info)}`,
    ],
    [say.unread, summary.unread, ''],
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  return rows.map(([label, count, detail]) =>
    `${label.padEnd(width)}  ${String(count).padStart(7)}${detail === '' ? '' : `  (${detail})`}`.trimEnd(),
  );
}

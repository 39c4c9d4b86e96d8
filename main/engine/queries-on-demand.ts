/**
 * What answers questions about a case, loaded when a question of its kind is asked first: a command of the command line
 * asks one or two, and loading what answers all of them took longer than the answer.
 */
export const queries = {
  bundle: () => import('./queries/bundle.ts'),
  configuration: () => import('./queries/configuration.ts'),
  configurationAudit: () => import('./queries/configuration-audit.ts'),
  explain: () => import('./queries/explain.ts'),
  export: () => import('./queries/export.ts'),
  findings: () => import('./queries/findings.ts'),
  foldedFrames: () => import('./queries/folded-frames.ts'),
  frames: () => import('./queries/frames.ts'),
  journal: () => import('./queries/journal.ts'),
  keyDetail: () => import('./queries/key-detail.ts'),
  keys: () => import('./queries/keys.ts'),
  mapping: () => import('./queries/mapping.ts'),
  mappingFiles: () => import('./table-mappings.ts'),
  overview: () => import('./queries/overview.ts'),
  pinnedKeys: () => import('./pinned-keys.ts'),
  raw: () => import('./queries/raw.ts'),
  rawFind: () => import('./queries/raw-find.ts'),
  rawRow: () => import('./queries/raw-row.ts'),
  report: () => import('./queries/report.ts'),
  rules: () => import('./queries/rules.ts'),
  sessions: () => import('./queries/sessions.ts'),
  signatures: () => import('./queries/signatures.ts'),
  sourceReading: () => import('./queries/source-reading.ts'),
  sources: () => import('./queries/sources.ts'),
  status: () => import('./queries/status.ts'),
  storedRecords: () => import('./queries/stored-records.ts'),
  thresholds: () => import('./set-thresholds.ts'),
  transactions: () => import('./queries/transactions.ts'),
  verify: () => import('./queries/verify.ts'),
} as const;

/**
 * For a shell that stays: all is loaded while a person still looks for a file, so that no screen waits for it. Never rejects: what cannot be loaded
 * is told to whoever asks for it.
 */
export async function loadAllQueries(): Promise<void> {
  for (const load of Object.values(queries)) await load().catch(() => undefined);
}

/** What can be chosen about a report; the contract's schemas, the command line and the page take it from here. */

/** Kinds of data that are replaced by pseudonyms in what is sent on. */
export const maskKinds = [
  'idTag',
  'contract',
  'email',
  'phone',
  'sim',
  'modem',
  'mac',
  'ip',
  'address',
  'name',
  'vehicle',
  'account',
  'serial',
  'password',
] as const;
export type MaskKind = (typeof maskKinds)[number];

/** Passwords, tokens and private keys are masked whatever is asked for (design 8). */
export const alwaysMasked = ['password'] as const satisfies readonly MaskKind[];
/** Serial numbers of meters and stations name a device, and a reader of a report mostly needs them: masked on request. */
export const maskedOnRequest = ['serial'] as const satisfies readonly MaskKind[];

/** Kinds that a person may show, which are masked unless asked otherwise. */
export const switchableKinds: readonly MaskKind[] = maskKinds.filter(
  (kind) =>
    !(alwaysMasked as readonly MaskKind[]).includes(kind) && !(maskedOnRequest as readonly MaskKind[]).includes(kind),
);

/** Parts of the reports, each report's in its usual order. `method` states the limits of what is claimed and cannot be left out. */
export const reportSections = {
  incident: ['summary', 'timeline', 'findings', 'sessions', 'details', 'signatures', 'remarks', 'sources', 'method'],
  audit: ['summary', 'verdicts', 'rules', 'keys', 'values', 'remarks', 'sources', 'method'],
  cpo: [
    'summary',
    'stations',
    'actions',
    'timeline',
    'availability',
    'faults',
    'affected',
    'signatures',
    'sessions',
    'sources',
    'method',
  ],
} as const;
export type ReportSectionId = (typeof reportSections)[keyof typeof reportSections][number];

export const reportKinds = ['incident', 'audit', 'cpo'] as const;
export const reportFormats = ['html', 'pdf', 'json', 'csv'] as const;

/** Every section that some report has. */
export const everySection: readonly ReportSectionId[] = [...new Set(Object.values(reportSections).flat())];

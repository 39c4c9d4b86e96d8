/**
 * Who may import whom (design 2). An allow-list: an edge that is not here fails the build, and adding one is a decision
 * that shows up in a review. `types` are edges for `import type` only.
 */
export interface ImportRule {
  /** Folder (or file) from the project's top; the longest that fits a file counts. */
  readonly from: string;
  readonly may: readonly string[];
  readonly types?: readonly string[];
  /** Packages and `node:` modules; `node:*` stands for all of Node that is not the network (see the offline guard). */
  readonly packages?: readonly string[];
  readonly because: string;
}

const core = ['parsers/base', 'parsers/model', 'parsers/time'] as const;

export const importRules: readonly ImportRule[] = [
  {
    from: 'parsers/base',
    may: [],
    types: ['parsers/model'],
    because: 'base is free of the domain; it only knows the name DecimalText',
  },
  { from: 'parsers/model', may: ['parsers/base'], because: 'the record types rest on nothing but base' },
  {
    from: 'parsers/time',
    may: ['parsers/base', 'parsers/model'],
    packages: ['temporal-polyfill'],
    because: 'the only place that knows calendars',
  },
  {
    from: 'parsers/text',
    may: core,
    types: ['parsers/signatures'],
    because: 'words know records, not readers; types keep a list of words complete',
  },
  {
    from: 'parsers/ocpp',
    may: [...core, 'parsers/text'],
    types: ['parsers/logs'],
    because: 'the message catalogue; it takes the direction rules that logs declare',
  },
  { from: 'parsers/logs', may: [...core, 'parsers/ocpp'], because: 'a log reader knows messages, nothing above' },
  {
    from: 'parsers/spreadsheets',
    may: core,
    packages: ['saxes'],
    because: 'cells and dates of a workbook, nothing of what stands in them',
  },
  {
    from: 'parsers/captures',
    may: [...core, 'parsers/logs'],
    because: 'a capture finds messages as a log does, in packets instead of lines',
  },
  { from: 'parsers/databases', may: [...core, 'parsers/ocpp'], because: 'a dialect knows messages, nothing above' },
  { from: 'parsers/vendors', may: [...core, 'parsers/text'], because: 'catalogues are data' },
  {
    from: 'parsers/signatures',
    may: [...core, 'parsers/ocpp', 'parsers/text'],
    packages: ['@noble/curves', '@noble/hashes', '@scure/base', 'asn1js', 'saxes'],
    because: 'cryptography and key formats live here and nowhere else in the core',
  },
  {
    from: 'parsers/sessions',
    may: [...core, 'parsers/ocpp'],
    types: ['parsers/findings'],
    because: 'folds over records; the shape of a coverage is declared where the rules ask for it',
  },
  { from: 'parsers/query', may: [...core, 'parsers/text'], because: 'the filter language knows fields, not readers' },
  {
    from: 'parsers/configuration',
    may: [...core, 'parsers/ocpp', 'parsers/vendors', 'parsers/text'],
    because: 'a configuration is judged by what the catalogues say about its keys',
  },
  {
    from: 'parsers/findings',
    may: [
      ...core,
      'parsers/configuration',
      'parsers/logs',
      'parsers/ocpp',
      'parsers/query',
      'parsers/sessions',
      'parsers/vendors',
      'parsers/signatures',
      'parsers/text',
    ],
    because:
      'rules look at everything that was concluded, the configuration audit included; rules that a person writes are filters, and their samples are logs',
  },
  {
    from: 'main/api',
    may: ['parsers/text'],
    types: ['parsers/model', 'parsers/ocpp', 'parsers/vendors'],
    packages: ['valibot'],
    because: 'the contract names records by type; its error sentences use the sentence helper',
  },
  {
    from: 'main/files',
    may: [],
    packages: ['node:*'],
    because: 'what file systems do differently, without a word about charging',
  },
  {
    from: 'main/casefile',
    may: ['parsers', 'main/api', 'main/files'],
    types: ['main/importers'],
    packages: ['better-sqlite3', 'valibot', 'node:*'],
    because: 'the only place with SQL; it takes what importers deliver by type',
  },
  {
    from: 'main/importers',
    may: ['parsers', 'main/api', 'main/casefile', 'main/files'],
    packages: [
      'better-sqlite3',
      'tar-stream',
      'unbzip2-stream/lib/bzip2.js',
      'xz-decompress',
      'yauzl',
      'saxes',
      'node:*',
    ],
    because: 'archives and databases are opened here',
  },
  {
    from: 'main/exporters',
    may: ['parsers', 'main/api', 'main/casefile', 'main/files'],
    packages: ['temporal-polyfill', 'jsonc-parser', 'saxes', 'node:*'],
    because: 'reports are made of view models; templates are JSON with comments, their logos may be SVG',
  },
  {
    from: 'main/extensions',
    may: ['parsers', 'main/api', 'main/files'],
    packages: ['jsonc-parser', 'node:*'],
    because: "files that a company adds are found and read here; what they mean is the core's",
  },
  {
    from: 'main/engine',
    may: ['parsers', 'main/api', 'main/casefile', 'main/files', 'main/importers', 'main/exporters', 'main/extensions'],
    packages: ['valibot', 'node:*'],
    because: 'the engine knows no transport',
  },
  {
    from: 'main/shells',
    may: ['main/engine', 'main/api', 'main/extensions', 'main/files', 'main/shells'],
    packages: ['valibot', 'node:*', 'vite'],
    because: 'what the shells share, and the start',
  },
  {
    from: 'main/shells/server',
    may: ['main/engine', 'main/api', 'main/files', 'main/shells/built-page.ts', 'main/shells/page-security.ts'],
    packages: ['valibot', 'node:*', 'node:http', 'node:net'],
    because: 'the loopback server is the only place with a socket, and knows no other shell',
  },
  {
    from: 'main/shells/electron',
    may: [
      'parsers/base',
      'main/engine',
      'main/api',
      'main/extensions',
      'main/files',
      'main/shells/built-page.ts',
      'main/shells/data-folder.ts',
      'main/shells/page-security.ts',
    ],
    types: ['parsers/model'],
    packages: ['electron', 'valibot', 'node:*'],
    because: 'electron is known here only, and no other shell is',
  },
  {
    from: 'main/shells/cli',
    may: [
      'main/engine',
      'main/api',
      'main/extensions',
      'main/files',
      'main/exporters/html/quantities.ts',
      'parsers/text',
      'main/shells/start.ts',
      'main/shells/launch',
      'main/shells/data-folder.ts',
      'main/shells/ending-signals.ts',
      'main/shells/windows-patterns.ts',
    ],
    types: ['parsers/model', 'parsers/vendors'],
    packages: ['valibot', 'node:*'],
    because: 'the command line calls the engine and may ask for the window; it writes times and amounts as reports do',
  },
  {
    from: 'renderer',
    may: [],
    types: ['main/api', 'parsers/model', 'parsers/vendors'],
    packages: [
      'react',
      'react-dom',
      'react-is',
      'react-aria-components',
      'recharts',
      '@tanstack/react-query',
      '@tanstack/react-virtual',
      '@fontsource/inter',
      '@fontsource/jetbrains-mono',
    ],
    because: 'the page knows the contract by type and no host; domain words arrive in the chosen language',
  },
  {
    from: 'renderer/vite.config.ts',
    may: [],
    packages: ['vite', '@vitejs/plugin-react', 'node:*'],
    because: 'configuration of the build',
  },
];

/** Modules of Node that can open a connection. */
export const networkModules: ReadonlySet<string> = new Set(
  ['http', 'https', 'http2', 'net', 'tls', 'dns', 'dns/promises', 'dgram', 'inspector', 'cluster', 'quic'].map(
    (name) => `node:${name}`,
  ),
);

import { posix } from 'node:path';

/** Names a browser by its file; first of all places. */
export const chromiumVariable = 'LADEAKTE_CHROMIUM';

export interface BrowserSearch {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** Whether a file is there that can be started. */
  exists(path: string): boolean;
}

export interface FoundBrowser {
  /** `null` when there is none. */
  readonly path: string | null;
  /** What was looked for, in this order, for the person who has to help. */
  readonly looked: readonly string[];
}

/** As the packages of the distributions and Google's own call it. */
const unixNames = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'brave-browser',
];
const unixPlaces = [
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/opt/microsoft/msedge/msedge',
  '/usr/lib/chromium/chromium',
  '/usr/lib64/chromium-browser/chromium-browser',
];
const macApplications = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'Brave Browser.app/Contents/MacOS/Brave Browser',
];
const windowsPlaces = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'Chromium\\Application\\chrome.exe',
  'BraveSoftware\\Brave-Browser\\Application\\brave.exe',
];

function candidates({ environment, platform }: BrowserSearch): readonly string[] {
  switch (platform) {
    case 'darwin':
      return [
        '/Applications',
        ...(environment['HOME'] === undefined ? [] : [`${environment['HOME']}/Applications`]),
      ].flatMap((folder) => macApplications.map((name) => `${folder}/${name}`));
    case 'win32':
      return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) => {
        const folder = environment[variable];
        return folder === undefined ? [] : windowsPlaces.map((place) => `${folder}\\${place}`);
      });
    default: {
      const folders = (environment['PATH'] ?? '').split(posix.delimiter).filter((folder) => folder.startsWith('/'));
      return [...unixNames.flatMap((name) => folders.map((folder) => posix.join(folder, name))), ...unixPlaces];
    }
  }
}

/** What the message names: every place by itself would be a page. */
function lookedFor({ platform }: BrowserSearch): readonly string[] {
  switch (platform) {
    case 'darwin':
      return macApplications.map((name) => name.split('.app')[0] ?? name);
    case 'win32':
      return ['Google Chrome', 'Microsoft Edge', 'Chromium', 'Brave'];
    default:
      return [...unixNames, ...unixPlaces];
  }
}

/** A browser of the Chromium family on this machine. The variable is taken at its word: a wrong one is told, not passed over. */
export function findChromium(search: BrowserSearch): FoundBrowser {
  const named = search.environment[chromiumVariable];
  if (named !== undefined && named !== '') {
    return { path: search.exists(named) ? named : null, looked: [`${chromiumVariable}=${named}`] };
  }
  const path = candidates(search).find((candidate) => search.exists(candidate)) ?? null;
  return { path, looked: [`$${chromiumVariable}`, ...lookedFor(search)] };
}

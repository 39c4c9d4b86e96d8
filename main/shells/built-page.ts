import { readFileSync, readdirSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

/** One file of the built page, ready to be sent. */
export interface PageFile {
  readonly mediaType: string;
  /** `nonce` is put into the start page for the styles that components add at run time; other files ignore it. */
  body(nonce: string): Uint8Array;
}

/** The built page as a fixed map: what is not in it does not exist, whatever a request says. */
export interface BuiltPage {
  /** `path` as in a URL, with its leading slash; `/` is the start page. */
  find(path: string): PageFile | undefined;
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * Reads the built page into memory (about two megabytes), so that no request ever touches the disk and no path is
 * ever put together from a request. Throws when the folder holds no `index.html`.
 */
export function loadBuiltPage(folder: string): BuiltPage {
  const files = new Map<string, PageFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const absolute = join(entry.parentPath, entry.name);
    const mediaType = mediaTypes[extname(entry.name)];
    if (mediaType === undefined) continue;
    const path = `/${relative(folder, absolute).split(sep).join('/')}`;
    const content = readFileSync(absolute);
    files.set(path, { mediaType, body: () => content });
  }
  const start = files.get('/index.html');
  if (start === undefined) throw new Error(`there is no built page in ${folder}; run "npm run build"`);
  files.set('/', startPage(start));
  files.delete('/index.html');
  return { find: (path) => files.get(path) };
}

/** React Aria reads the nonce for its own style element from this `meta`. */
function startPage(file: PageFile): PageFile {
  const html = Buffer.from(file.body('')).toString('utf8');
  const afterHead = html.indexOf('<head>') + '<head>'.length;
  return {
    mediaType: file.mediaType,
    body: (nonce) =>
      Buffer.from(
        `${html.slice(0, afterHead)}<meta property="csp-nonce" nonce="${nonce}" content="${nonce}" />${html.slice(afterHead)}`,
      ),
  };
}

import { readFileSync, readdirSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

/** A source file, with its path from the project's top in forward slashes. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

const notSources: ReadonlySet<string> = new Set(['dist', 'node_modules', 'screenshots']);

function walk(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (notSources.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? walk(path) : [path];
  });
}

/** All TypeScript and JavaScript of these top folders. */
export function sourceFiles(folders: readonly string[]): readonly SourceFile[] {
  return folders
    .flatMap((folder) => walk(join(projectRoot, folder)))
    .filter((path) => /\.(ts|tsx|cts|mts|mjs|js)$/.test(path))
    .map((path) => ({
      path: relative(projectRoot, path).split(sep).join('/'),
      text: readFileSync(path, 'utf8'),
    }));
}

export interface Import {
  /** Project path for relative imports, else the package or module as written. */
  readonly target: string;
  readonly typeOnly: boolean;
  readonly line: number;
}

const statement =
  /^[ \t]*(import|export)\s+(type\s+)?(?:[^;'"]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)|new URL\(\s*['"](\.[^'"]+\.[cm]?tsx?)['"]\s*,\s*import\.meta\.url/gm;

/** What a file imports: statements, `import()` and workers named by `new URL`. */
export function importsOf(file: SourceFile): readonly Import[] {
  const text = file.text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/[^\n]*/gm, (comment) =>
    comment.replaceAll(/[^\n]/g, ' '),
  );
  return [...text.matchAll(statement)].map((match) => {
    const written = match[3] ?? match[4] ?? match[5] ?? '';
    const target = written.startsWith('.') ? posix.join(posix.dirname(file.path), written) : written;
    const line = text.slice(0, match.index).split('\n').length;
    return { target, typeOnly: match[2] !== undefined, line };
  });
}

/** The text with comments and string contents blanked, lines kept, so that words in prose do not count as code. */
export function codeOnly(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g, (found) =>
    (found.startsWith('/') ? found : `${found[0]}${found.slice(1, -1)}${found[0]}`).replaceAll(/[^\n]/g, ' '),
  );
}

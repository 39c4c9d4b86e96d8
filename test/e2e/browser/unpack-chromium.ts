import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, normalize, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { extract } from 'tar-stream';

/** A Chromium with everything that it needs beside it; no package of the system is used. */
export interface UnpackedChromium {
  readonly executable: string;
  readonly environment: Readonly<Record<string, string>>;
}

const packageFile = createRequire(import.meta.url).resolve('@sparticuz/chromium');
const packageRoot = packageFile.slice(
  0,
  packageFile.lastIndexOf(join('@sparticuz', 'chromium')) + join('@sparticuz', 'chromium').length,
);

function packageVersion(): string {
  const manifest = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { readonly version: string };
  return manifest.version;
}

async function unpackTar(archive: string, target: string): Promise<void> {
  const unpack = extract();
  const done = pipeline(createReadStream(join(packageRoot, 'bin', archive)), createBrotliDecompress(), unpack);
  for await (const entry of unpack) {
    const path = join(target, normalize(entry.header.name));
    if (!path.startsWith(target + sep) && path !== target)
      throw new Error(`${archive}: ${entry.header.name} leads out`);
    if (entry.header.type === 'directory') mkdirSync(path, { recursive: true });
    else mkdirSync(dirname(path), { recursive: true });
    if (entry.header.type === 'symlink') await symlink(entry.header.linkname ?? '', path);
    if (entry.header.type === 'file') await pipeline(entry, createWriteStream(path, { mode: 0o755 }));
    else entry.resume();
  }
  await done;
}

/** Bare machines have no fonts, and text without fonts is 0 pixels wide. */
function fontsConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <cachedir>${join(folder, 'font-cache')}</cachedir>
</fontconfig>
`;
}

async function unpackInto(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await Promise.all([
    pipeline(
      createReadStream(join(packageRoot, 'bin', 'chromium.br')),
      createBrotliDecompress(),
      createWriteStream(join(folder, 'chromium'), { mode: 0o755 }),
    ),
    unpackTar('swiftshader.tar.br', folder),
    unpackTar('al2023.tar.br', join(folder, 'al2023')),
    unpackTar('fonts.tar.br', folder),
  ]);
}

/**
 * Unpacks the Chromium of the package `@sparticuz/chromium` once into `node_modules/.cache`. The package's own way of
 * doing it shares one path in the temporary folder between versions and runs, and is not used. Two runs at the same
 * time do no harm: each unpacks for itself, the first to finish gives the folder its name.
 */
export async function unpackChromium(): Promise<UnpackedChromium> {
  const cache = join(packageRoot, '..', '..', '.cache', 'ladeakte-e2e');
  const folder = join(cache, `chromium-${packageVersion()}-${process.arch}`);
  if (!existsSync(folder)) {
    const own = `${folder}.${process.pid}`;
    await unpackInto(own);
    // The place is final: the configuration of the fonts names it.
    writeFileSync(join(own, 'fonts.conf'), fontsConfiguration(folder));
    try {
      renameSync(own, folder);
    } catch (error) {
      rmSync(own, { recursive: true, force: true });
      if (!existsSync(folder)) throw error;
    }
  }
  const libraries = join(folder, 'al2023', 'lib');
  return {
    executable: join(folder, 'chromium'),
    environment: {
      LD_LIBRARY_PATH: [libraries, process.env['LD_LIBRARY_PATH'] ?? ''].filter((path) => path !== '').join(':'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  };
}

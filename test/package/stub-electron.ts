import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The platforms that packages are made for. */
export type PackedPlatform = 'linux' | 'win32' | 'darwin';

/** The wire in the binary that holds the fuses (@electron/fuses: sentinel, version 1, their number, one digit each). */
function fuseWire(): Buffer {
  const fuses = '1'.repeat(9);
  return Buffer.concat([
    Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
    Buffer.from([1, fuses.length]),
    Buffer.from(fuses),
  ]);
}

/** A program file for Windows whose resources can be edited, as the packer does: one that a tool of the packer brings along. */
function windowsProgram(): Buffer {
  const require = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
  const winstaller = dirname(require.resolve('electron-winstaller/package.json'));
  return readFileSync(join(winstaller, 'vendor', 'Setup.exe'));
}

/** An icon file of macOS without a picture: the packer would fetch a tool to make one from ours. */
export const emptyIcns = Buffer.from('icns\0\0\0\b', 'latin1');

function plist(name: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict><key>CFBundleExecutable</key><string>${name}</string><key>CFBundleName</key><string>${name}</string></dict></plist>
`;
}

function macBundle(folder: string, name: string): void {
  const contents = join(folder, `${name}.app`, 'Contents');
  mkdirSync(join(contents, 'MacOS'), { recursive: true });
  writeFileSync(join(contents, 'Info.plist'), plist(name));
  writeFileSync(join(contents, 'MacOS', name), '', { mode: 0o755 });
}

function makeMacStub(folder: string): void {
  const contents = join(folder, 'Electron.app', 'Contents');
  const framework = join(contents, 'Frameworks', 'Electron Framework.framework');
  macBundle(folder, 'Electron');
  for (const suffix of ['', ' (Renderer)', ' (Plugin)', ' (GPU)'])
    macBundle(join(contents, 'Frameworks'), `Electron Helper${suffix}`);
  mkdirSync(join(framework, 'Versions', 'A', 'Resources'), { recursive: true });
  mkdirSync(join(framework, 'Resources'), { recursive: true });
  mkdirSync(join(contents, 'Resources'), { recursive: true });
  writeFileSync(join(framework, 'Electron Framework'), Buffer.concat([Buffer.alloc(64), fuseWire(), Buffer.alloc(64)]));
  writeFileSync(join(contents, 'Resources', 'electron.icns'), emptyIcns);
  for (const locale of ['de', 'en', 'fr']) {
    for (const place of [
      join(contents, 'Resources'),
      join(framework, 'Versions', 'A', 'Resources'),
      join(framework, 'Resources'),
    ]) {
      mkdirSync(join(place, `${locale}.lproj`), { recursive: true });
      writeFileSync(join(place, `${locale}.lproj`, 'locale.pak'), '');
    }
  }
}

/** A folder that looks like a downloaded Electron to electron-builder, so that packing can be checked without the real one. */
export function makeStubElectron(folder: string, platform: PackedPlatform): void {
  mkdirSync(folder, { recursive: true });
  for (const name of ['version', 'LICENSE', 'LICENSES.chromium.html']) writeFileSync(join(folder, name), '45.4.1');
  if (platform === 'darwin') {
    makeMacStub(folder);
    return;
  }
  mkdirSync(join(folder, 'locales'));
  mkdirSync(join(folder, 'resources'));
  for (const locale of ['de', 'en-US', 'fr']) writeFileSync(join(folder, 'locales', `${locale}.pak`), '');
  if (platform === 'win32') writeFileSync(join(folder, 'electron.exe'), Buffer.concat([windowsProgram(), fuseWire()]));
  else
    writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.alloc(64), fuseWire(), Buffer.alloc(64)]), {
      mode: 0o755,
    });
}

/**
 * `npm run check:package`: packs the program with electron-builder around a stub of Electron, for each platform that can be packed for on this one, and looks at what came
 * out. With `--built` (as `npm test` calls it) page and window have just been built. Needs no network.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot, runProgram } from '../runner/run-tool.ts';
import { emptyIcns, makeStubElectron } from './stub-electron.ts';
import type { PackedPlatform } from './stub-electron.ts';

const folder = mkdtempSync(join(tmpdir(), 'ladeakte-package-'));
const failures: string[] = [];
let platformName = '';

function check(what: string, holds: boolean): void {
  console.log(`${holds ? 'ok  ' : 'FAIL'} ${platformName}: ${what}`);
  if (!holds) failures.push(`${platformName}: ${what}`);
}

/** Where a package has its parts. */
interface PackedProgram {
  readonly platform: PackedPlatform;
  /** By which electron-builder is told what to make. */
  readonly option: string;
  readonly root: string;
  /** The file that a person starts. */
  readonly program: string;
  readonly resources: string;
  /** Folders with a file or folder per language. */
  readonly locales: string;
  readonly languages: string;
  readonly addon: string;
}

function packedProgram(platform: PackedPlatform): PackedProgram {
  const release = join(folder, `release-${platform}`);
  switch (platform) {
    case 'linux': {
      const root = join(release, 'linux-unpacked');
      return {
        platform,
        option: '--linux',
        root,
        program: join(root, 'ladeakte'),
        resources: join(root, 'resources'),
        locales: join(root, 'locales'),
        languages: 'de.pak,en-US.pak',
        addon: 'linux-x64.node',
      };
    }
    case 'win32': {
      const root = join(release, 'win-unpacked');
      return {
        platform,
        option: '--win',
        root,
        program: join(root, 'Ladeakte.exe'),
        resources: join(root, 'resources'),
        locales: join(root, 'locales'),
        languages: 'de.pak,en-US.pak',
        addon: 'win32-x64.node',
      };
    }
    case 'darwin': {
      const root = join(release, 'mac', 'Ladeakte.app');
      return {
        platform,
        option: '--mac',
        root,
        program: join(root, 'Contents', 'MacOS', 'Ladeakte'),
        resources: join(root, 'Contents', 'Resources'),
        locales: join(root, 'Contents', 'Frameworks', 'Electron Framework.framework', 'Versions', 'A', 'Resources'),
        languages: 'de.lproj,en.lproj',
        addon: 'darwin-x64.node',
      };
    }
  }
}

async function pack({ platform, option }: PackedProgram): Promise<void> {
  const stub = join(folder, `electron-${platform}`);
  const icon = join(folder, 'empty.icns');
  writeFileSync(icon, emptyIcns);
  makeStubElectron(stub, platform);
  const code = await runProgram(
    'electron-builder',
    [
      option,
      'dir',
      '--x64',
      `--config.electronDist=${stub}`,
      `--config.directories.output=${join(folder, `release-${platform}`)}`,
      // Signing takes the tools of macOS, and those that make icons of ours or put them into a program of Windows are fetched.
      ...(platform === 'darwin'
        ? [
            `--config.mac.icon=${icon}`,
            '--config.mac.identity=null',
            '--config.electronFuses.resetAdHocDarwinSignature=false',
          ]
        : []),
      ...(platform === 'win32' ? ['--config.win.signAndEditExecutable=false'] : []),
    ],
    { CSC_IDENTITY_AUTO_DISCOVERY: 'false' },
  );
  if (code !== 0) throw new Error(`electron-builder ended with code ${code}`);
}

/** Stands in for the packer `fpm`, which is not there: keeps its arguments and the files that it would have packed. */
const recordingFpm = `#!/bin/sh
printf '%s\\n' "$@" > "$LADEAKTE_FPM_RECORD"
for argument in "$@"; do
  case "$argument" in *.desktop=*|*.xml=*) cat "\${argument%%=*}" >> "$LADEAKTE_FPM_RECORD" ;; esac
done
`;

/** What a Debian package would tell the desktop about our files. */
async function checkDebian(): Promise<void> {
  const record = join(folder, 'fpm.txt');
  mkdirSync(join(folder, 'bin'));
  writeFileSync(join(folder, 'bin', 'fpm'), recordingFpm, { mode: 0o755 });
  await runProgram(
    'electron-builder',
    [
      '--linux',
      'deb',
      '--x64',
      `--config.electronDist=${join(folder, 'electron-linux')}`,
      `--config.directories.output=${join(folder, 'debian')}`,
    ],
    {
      PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}`,
      USE_SYSTEM_FPM: 'true',
      LADEAKTE_FPM_RECORD: record,
    },
  );
  const told = existsSync(record) ? readFileSync(record, 'utf8') : '';
  check('opens .ladeakte files on Linux desktops', /^MimeType=application\/vnd\.ladeakte;/m.test(told));
  check('tells what a .ladeakte file is', told.includes('<glob pattern="*.ladeakte"/>'));
}

function checkMacPlist({ root }: PackedProgram): void {
  const info = readFileSync(join(root, 'Contents', 'Info.plist'), 'utf8');
  check(
    'opens .ladeakte files in the Finder',
    /<key>CFBundleTypeExtensions<\/key>\s*<array>\s*<string>ladeakte</.test(info),
  );
  check('has the id that its data go with', info.includes('<string>org.ladeakte.Ladeakte</string>'));
}

function listAsar(path: string): readonly string[] {
  const require = createRequire(createRequire(join(projectRoot, 'package.json')).resolve('electron-builder'));
  const asar = require('@electron/asar') as {
    listPackage(path: string, options: { isPack: boolean }): readonly string[];
  };
  return asar.listPackage(path, { isPack: false }).map((name) => name.replaceAll('\\', '/'));
}

function checkFuses({ platform, root, program }: PackedProgram): void {
  const tool = join(projectRoot, 'node_modules', '@electron', 'fuses', 'dist', 'bin.js');
  const binary = platform === 'darwin' ? root : program;
  const { stdout } = spawnSync(process.execPath, [tool, 'read', '--app', binary], { encoding: 'utf8' });
  for (const [fuse, state] of [
    ['RunAsNode', 'Disabled'],
    ['EnableCookieEncryption', 'Disabled'],
    ['EnableNodeOptionsEnvironmentVariable', 'Disabled'],
    ['EnableNodeCliInspectArguments', 'Disabled'],
    ['EnableEmbeddedAsarIntegrityValidation', 'Enabled'],
    ['OnlyLoadAppFromAsar', 'Enabled'],
    ['GrantFileProtocolExtraPrivileges', 'Disabled'],
  ]) {
    check(`fuse ${fuse} is ${state}`, new RegExp(`${fuse} is ${state}`).test(stdout));
  }
}

/** With its fuse on, Electron ends at once where it finds no sum of the archive: in a resource of the program on Windows, in the property list on macOS. Linux has none. */
function checkIntegrity({ platform, root, program }: PackedProgram): void {
  if (platform === 'win32')
    check('knows the sum of its archive', readFileSync(program).includes(Buffer.from('ELECTRONASAR', 'utf16le')));
  if (platform === 'darwin')
    check(
      'knows the sum of its archive',
      readFileSync(join(root, 'Contents', 'Info.plist'), 'utf8').includes('<key>ElectronAsarIntegrity</key>'),
    );
}

/** Workers are started by their files; each must lie where the program looks. */
const wantedFiles = [
  'main.mjs',
  'engine-process.mjs',
  'case-writer.mjs',
  'import-reader.mjs',
  'verify-worker.mjs',
  'preload.cjs',
] as const;

async function checkPlatform(platform: PackedPlatform): Promise<void> {
  platformName = platform;
  const packed = packedProgram(platform);
  await pack(packed);
  const { resources, program, locales, languages, addon } = packed;
  const inside = listAsar(join(resources, 'app.asar'));
  for (const wanted of wantedFiles) check(`holds ${wanted}`, inside.includes(`/out/electron/${wanted}`));
  check('holds the page', inside.includes('/renderer/dist/index.html'));
  const foreign = inside.filter(
    (name) =>
      !/^\/(package\.json|LICENSE|out(\/|$)|renderer(\/dist(\/|$)|$)|node_modules(\/better-sqlite3(\/|$)|$))/.test(
        name,
      ),
  );
  check(`holds nothing else (${foreign.slice(0, 5).join(', ')})`, foreign.length === 0);
  const sources = inside.filter((name) => /\/(deps|src|binding\.gyp)(\/|$)|\.tsx?$/.test(name));
  check(`holds no sources (${sources.slice(0, 5).join(', ')})`, sources.length === 0);
  const addons = readdirSync(join(resources, 'app.asar.unpacked', 'node_modules', 'better-sqlite3', 'prebuilds'));
  check(`brings the addon of its own platform only (${addons.join(', ')})`, addons.join() === addon);
  // Electron leads a path inside the archive to the file beside it only when the archive knows the file.
  check('finds it from inside the archive', inside.includes(`/node_modules/better-sqlite3/prebuilds/${addon}`));
  check('brings the sample', existsSync(join(resources, 'sample-diagnostics.tar.gz')));
  check('has the name of the program', existsSync(program));
  const found = readdirSync(locales).filter((name) => /\.(pak|lproj)$/.test(name));
  check(`has two languages (${found.join(', ')})`, found.toSorted().join() === languages);
  checkFuses(packed);
  checkIntegrity(packed);
  if (platform === 'linux') await checkDebian();
  if (platform === 'darwin') checkMacPlist(packed);
}

/** electron-builder packs for macOS anywhere but on Windows; a Debian package is made with a shell. */
function platformsHere(): readonly PackedPlatform[] {
  return process.platform === 'win32' ? ['win32'] : ['linux', 'win32', 'darwin'];
}

try {
  if (!process.argv.includes('--built')) {
    await runProgram('vite', ['build', '--config', 'renderer/vite.config.ts', '--logLevel', 'warn']);
    await runProgram('node', ['main/shells/launch/build-window.ts']);
  }
  for (const platform of platformsHere()) await checkPlatform(platform);
} catch (error) {
  failures.push(error instanceof Error ? error.message : String(error));
  console.log(failures.at(-1));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(failures.length === 0 ? 'The package is as it should be.' : `${failures.length} checks failed.`);
process.exitCode = failures.length === 0 ? 0 : 1;

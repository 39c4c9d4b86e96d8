/**
 * `npm run check:package`: packs the program with electron-builder around a stub of Electron and looks at what came out.
 * Needs no network.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot, runProgram } from '../runner/run-tool.ts';
import { makeStubElectron } from './stub-electron.ts';

const folder = mkdtempSync(join(tmpdir(), 'ladeakte-package-'));
const failures: string[] = [];

function check(what: string, holds: boolean): void {
  console.log(`${holds ? 'ok  ' : 'FAIL'} ${what}`);
  if (!holds) failures.push(what);
}

async function pack(): Promise<string> {
  const stub = join(folder, 'electron');
  makeStubElectron(stub);
  const code = await runProgram('electron-builder', [
    '--linux',
    'dir',
    '--x64',
    `--config.electronDist=${stub}`,
    `--config.directories.output=${join(folder, 'release')}`,
  ]);
  if (code !== 0) throw new Error(`electron-builder ended with code ${code}`);
  return join(folder, 'release', 'linux-unpacked');
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
      `--config.electronDist=${join(folder, 'electron')}`,
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

function listAsar(path: string): readonly string[] {
  const require = createRequire(createRequire(join(projectRoot, 'package.json')).resolve('electron-builder'));
  const asar = require('@electron/asar') as {
    listPackage(path: string, options: { isPack: boolean }): readonly string[];
  };
  return asar.listPackage(path, { isPack: false }).map((name) => name.replaceAll('\\', '/'));
}

function checkFuses(binary: string): void {
  const program = join(projectRoot, 'node_modules', '@electron', 'fuses', 'dist', 'bin.js');
  const { stdout } = spawnSync(process.execPath, [program, 'read', '--app', binary], { encoding: 'utf8' });
  for (const [fuse, state] of [
    ['RunAsNode', 'Disabled'],
    ['EnableNodeOptionsEnvironmentVariable', 'Disabled'],
    ['EnableNodeCliInspectArguments', 'Disabled'],
    ['EnableEmbeddedAsarIntegrityValidation', 'Enabled'],
    ['OnlyLoadAppFromAsar', 'Enabled'],
    ['GrantFileProtocolExtraPrivileges', 'Disabled'],
  ]) {
    check(`fuse ${fuse} is ${state}`, new RegExp(`${fuse} is ${state}`).test(stdout));
  }
}

try {
  // `npm test` has just built both.
  if (!process.argv.includes('--built')) {
    await runProgram('vite', ['build', '--config', 'renderer/vite.config.ts', '--logLevel', 'warn']);
    await runProgram('node', ['main/shells/launch/build-window.ts']);
  }
  const unpacked = await pack();
  const resources = join(unpacked, 'resources');
  const packed = listAsar(join(resources, 'app.asar'));

  for (const wanted of ['main.mjs', 'engine-process.mjs', 'case-writer.mjs', 'preload.cjs']) {
    check(`holds ${wanted}`, packed.includes(`/out/electron/${wanted}`));
  }
  check('holds the page', packed.includes('/renderer/dist/index.html'));
  const foreign = packed.filter(
    (name) =>
      !/^\/(package\.json|LICENSE|out(\/|$)|renderer(\/dist(\/|$)|$)|node_modules(\/better-sqlite3(\/|$)|$))/.test(
        name,
      ),
  );
  check(`holds nothing else (${foreign.slice(0, 5).join(', ')})`, foreign.length === 0);
  const sources = packed.filter((name) => /\/(deps|src|binding\.gyp)(\/|$)|\.tsx?$/.test(name));
  check(`holds no sources (${sources.slice(0, 5).join(', ')})`, sources.length === 0);
  const addons = readdirSync(join(resources, 'app.asar.unpacked', 'node_modules', 'better-sqlite3', 'prebuilds'));
  check(`brings the addon of its own platform only (${addons.join(', ')})`, addons.join() === 'linux-x64.node');
  check('brings the sample', existsSync(join(resources, 'sample-diagnostics.tar.gz')));
  check('has the name of the program', existsSync(join(unpacked, 'ladeakte')));
  check('has two languages', readdirSync(join(unpacked, 'locales')).toSorted().join() === 'de.pak,en-US.pak');
  checkFuses(join(unpacked, 'ladeakte'));
  await checkDebian();
} catch (error) {
  failures.push(error instanceof Error ? error.message : String(error));
  console.log(failures.at(-1));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(failures.length === 0 ? 'The package is as it should be.' : `${failures.length} checks failed.`);
process.exitCode = failures.length === 0 ? 0 : 1;

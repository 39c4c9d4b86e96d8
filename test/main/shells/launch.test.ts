import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, posix, win32 } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { dataFolder } from '../../../main/shells/data-folder.ts';
import { filesOnCommandLine } from '../../../main/shells/electron/given-files.ts';
import { createRemembered } from '../../../main/shells/electron/remembered.ts';
import { hasDisplay } from '../../../main/shells/launch/display.ts';
import { electronBinary } from '../../../main/shells/launch/electron-binary.ts';

const folder = mkdtempSync(join(tmpdir(), 'ladeakte-launch-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('where the program keeps its own files', () => {
  test('where the platform says, or where the person says', () => {
    expect(dataFolder({}, 'linux')).toBe(posix.join(homedir(), '.local', 'share', 'ladeakte'));
    expect(dataFolder({ XDG_DATA_HOME: '/data' }, 'linux')).toBe('/data/ladeakte');
    expect(dataFolder({ XDG_DATA_HOME: 'data' }, 'linux')).toBe(posix.join(homedir(), '.local', 'share', 'ladeakte'));
    // Cases are large, and what roams goes over the network at each log-on.
    expect(dataFolder({ APPDATA: 'C:\\R', LOCALAPPDATA: 'C:\\L' }, 'win32')).toBe('C:\\L\\Ladeakte');
    expect(dataFolder({}, 'win32')).toBe(win32.join(homedir(), 'AppData', 'Local', 'Ladeakte'));
    expect(dataFolder({}, 'darwin')).toBe(posix.join(homedir(), 'Library', 'Application Support', 'Ladeakte'));
    expect(dataFolder({ LADEAKTE_DATA: '/stick' }, 'darwin')).toBe('/stick');
  });
});

describe('whether there can be a window', () => {
  test('Linux needs a display', () => {
    expect(hasDisplay({}, 'linux')).toBe(false);
    expect(hasDisplay({ DISPLAY: '' }, 'linux')).toBe(false);
    expect(hasDisplay({ DISPLAY: ':0' }, 'linux')).toBe(true);
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true);
    expect(hasDisplay({}, 'win32')).toBe(true);
  });

  test('Electron is there when its binary is, and is never asked for', () => {
    const missing = join(folder, 'no-electron');
    expect(electronBinary({ ELECTRON_OVERRIDE_DIST_PATH: missing })).toBeUndefined();
    const there = join(folder, 'electron');
    mkdirSync(there);
    writeFileSync(join(there, 'electron'), '');
    expect(electronBinary({ ELECTRON_OVERRIDE_DIST_PATH: there })).toBe(join(there, 'electron'));
  });
});

describe('what the window is given', () => {
  test('files on the command line are those that are there; options are not files', () => {
    const file = join(folder, 'a b.log');
    writeFileSync(file, '');
    const found = filesOnCommandLine(['--no-sandbox', '-psn_0', 'a b.log', 'gone.log', ''], folder);
    expect(found).toEqual([file]);
  });

  test('a damaged memory of the window is no memory', () => {
    writeFileSync(join(folder, 'window.json'), '{"bounds":{"x":"left"}}');
    const remembered = createRemembered(folder);
    expect(remembered.get()).toEqual({});
    remembered.set({ lastFolder: '/somewhere' });
    remembered.set({ maximized: true });
    expect(createRemembered(folder).get()).toEqual({ lastFolder: '/somewhere', maximized: true });
  });
});

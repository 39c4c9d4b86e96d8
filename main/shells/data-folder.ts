import { homedir } from 'node:os';
import { posix, resolve, win32 } from 'node:path';

/**
 * The program's own private folder (new cases, list of recent cases).
 * `LADEAKTE_DATA` names another, e.g. on a stick or in a test. Rules of the platforms: XDG Base Directory 0.8,
 * Apple's File System Programming Guide, Windows' known folders: the local one, because cases are as large as
 * the evidence, and what lies in the roaming one goes over the network at each log-on.
 */
export function dataFolder(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  const path = platform === 'win32' ? win32 : posix;
  const chosen = environment['LADEAKTE_DATA'];
  if (chosen !== undefined && chosen !== '') return chosen;
  if (platform === 'win32')
    return path.join(environment['LOCALAPPDATA'] ?? path.join(homedir(), 'AppData', 'Local'), 'Ladeakte');
  if (platform === 'darwin') return path.join(homedir(), 'Library', 'Application Support', 'Ladeakte');
  const xdg = environment['XDG_DATA_HOME'];
  // "All paths set in these environment variables must be absolute; a relative path is to be ignored."
  return path.join(xdg?.startsWith('/') === true ? xdg : path.join(homedir(), '.local', 'share'), 'ladeakte');
}

/**
 * The same for the window, where it is another one than Electron's own: where `LADEAKTE_DATA` names it, and on Windows, where Electron would take the roaming folder. `null`
 * where Electron's choice stands.
 */
export function windowDataFolder(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
): string | null {
  const isNamed = (environment['LADEAKTE_DATA'] ?? '') !== '';
  if (!isNamed && platform !== 'win32') return null;
  const folder = dataFolder(environment, platform);
  return (platform === 'win32' ? win32 : posix).isAbsolute(folder) ? folder : resolve(folder);
}

import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * The program's own private folder (new cases, list of recent cases) for the shells that Electron does not tell one.
 * `LADEAKTE_DATA` names another, e.g. on a stick or in a test. Rules of the platforms: XDG Base Directory 0.8,
 * Apple's File System Programming Guide, Windows' known folders.
 */
export function dataFolder(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  const chosen = environment['LADEAKTE_DATA'];
  if (chosen !== undefined && chosen !== '') return chosen;
  if (platform === 'win32') return join(environment['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Ladeakte');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Ladeakte');
  const xdg = environment['XDG_DATA_HOME'];
  // "All paths set in these environment variables must be absolute; a relative path is to be ignored."
  return join(xdg?.startsWith('/') === true ? xdg : join(homedir(), '.local', 'share'), 'ladeakte');
}

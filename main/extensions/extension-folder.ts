import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

/**
 * The person's settings folder for extension files; the same for window, browser mode and command line.
 *
 * | platform | folder |
 * |---|---|
 * | Linux | `$XDG_CONFIG_HOME/ladeakte/extensions`, else `~/.config/ladeakte/extensions` |
 * | macOS | `~/Library/Application Support/Ladeakte/extensions` |
 * | Windows | `%APPDATA%\Ladeakte\extensions` |
 *
 * `LADEAKTE_EXTENSIONS` names another, and `off` turns the folder off. With `LADEAKTE_DATA` (a stick, a test) it is the folder `extensions` in there: a
 * program that keeps its data elsewhere does not read the settings of this account.
 */
export function extensionFolder(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
): string | null {
  const path = platform === 'win32' ? win32 : posix;
  const chosen = environment['LADEAKTE_EXTENSIONS'];
  if (chosen === 'off') return null;
  if (chosen !== undefined && chosen !== '') return chosen;
  const data = environment['LADEAKTE_DATA'];
  if (data !== undefined && data !== '') return path.join(data, 'extensions');
  if (platform === 'win32')
    return path.join(environment['APPDATA'] ?? path.join(homedir(), 'AppData', 'Roaming'), 'Ladeakte', 'extensions');
  if (platform === 'darwin') return path.join(homedir(), 'Library', 'Application Support', 'Ladeakte', 'extensions');
  const xdg = environment['XDG_CONFIG_HOME'];
  return path.join(xdg?.startsWith('/') === true ? xdg : path.join(homedir(), '.config'), 'ladeakte', 'extensions');
}

import { spawn } from 'node:child_process';

function opener(address: string): readonly [string, readonly string[]] {
  // On Windows not by `cmd /c start`, which would read the address as a command line.
  if (process.platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', address]];
  return [process.platform === 'darwin' ? 'open' : 'xdg-open', [address]];
}

/** Opens our own loopback address in the person's browser. Without success the printed address is enough. */
export function openSystemBrowser(address: string): void {
  const [command, args] = opener(address);
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}

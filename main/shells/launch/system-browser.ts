import { spawn } from 'node:child_process';

/** What opens an address on a platform. On Windows not by `cmd /c start`, which would read the address as a command line. */
export function openerFor(platform: NodeJS.Platform, address: string): readonly [string, readonly string[]] {
  if (platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', address]];
  return [platform === 'darwin' ? 'open' : 'xdg-open', [address]];
}

/** Opens our own loopback address in the person's browser. Without success the printed address is enough. */
export function openSystemBrowser(address: string): void {
  const [command, args] = openerFor(process.platform, address);
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}

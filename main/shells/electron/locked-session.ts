import { app, session } from 'electron';
import type { Session } from 'electron';
import { isOwnAddress, isPageAddress } from './page-scheme.ts';

/** Services of Chromium that would look for a network on their own. Before the program is ready. */
export function switchOffBackgroundServices(): void {
  for (const name of [
    'disable-background-networking',
    'disable-component-update',
    'disable-domain-reliability',
    'disable-sync',
    'dns-prefetch-disable',
    'no-pings',
  ]) {
    app.commandLine.appendSwitch(name);
  }
}

/**
 * The session of all our windows. Preferences of the page are kept, nothing is cached, no request but to ourselves is
 * let through (design 8), and nothing is permitted but writing text to the clipboard.
 */
export function lockedSession(): Session {
  app.configureHostResolver({ enableBuiltInResolver: false, secureDnsMode: 'off' });
  const locked = session.fromPartition('persist:ladeakte', { cache: false });
  // A proxy that is not there: what slipped through everything else would end here.
  void locked.setProxy({ mode: 'fixed_servers', proxyRules: '127.0.0.1:9', proxyBypassRules: '<-loopback>' });
  locked.webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, ({ url }, answer) => {
    // `devtools:` only opens by hand; `blob:` and `data:` never leave the page that made them.
    answer({ cancel: !(isOwnAddress(url) || /^(?:blob|data|devtools):/.test(url)) });
  });
  locked.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) => {
    answer(permission === 'clipboard-sanitized-write' && isPageAddress(requestingUrl));
  });
  locked.setPermissionCheckHandler(
    (_contents, permission, requestingOrigin) =>
      permission === 'clipboard-sanitized-write' && isPageAddress(requestingOrigin),
  );
  locked.setDevicePermissionHandler(() => false);
  locked.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  locked.setSpellCheckerEnabled(false);
  locked.on('will-download', (event) => event.preventDefault());
  return locked;
}

/** Pages stay where they are: no navigation away, no new window, no embedded browser. */
export function lockNavigation(): void {
  app.on('web-contents-created', (_created, contents) => {
    contents.on('will-navigate', (event) => {
      if (!isPageAddress(event.url)) event.preventDefault();
    });
    contents.on('will-frame-navigate', (event) => {
      // The preview of a report is a frame with a document of its own (`about:srcdoc`).
      if (!isPageAddress(event.url) && event.url !== 'about:srcdoc') event.preventDefault();
    });
    contents.on('will-redirect', (event) => {
      if (!isPageAddress(event.url)) event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  });
}

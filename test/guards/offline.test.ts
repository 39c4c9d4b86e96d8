import { expect, test } from 'vitest';
import { networkModules } from './import-rules.ts';
import { codeOnly, importsOf, sourceFiles } from './source-files.ts';

/** The loopback server listens, and the page of browser mode talks to it: nothing else has to do with a network. */
const mayListen = /^main\/shells\/server\//;
const mayAsk = new Set(['renderer/client/http-host.ts']);

const asking = /\b(?:fetch|EventSource|WebSocket|WebTransport|XMLHttpRequest|sendBeacon|RTCPeerConnection)\(/g;
const opening = /\b(?:openExternal|autoUpdater|crashReporter|setFeedURL)\b/g;

test('no code but the loopback server and its page can reach a network', () => {
  const found = sourceFiles(['parsers', 'main', 'renderer']).flatMap(({ path, text }) => {
    const modules = importsOf({ path, text })
      .filter(({ target }) => networkModules.has(target.startsWith('node:') ? target : `node:${target}`))
      .filter(() => !mayListen.test(path))
      .map(({ target, line }) => `${path}:${line} imports ${target}`);
    const code = codeOnly(text);
    const calls = [...code.matchAll(asking), ...code.matchAll(opening)]
      .filter(() => !mayAsk.has(path))
      .map((match) => `${path} uses ${match[0]}`);
    return [...modules, ...calls];
  });
  expect(found).toEqual([]);
});

test('the page names no foreign address that could be fetched', () => {
  const page = sourceFiles(['renderer']);
  const addresses = page.flatMap(({ path, text }) =>
    [...text.matchAll(/(?:src|href|url)\s*[=(:]\s*["'`]?(https?:\/\/[^"'`\s)]+)/g)].map(
      (match) => `${path}: ${match[1]}`,
    ),
  );
  expect(addresses).toEqual([]);
});

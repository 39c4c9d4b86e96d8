import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { ApiEvent } from '../../../main/api/events.ts';
import { builtInAlone } from '../../../main/extensions/extension-set.ts';
import type { Engine } from '../../../main/engine/engine.ts';

/** An engine that answers `app.info` only and keeps what shells gave it: for tests of transports, not of content. */
export interface FakeEngine {
  readonly engine: Engine;
  readonly granted: { readonly path: string; readonly name: string }[];
  readonly calls: { readonly name: string; readonly input: unknown }[];
  emit(event: ApiEvent): void;
}

export function fakeEngine(): FakeEngine {
  const granted: FakeEngine['granted'] = [];
  const calls: FakeEngine['calls'] = [];
  const listeners = new Set<(event: ApiEvent) => void>();
  const engine: Engine = {
    extensions: builtInAlone,
    async call(name, input) {
      calls.push({ name, input });
      if (name !== 'app.info') {
        return { ok: false, error: { code: 'procedure-unknown', params: { name }, detail: null } };
      }
      // The one procedure that is answered; its output type cannot be followed through the generic name.
      return { ok: true, value: { version: '1.2.3', shell: 'server', sampleAvailable: false }, revision: 0 } as never;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    async grantFile(path, name) {
      const shown = name ?? basename(path);
      granted.push({ path, name: shown });
      return { token: `token-${granted.length}`, name: shown, sizeBytes: statSync(path).size };
    },
    grantTarget: () => 'target',
    made: {
      find: () => {
        throw new Error('not part of the fake');
      },
      deliver: () => {},
    },
    caseAt: () => Promise.reject(new Error('not part of the fake')),
    warmUp: async () => {},
    cancelAll: () => {},
    close: () => Promise.resolve(),
  };
  return {
    engine,
    granted,
    calls,
    emit(event) {
      for (const listener of listeners) listener(event);
    },
  };
}

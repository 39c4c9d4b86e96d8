import type { ExtensionIdentity } from '../api/views/extension-views.ts';
import type { ExtensionSet } from './extension-set.ts';

/** What of an extension is written into a case: who it is, not where its file lies on this computer. */
export function identitiesOf(extensions: Pick<ExtensionSet, 'loaded'>): readonly ExtensionIdentity[] {
  return extensions.loaded.map(({ kind, name, version, sha256 }) => ({ kind, name, version, sha256 }));
}

/** Written with the conclusions of a case, read back with it. */
export function writtenIdentities(identities: readonly ExtensionIdentity[]): string {
  return JSON.stringify(identities);
}

export function readIdentities(text: string | null): readonly ExtensionIdentity[] {
  // Written by us alone, in the function above.
  return text === null ? [] : (JSON.parse(text) as readonly ExtensionIdentity[]);
}

/** Whether two lists name the same files in the same order; what only words a report differently does not change a conclusion. */
export function sameConclusions(one: readonly ExtensionIdentity[], other: readonly ExtensionIdentity[]): boolean {
  const marks = (list: readonly ExtensionIdentity[]): string =>
    list
      .filter(({ kind }) => kind !== 'report-template/1')
      .map(({ kind, sha256 }) => `${kind} ${sha256}`)
      .join('\n');
  return marks(one) === marks(other);
}

import type { ConfigurationVia } from '../../../parsers/model/configuration.ts';
import type { Texts } from '../../text/en.ts';

/** By which message or file a value came, in words where it is none of the protocol's own names. */
export function shownSource(via: ConfigurationVia, t: Texts): string {
  const sources: Readonly<Record<string, string>> = t.configuration.sources;
  return sources[via] ?? via;
}

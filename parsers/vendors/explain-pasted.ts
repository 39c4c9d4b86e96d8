import { assertNever } from '../base/assert.ts';
import type { IndexedEntry } from './catalogue-index.ts';
import { entriesOfCode, entriesOfVendorCode } from './catalogue-search.ts';
import { commonCatalogues, matchScore, vendorsOwn } from './explanation-ranking.ts';
import type { Ranking, Search } from './explanation-ranking.ts';
import { longestPastedText, type PastedField, type PastedRole } from './pasted-text.ts';

/** A field is worth what it tells: the vendor's code most, the status that follows from it least. */
function roleScore(role: Exclude<PastedRole, 'vendor'>): number {
  switch (role) {
    case 'vendor-code':
      return 900;
    case 'message-id':
      return 850;
    case 'key':
      return 800;
    case 'error-code':
      return 600;
    case 'reason':
      return 500;
    case 'status':
      return 450;
    default:
      return assertNever(role);
  }
}

/** A value is looked for among the entries of its kind only: `Accepted` is a status here, never somebody's parameter. */
function fits(role: Exclude<PastedRole, 'vendor'>, { entry }: IndexedEntry): boolean {
  switch (role) {
    case 'vendor-code':
    case 'error-code':
      return entry.kind === 'error';
    case 'message-id':
      return entry.kind === 'data-transfer';
    case 'key':
      return entry.kind === 'configuration-key' || entry.kind === 'parameter';
    case 'reason':
      return entry.kind === 'reason';
    case 'status':
      return entry.kind === 'status';
    default:
      return assertNever(role);
  }
}

/** The fields of a message or log line that somebody pasted. */
export function rankFields(fields: readonly PastedField[], search: Search, ranking: Ranking): void {
  const errorCodes = fields.filter(({ role }) => role === 'error-code').map(({ value }) => value.toLowerCase());
  const vendors = new Set<string>();
  const ordered = [...fields].sort(
    (one, other) => Number(other.role === 'vendor-code') - Number(one.role === 'vendor-code'),
  );
  for (const { role, value } of ordered) {
    if (role === 'vendor') continue;
    // Once a vendor's code was met, what other vendors say about the errorCode or status beside it is noise.
    const accepts = (indexed: IndexedEntry): boolean =>
      search.accepts(indexed) &&
      fits(role, indexed) &&
      (vendors.size === 0 ||
        role === 'vendor-code' ||
        vendors.has(indexed.catalogue.id) ||
        commonCatalogues.has(indexed.catalogue.id));
    const hits =
      role === 'vendor-code'
        ? entriesOfVendorCode(search.index, value, accepts, search.vendorIsKnown)
        : entriesOfCode(search.index, value, accepts);
    for (const { indexed, match } of role === 'vendor-code' ? vendorsOwn(hits) : hits) {
      const together = errorCodes.includes(indexed.entry.ocppErrorCode?.toLowerCase() ?? '');
      const quiet = role === 'error-code' && indexed.key === 'noerror' ? 200 : 0;
      ranking.add(indexed, roleScore(role) + matchScore(match) / 2 + (together ? 20 : 0) - quiet);
      if (role === 'vendor-code') vendors.add(indexed.catalogue.id);
    }
  }
}

/** `[2,"id","Action",` of a message that somebody pasted (OCPP-J 1.6, 4.2.1; type 6 of 2.1). */
const messageHead = /\[\s{0,9}[26]\s{0,9},\s{0,9}\\?"[^"\\]{0,255}\\?"\s{0,9},\s{0,9}\\?"([A-Za-z\d]{3,64})\\?"/;

/** After what its fields say: what the message itself is for. Where it holds an error code, that is what somebody wants to know. */
export function rankPastedMessage(text: string, search: Search, ranking: Ranking): void {
  const action = messageHead.exec(text.slice(0, longestPastedText))?.[1];
  if (action === undefined) return;
  for (const { indexed } of entriesOfCode(search.index, action, ({ entry }) => entry.kind === 'message'))
    ranking.add(indexed, 300);
}

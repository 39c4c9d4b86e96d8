import type { Deviations } from '../deviations.ts';
import type { Pagination } from '../ocmf/record.ts';
import { isOcmf, type Member, type OcmfMember } from './member.ts';

/* Running numbers within a session (research/ocmf 1.9, T2 and T14): one after the other, or what is between belongs to others. */

const largestPagination = 4_294_967_295n;

/** Running numbers that are there in the case, by the device that counts: a gateway counts for all the points that it serves. */
export type KnownPages = ReadonlyMap<string, ReadonlySet<bigint>>;

function deviceOf(member: OcmfMember): string {
  const { gateway, meter } = member.verdict;
  return `${member.ocmf.pagination?.context ?? ''}\u0000${gateway ?? ''}\u0000${gateway === null ? (meter ?? '') : ''}`;
}

export function knownPages(members: readonly Member[]): KnownPages {
  const pages = new Map<string, Set<bigint>>();
  for (const member of members.filter(isOcmf)) {
    const { pagination } = member.ocmf;
    // Only what is proven genuine fills a gap.
    if (pagination === null || member.verdict.signature !== 'valid') continue;
    const own = pages.get(deviceOf(member));
    if (own === undefined) pages.set(deviceOf(member), new Set([pagination.number]));
    else own.add(pagination.number);
  }
  return pages;
}

/** No gateway serves so many points that more numbers than these lie between two records of a session. */
const mostBetween = 1_000n;

/** Numbers between two that are on no genuine record of the device. */
export function unknownBetween(before: bigint, after: bigint, known: ReadonlySet<bigint> | undefined): bigint {
  const between = after - before - 1n;
  if (known === undefined || after - before > mostBetween) return between;
  let unknown = 0n;
  for (let number = before + 1n; number < after; number += 1n) if (!known.has(number)) unknown += 1n;
  return unknown;
}

/** Running numbers that are known of the device that wrote a record. */
export function pagesOf(pages: KnownPages, member: Member): ReadonlySet<bigint> | undefined {
  return isOcmf(member) ? pages.get(deviceOf(member)) : undefined;
}

function checkStep(
  before: Pagination,
  after: Pagination,
  known: ReadonlySet<bigint> | undefined,
  found: Deviations,
): void {
  const params = { before: before.text, after: after.text };
  const clause = 'OCMF 1.4 Table 2; Ladeakte rule T2';
  if (before.context !== after.context) {
    found.add('transaction.pagination-context', 'fatal', clause, 'PG', after.text, params);
  } else if (after.number === before.number) {
    found.add('transaction.pagination-repeated', 'fatal', clause, 'PG', after.text, { value: after.text });
  } else if (before.number === largestPagination && after.number === 0n) {
    // Only version 1.0.0 of the text defines the wrap, and FV cannot tell it from 1.0.1 (research T14).
    found.add('transaction.pagination-wrap', 'warning', 'OCMF 1.0; Ladeakte rule T14', 'PG', after.text, params);
  } else if (after.number < before.number) {
    found.add('transaction.pagination-descends', 'fatal', clause, 'PG', after.text, params);
  } else if (after.number > before.number + 1n && unknownBetween(before.number, after.number, known) === 0n) {
    found.add('transaction.pagination-elsewhere', 'info', clause, 'PG', after.text, params);
  } else if (after.number > before.number + 1n) {
    const missing = String(after.number - before.number - 1n);
    found.add('transaction.pagination-gap', 'fatal', clause, 'PG', after.text, { ...params, missing });
  }
}

export function checkPagination(members: readonly Member[], pages: KnownPages, found: Deviations): void {
  const records = members.filter(isOcmf);
  if (records.length < 2) return;
  for (const [position, member] of records.entries()) {
    const before = records[position - 1];
    if (before === undefined) continue;
    const [from, to] = [before.ocmf.pagination, member.ocmf.pagination];
    if (from === null || to === null) {
      found.add('transaction.pagination-missing', 'fatal', 'OCMF 1.4 Table 2; Ladeakte rule T2', 'PG', null);
      return;
    }
    checkStep(from, to, pages.get(deviceOf(member)), found);
  }
}

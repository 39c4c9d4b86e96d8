import type { TableUse } from '../../parsers/model/table-plan.ts';

/** What a person can say that a table holds. */
export const tableUseNames = [
  'transactions',
  'transaction-ends',
  'messages',
  'authorisations',
  'meter-samples',
  'meter-readings',
  'configuration',
  'reservations',
  'charging-profiles',
  'states',
  'security-events',
  'nothing',
] as const satisfies readonly TableUse[];

import { authorisationCases } from './authorisation-cases.ts';
import { connectionCases } from './connection-cases.ts';
import { maintenanceCases } from './maintenance-cases.ts';
import { meteringCases } from './metering-cases.ts';
import type { RuleCase } from './rule-case.ts';
import { statusCases } from './status-cases.ts';
import { transactionCases } from './transaction-cases.ts';

/** One case for each rule of the registry. */
export const allCases: readonly RuleCase[] = [
  ...transactionCases,
  ...meteringCases,
  ...statusCases,
  ...authorisationCases,
  ...connectionCases,
  ...maintenanceCases,
];

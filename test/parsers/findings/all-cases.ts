import { authorisationCases } from './authorisation-cases.ts';
import { caseCases } from './case-cases.ts';
import { connectionCases } from './connection-cases.ts';
import { maintenanceCases } from './maintenance-cases.ts';
import { laterVersionsCases } from './later-versions-cases.ts';
import { laterVersionsRulesCases } from './later-versions-rules-cases.ts';
import { meteringCases } from './metering-cases.ts';
import type { RuleCase } from './rule-case.ts';
import { statusCases } from './status-cases.ts';
import { transactionDatabaseCases } from './transaction-database-cases.ts';
import { transactionEnergyCases } from './transaction-energy-cases.ts';
import { transactionFaultCases } from './transaction-fault-cases.ts';
import { transactionOrderCases } from './transaction-order-cases.ts';
import { transactionStartStopCases } from './transaction-start-stop-cases.ts';

import { transactionCourseCases } from './transaction-course-cases.ts';
import { configurationAuditCases } from './configuration-audit-cases.ts';
import { commandCases } from './command-cases.ts';
import { decisionCases } from './decision-cases.ts';
import { settingsCases } from './settings-cases.ts';
import { statusPatternCases } from './status-pattern-cases.ts';
import { connectionProtocolCases } from './connection-protocol-cases.ts';
import { meteringPlausibilityCases } from './metering-plausibility-cases.ts';
import { unusualWritingCases } from './unusual-writing-cases.ts';
import { vendorChargebyteCases } from './vendor-chargebyte-cases.ts';
import { vendorOtherCases } from './vendor-other-cases.ts';

/** One case for each rule of the registry. */
export const allCases: readonly RuleCase[] = [
  ...transactionStartStopCases,
  ...transactionOrderCases,
  ...transactionEnergyCases,
  ...transactionDatabaseCases,
  ...transactionFaultCases,
  ...meteringCases,
  ...statusCases,
  ...authorisationCases,
  ...connectionCases,
  ...maintenanceCases,
  ...transactionCourseCases,
  ...commandCases,
  ...configurationAuditCases,
  ...statusPatternCases,
  ...connectionProtocolCases,
  ...meteringPlausibilityCases,
  ...vendorChargebyteCases,
  ...vendorOtherCases,
  ...laterVersionsCases,
  ...laterVersionsRulesCases,
  ...unusualWritingCases,
  ...settingsCases,
  ...decisionCases,
  ...caseCases,
];

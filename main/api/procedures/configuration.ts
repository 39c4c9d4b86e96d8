import * as v from 'valibot';
import { caseId, language, text, listEntries, configurationSide } from '../inputs.ts';
import { query, returns } from '../procedure.ts';
import type { ConfigAudit, ConfigComparison, ConfigRow } from '../views/configuration-views.ts';
import type { ConfigHistoryRow } from '../views/configuration-history-views.ts';
import type { Page } from '../views/list-page.ts';

/** Procedures about what a station is set to. */
export const configurationProcedures = {
  'config.list': query(v.object(listEntries), returns<Page<ConfigRow>>()),
  /** One row a station and key: what holds now, and every value with who set it, when and what became of it. */
  'config.history': query(v.object(listEntries), returns<Page<ConfigHistoryRow>>()),
  /** What a station is set to, each key explained, and what is wrong with it. Without `station` the first one that has a configuration. */
  'config.audit': query(
    v.object({ caseId, language, station: v.optional(v.nullable(text(200))) }),
    returns<ConfigAudit>(),
  ),
  /** Two stations, one station at two times, or a station and a reference file. */
  'config.compare': query(
    v.object({ caseId, language, left: configurationSide, right: configurationSide }),
    returns<ConfigComparison>(),
  ),
} as const;

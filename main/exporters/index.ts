import { createRegistry } from '../../parsers/base/registry.ts';
import { auditCsv } from './audit/audit-csv.ts';
import { auditHtml } from './audit/audit-html.ts';
import { cpoCsv } from './cpo/cpo-csv.ts';
import { cpoHtml } from './cpo/cpo-html.ts';
import type { Exporter } from './exporter.ts';
import { incidentCsv } from './incident/incident-csv.ts';
import { incidentHtml } from './incident/incident-html.ts';
import { jsonExporter } from './json-report.ts';

/** Every report in every format. PDF is the HTML, printed by the shell. */
export const exporters = createRegistry<Exporter>('exporters', [
  incidentHtml,
  jsonExporter('incident'),
  incidentCsv,
  auditHtml,
  jsonExporter('audit'),
  auditCsv,
  cpoHtml,
  jsonExporter('cpo'),
  cpoCsv,
]);

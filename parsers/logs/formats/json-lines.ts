import { recordFormat } from '../record-format.ts';

/** An object a line: Open OCPP Trace, webhooks of CitrineOS, container and log shippers, MongoDB exports (research K33, K34, K39). */
export const jsonLines = recordFormat({
  id: 'json-lines',
  title: 'JSON lines (Open OCPP Trace, CitrineOS, log shippers)',
  source: 'research K33, K34, K39; Open OCPP Trace 1.1',
  cannotTell: ['what a record does not name'],
  records: 'json-lines',
});

import { recordFormat } from '../record-format.ts';

/** One JSON object or array that holds the messages: DebugKit traces and exports (research K35, K39). */
export const jsonDocument = recordFormat({
  id: 'json-document',
  title: 'JSON document with messages (DebugKit, exports)',
  source: 'research K35, K39',
  cannotTell: ['what a record does not name'],
  records: 'json-document',
});

import { recordFormat } from '../record-format.ts';

/** Exports of backends with a header: a message a row, or request and response in one row (research K31, K32). */
export const csvExport = recordFormat({
  id: 'csv-export',
  title: 'CSV export of messages',
  source: 'research K31, K32; RFC 4180',
  cannotTell: ['zone of the times, unless written', 'what no column names'],
  records: 'csv',
});

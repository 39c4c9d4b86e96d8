import { createRegistry } from '../../../parsers/base/registry.ts';
import { chargePointRegisterReader } from './charge-point-register.ts';
import { caseFileReader } from './case-file.ts';
import { configurationLinesReader } from './configuration-lines.ts';
import { configurationJsonReader } from './configuration-json.ts';
import { encryptedDatabaseReader } from './encrypted-database.ts';
import { kebaReportsReader } from './keba-reports.ts';
import { keyFileReader } from './key-file.ts';
import { logReader } from './log.ts';
import { packetCaptureReader } from './packet-capture.ts';
import { microOcppReader } from './micro-ocpp.ts';
import { plainTextReader } from './plain-text.ts';
import { signedTextReader } from './signed-text.ts';
import { signedXmlReader } from './signed-xml.ts';
import { spreadsheetReader } from './spreadsheet.ts';
import { sqliteCompanionReader } from './sqlite-companion.ts';
import { sqliteDatabaseReader } from './sqlite-database.ts';
import { systemdJournalReader } from './systemd-journal.ts';
import { tableTextReader } from './table-text.ts';
import { unreadBytesReader } from './unread-bytes.ts';

/** Every way of reading a source. The best confidence wins; among equals the first. */
export const sourceReaders = createRegistry('source readers', [
  caseFileReader,
  sqliteDatabaseReader,
  sqliteCompanionReader,
  encryptedDatabaseReader,
  systemdJournalReader,
  packetCaptureReader,
  spreadsheetReader,
  signedXmlReader,
  chargePointRegisterReader,
  kebaReportsReader,
  tableTextReader,
  logReader,
  signedTextReader,
  keyFileReader,
  microOcppReader,
  configurationJsonReader,
  configurationLinesReader,
  plainTextReader,
  unreadBytesReader,
]);

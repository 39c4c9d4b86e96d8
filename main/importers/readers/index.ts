import { createRegistry } from '../../../parsers/base/registry.ts';
import { logReader } from './log.ts';
import { plainTextReader } from './plain-text.ts';
import { sqliteCompanionReader } from './sqlite-companion.ts';
import { sqliteDatabaseReader } from './sqlite-database.ts';
import { unreadBytesReader } from './unread-bytes.ts';

/** Every way of reading a source. The best confidence wins; among equals the first. */
export const sourceReaders = createRegistry('source readers', [
  sqliteDatabaseReader,
  sqliteCompanionReader,
  logReader,
  plainTextReader,
  unreadBytesReader,
]);

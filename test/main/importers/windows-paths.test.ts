import { describe, expect, test } from 'vitest';
import { fileNameOf } from '../../../main/files/file-names.ts';
import { entryName } from '../../../main/importers/entry-name.ts';
import { rotatedLogs, rotatedName } from '../../../main/importers/rotation/rotated-name.ts';

/** What `ladeakte import` is given on Windows keeps its backslashes as a name. */
describe('paths of Windows', () => {
  test.each([
    ['C:\\logs\\client-state.jsn', 'client-state.jsn'],
    ['\\\\server\\share\\ocpp.log', 'ocpp.log'],
    ['logs\\CP1/ocpp.log', 'ocpp.log'],
    ['C:\\logs/CP1\\ocpp.log', 'ocpp.log'],
    ['ocpp.log', 'ocpp.log'],
  ])('the file of %s', (path, name) => {
    expect(fileNameOf(path)).toBe(name);
  });

  test.each(['messages.1', '2024-01-31_x.log', 'x.log-20240131', 'syslog'])(
    '%s is the same part of a log in any folder',
    (name) => {
      const plain = rotatedName(name);
      for (const folder of ['C:\\logs\\', '\\\\server\\share\\', '/var/log/', 'CP1\\']) {
        const found = rotatedName(`${folder}${name}`);
        expect(found).toEqual(plain === null ? null : { ...plain, log: `${folder}${plain.log}` });
      }
    },
  );

  test('parts of a log are put together, those of another folder not', () => {
    const paths = ['C:\\a\\messages', 'C:\\a\\messages.1', 'C:\\b\\messages.1'];
    expect(rotatedLogs(paths, (path) => path)).toEqual([
      { log: 'C:\\a\\messages', parts: ['C:\\a\\messages.1', 'C:\\a\\messages'] },
    ]);
  });

  test('an entry of an archive that was packed on Windows has slashes', () => {
    expect(entryName('logs\\CP1\\ocpp.log', 4_096)).toMatchObject({ display: 'logs/CP1/ocpp.log', unsafe: false });
    expect(entryName('C:\\logs\\ocpp.log', 4_096)).toMatchObject({ display: 'logs/ocpp.log', unsafe: true });
  });
});

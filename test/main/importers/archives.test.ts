import { gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { importGiven, tarOf } from './import-fixture.ts';
import { issueCodes } from './recording-sink.ts';

describe('archives that are as they should be', () => {
  it('makes a source of every entry of a tar.gz, with its bytes and hash', async () => {
    const tar = await tarOf([
      ['./var/log/a.log', 'first\n'],
      [{ name: 'var/log/', type: 'directory' }, ''],
      ['var/log/b.log', 'second\n'.repeat(50_000)],
    ]);
    const { sources, find, outcome } = await importGiven({ 'diag.tar.gz': gzipSync(tar) });
    expect(sources.map(({ description }) => description.entry)).toEqual([null, 'var/log/a.log', 'var/log/b.log']);
    expect(find('var/log/a.log').bytes.toString()).toBe('first\n');
    expect(find('var/log/b.log').bytes.toString()).toBe('second\n'.repeat(50_000));
    expect(find('var/log/a.log').description).toMatchObject({ parentId: 0, name: 'diag.tar.gz' });
    expect(find(null).result).toMatchObject({ state: 'complete', issues: [], account: { reader: 'tar.gz' } });
    expect(outcome.files).toMatchObject([{ name: 'diag.tar.gz', state: 'done', failure: null }]);
  });

  it('reads all members of a gzip file and the name it carries', async () => {
    const { find } = await importGiven({ 'ocppd.log.gz': Buffer.concat([gzipSync('one\n'), gzipSync('two\n')]) });
    expect(find('ocppd.log').bytes.toString()).toBe('one\ntwo\n');
    expect(find(null).result?.state).toBe('complete');
  });

  it('keeps what a gzip file holds when something else follows it', async () => {
    const { find } = await importGiven({ 'a.log.gz': Buffer.concat([gzipSync('good\n'), Buffer.from('uninvited')]) });
    expect(find('a.log').bytes.toString()).toBe('good\n');
    expect(issueCodes(find(null))).toEqual(['import.gzip-trailing']);
  });

  it('reads zstd with several frames, also around a tar', async () => {
    const frames = Buffer.concat([zstdCompressSync('one\n'), zstdCompressSync('two\n')]);
    const single = await importGiven({ 'a.log.zst': frames });
    expect(single.find('a.log').bytes.toString()).toBe('one\ntwo\n');
    const tar = zstdCompressSync(await tarOf([['x/y.txt', 'inside']]));
    expect((await importGiven({ 'd.tzst': tar })).find('x/y.txt').bytes.toString()).toBe('inside');
  });

  it('reads long names, PAX and GNU, and archives in archives', async () => {
    const long = `${'deep/'.repeat(60)}file.log`;
    const inner = gzipSync(
      await tarOf([
        [long, 'hello'],
        ['Übersicht.txt', 'umlaut'],
      ]),
    );
    const { find } = await importGiven({ 'outer.tar': await tarOf([['in/inner.tgz', inner]]) });
    expect(find(`in/inner.tgz!/${long}`).bytes.toString()).toBe('hello');
    expect(find('in/inner.tgz!/Übersicht.txt').bytes.toString()).toBe('umlaut');
    expect(find('in/inner.tgz').contentLength).toBe(0);
  });

  it('reads a multipart upload as ABL stations send it', async () => {
    const file = gzipSync(await tarOf([['log/ocpp.log', 'line\r\n']]));
    const body = Buffer.concat([
      Buffer.from(
        '--16a9b8647642\r\nContent-Disposition: form-data; name="binaryFile"; filename="uploaded-file.tar.gz"\r\n' +
          'Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: binary\r\n\r\n',
      ),
      file,
      Buffer.from('\r\n--16a9b8647642--\r\n'),
    ]);
    const { find } = await importGiven({ upload: body });
    expect(find('uploaded-file.tar.gz!/log/ocpp.log').bytes.toString()).toBe('line\r\n');
    expect(find('uploaded-file.tar.gz').result).toMatchObject({ state: 'complete', sizeBytes: file.length });
  });

  it('shows percent-encoded names decoded, but never as another path', async () => {
    const tar = await tarOf([
      ['2024-01-01T10%3A00%3A00Z.log', 'a'],
      ['x%2F..%2Fy', 'b'],
    ]);
    const { sources } = await importGiven({ 'a.tar': tar });
    // what may be a part of a log waits until all names are known
    expect(sources.map(({ description }) => description.entry)).toEqual([
      null,
      'x%2F..%2Fy',
      '2024-01-01T10:00:00Z.log',
    ]);
  });
});

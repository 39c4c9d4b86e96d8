import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot } from './source-files.ts';

const self = 'test/guards/tracked-files.test.ts';

function trackedFiles(): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: projectRoot,
    encoding: 'utf8',
  });
  return listed.split('\0').filter((path) => path !== '');
}

/** Traces of the machine that something was made on. */
const traces: readonly (readonly [RegExp, string])[] = [
  [/(?:^|[\s"'`(=])\/(?:work|root|home\/[a-z]+|Users\/[A-Za-z]+)\/[\w.-]+/gm, 'a path of one machine'],
  [
    /https?:\/\/(?:registry\.|npm\.|[\w.-]+\/(?:npm|artifactory|verdaccio))[^\s"']*/g,
    'an address of a package registry',
  ],
  [/\bfarm-(?:studio|bench)\b/g, 'a name of a tool of one workplace'],
];

describe('tracked files', () => {
  test('hold no path, address or name of the machine that they were made on', () => {
    const found = trackedFiles().flatMap((path) => {
      if (path === self) return [];
      const bytes = readFileSync(join(projectRoot, path));
      if (bytes.includes(0)) return [];
      const text = bytes.toString('utf8');
      return traces.flatMap(([pattern, what]) =>
        [...text.matchAll(pattern)].map((match) => `${path}: ${what}: ${match[0].trim()}`),
      );
    });
    expect(found).toEqual([]);
  });

  test('contain nothing that is built or private', () => {
    const unwanted = trackedFiles().filter((path) =>
      /(^|\/)(node_modules|dist|out|release)\/|\.(ladeakte|ladeakte-wal|pem\.key|env)$/.test(path),
    );
    expect(unwanted).toEqual([]);
  });
});

interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly inBundle?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
}

describe('the lock file', () => {
  const lock = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, LockedPackage>>;
  };
  const manifest = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as Readonly<
    Record<'dependencies' | 'devDependencies', Readonly<Record<string, string>>>
  >;
  const locked = Object.entries(lock.packages).filter(([path]) => path !== '');

  test('pins every package by hash and names no registry', () => {
    const loose = locked.filter(
      ([, entry]) => entry.integrity === undefined && entry.link !== true && entry.inBundle !== true,
    );
    expect(loose.map(([path]) => path)).toEqual([]);
    expect(locked.filter(([, entry]) => entry.resolved !== undefined).map(([path]) => path)).toEqual([]);
  });

  test('holds what the manifest asks for, in exact versions', () => {
    for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
      expect(`${name} ${version}`).toMatch(/ \d+\.\d+\.\d+$/);
      expect(`${name} ${lock.packages[`node_modules/${name}`]?.version}`).toBe(`${name} ${version}`);
    }
  });

  test('has the packages of every platform, so that it installs everywhere', () => {
    const missing = locked.flatMap(([path, entry]) =>
      Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })
        .filter((name) => !isLocked(path, name))
        .map((name) => `${path} needs ${name}`),
    );
    expect(missing).toEqual([]);
  });

  /** Looked up as Node does: in the package's own folder, then outwards. */
  function isLocked(from: string, name: string): boolean {
    for (let folder = from; ; ) {
      if (lock.packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`] !== undefined) return true;
      if (folder === '') return false;
      const outer = folder.lastIndexOf('/node_modules/');
      folder = outer === -1 ? '' : folder.slice(0, outer);
    }
  }
});

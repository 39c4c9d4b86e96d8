import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../runner/run-tool.ts';

interface BuilderConfig {
  readonly [key: string]: unknown;
  readonly electronFuses: Readonly<Record<string, boolean>>;
  readonly fileAssociations: readonly { readonly ext: string }[];
}

interface ConfigModule {
  readonly getConfig: (projectFolder: string, file: string, fromOptions: object) => Promise<BuilderConfig>;
  readonly validateConfiguration: (config: object, debugLogger: object) => Promise<void>;
}

const require = createRequire(createRequire(join(projectRoot, 'package.json')).resolve('electron-builder'));
const { getConfig, validateConfiguration } = require('app-builder-lib/out/util/config/config') as ConfigModule;
const silent = { add: () => undefined };

describe('electron-builder.yml', () => {
  test('is valid by the schema of electron-builder itself', async () => {
    const config = await getConfig(projectRoot, 'electron-builder.yml', {});
    await expect(validateConfiguration(config, silent)).resolves.toBeUndefined();
    await expect(validateConfiguration({ ...config, electronFuse: {} }, silent)).rejects.toThrow(/electronFuse/);
  });

  test('closes every way around the program, and has no updater', async () => {
    const config = await getConfig(projectRoot, 'electron-builder.yml', {});
    expect(config.electronFuses).toMatchObject({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    });
    expect(config).toMatchObject({ npmRebuild: false, asar: true, publish: null });
  });

  test('takes only our own files for our own', async () => {
    const config = await getConfig(projectRoot, 'electron-builder.yml', {});
    expect(config.fileAssociations.map(({ ext }) => ext)).toEqual(['ladeakte']);
  });
});

import { existsSync } from 'node:fs';
import { findChromium } from '../../../main/exporters/pdf/find-chromium.ts';
import { unpackChromium } from './unpack-chromium.ts';
import type { UnpackedChromium } from './unpack-chromium.ts';

/** The browser of the tests: on Linux the Chromium that `npm ci` brought along, elsewhere one of the machine, which Windows always has. */
export async function testBrowser(): Promise<UnpackedChromium> {
  if (process.platform === 'linux') return unpackChromium();
  const { path, looked } = findChromium({ environment: process.env, platform: process.platform, exists: existsSync });
  if (path === null) throw new Error(`tests in the browser need one of: ${looked.join(', ')}`);
  return { executable: path, environment: {} };
}

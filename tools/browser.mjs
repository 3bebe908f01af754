/**
 * Finds a Chromium for Playwright: the one named in CHROMIUM, one on the path, or Playwright's own.
 * `ensureBrowser` also tries to get one. `executablePath` is what playwright.config.ts uses.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { installFromDebian } from './debian.mjs';
import { runQuietly } from './progress.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const MAC = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const DOWNLOAD_LIMIT_MS = 180_000;

function candidates() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  const own = createRequire(import.meta.url)('@playwright/test').chromium.executablePath();
  return [process.env.CHROMIUM, ...onPath, ...MAC, own].filter((path) => path && existsSync(path));
}

/** @type {string | undefined} Undefined if this machine has no browser. */
export const executablePath = candidates()[0];

/** The browser's path, after trying to install one; undefined, with a sentence, if none can be had. */
export async function ensureBrowser(env) {
  const runs = () => candidates().find(isBrowser);
  if (runs()) return runs();
  await runQuietly('Getting Chromium from Playwright', 'playwright', ['install', 'chromium'], {
    env,
    limitMs: DOWNLOAD_LIMIT_MS,
  });
  if (runs()) return runs();
  const packages = ['chromium', 'fonts-noto-cjk'];
  await installFromDebian('Getting Chromium and Chinese fonts from Debian', packages, env);
  if (!runs()) {
    console.error(
      'No Chromium could be found or installed, so the browser tests cannot run. ' +
        'Install Chromium or Chrome, or name one in the variable CHROMIUM.',
    );
  }
  return runs();
}

/** A file of that name may be a stub, or lack its libraries. */
function isBrowser(path) {
  try {
    const options = { encoding: 'utf8', timeout: 20_000, stdio: ['ignore', 'pipe', 'ignore'] };
    return /Chrom/.test(execFileSync(path, ['--version', '--no-sandbox'], options));
  } catch {
    return false;
  }
}

/** The site, built for a folder and a host of its own, as an intranet would have it. */
import { spawnSync } from 'node:child_process';
import { chmodSync, rmSync } from 'node:fs';
import { readSite, type BuiltSite } from '../../src/integrations/built-site.ts';

export const BASE = '/docs/quorum-lab/';
export const SITE_URL = 'https://wiki.example.org';

/** Builds into a folder; throws with what Astro said. The folder goes with this process. */
export function buildSite(folder: string): BuiltSite {
  // Started by root, a web server reads as somebody else.
  chmodSync(folder, 0o755);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const { status, stdout, stderr } = spawnSync('astro', ['build', '--outDir', folder], {
    encoding: 'utf8',
    env: { ...process.env, BASE_PATH: BASE, SITE_URL },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status === 0) return readSite(folder, BASE, SITE_URL);
  throw new Error(`The site could not be built for ${BASE}:\n${(stdout + stderr).slice(-3000)}`);
}

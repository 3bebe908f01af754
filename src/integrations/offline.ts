/** Writes the service worker, with the list of what it keeps: all that pages need, nothing of embeds. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { readSite } from './built-site.ts';
import { addressesIn } from './headers.ts';
import { kindOf } from './headers/kinds.ts';

const source = new URL('./offline/worker.js', import.meta.url);
export const workerFile = 'sw.js';

/** For crawlers, and pictures that only they ask for. */
const notForReaders = /^(?:sw\.js|robots\.txt|sitemap\.xml|social\/.*)$/;

export const isKept = (address: string): boolean =>
  kindOf(address) !== 'embed' && !notForReaders.test(address);

const fileOf = (address: string): string => address.replace(/(^|\/)$/, '$1index.html');

/** Changes when any file does; ends with the folder, for an origin may hold several sites. */
export function versionOf(root: string, base: string, addresses: readonly string[]): string {
  const hash = createHash('sha256');
  for (const address of addresses) {
    const content = readFileSync(join(root, fileOf(address)));
    hash.update(`${address}\n${content.length}\n`).update(content);
  }
  return `${hash.digest('hex').slice(0, 16)}@${base}`;
}

export function workerText(version: string, addresses: readonly string[]): string {
  return readFileSync(source, 'utf8')
    .replace("'__VERSION__'", () => JSON.stringify(version))
    .replace("['__FILES__']", () => JSON.stringify(addresses, undefined, 1));
}

export function offline(): AstroIntegration {
  let base = '/';
  return {
    name: 'offline',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base;
      },
      'astro:build:done': ({ dir, logger }) => {
        const site = readSite(fileURLToPath(dir), base);
        const kept = addressesIn(site.root).filter(isKept);
        const version = versionOf(site.root, site.base, kept);
        writeFileSync(join(site.root, workerFile), workerText(version, kept));
        logger.info(`${kept.length} files can be read without a network, version ${version}`);
      },
    },
  };
}

/** What opening the search costs: its script, which no page brings, and the texts of each language. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { BuiltSite } from './built-site.ts';
import { gzipped, scriptFiles } from './page-weight.ts';

export interface SearchWeight {
  /** Gzipped. */
  js: number;
  /** By language, with brotli. */
  texts: Readonly<Record<string, number>>;
}

/** Undefined where the site has no search. */
export function weighSearch(site: BuiltSite): SearchWeight | undefined {
  const folder = join(site.root, 'search');
  if (statSync(folder, { throwIfNoEntry: false }) === undefined) return undefined;
  const entry = /^search-dialog\.[\w-]+\.js$/;
  const scripts = readdirSync(join(site.root, '_astro')).filter((file) => entry.test(file));
  if (scripts.length !== 1) {
    throw new Error(
      `The search script is ${scripts.length} files of _astro, not one. ` +
        'Import search-dialog.ts in one place, with import().',
    );
  }
  const files = scriptFiles(site, [`_astro/${scripts[0] ?? ''}`]);
  const read = (file: string): Buffer => readFileSync(join(site.root, file));
  return {
    js: [...files].reduce((sum, file) => sum + gzipped(read(file)), 0),
    texts: Object.fromEntries(
      readdirSync(folder).map((file) => [
        file.replace('.json', ''),
        brotliCompressSync(readFileSync(join(folder, file))).length,
      ]),
    ),
  };
}

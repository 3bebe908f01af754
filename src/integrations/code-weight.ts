/** What runnable code costs when a reader asks for it: nothing of it is in a page before. Gzipped, in bytes. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RUNNER, type BuiltSite } from './built-site.ts';
import { gzipped, scriptFiles } from './page-weight.ts';

export interface CodeWeight {
  /** The editor of programs or of scenarios, whichever is heavier, with its words. */
  readonly editor: number;
  /** What takes the types out of an edited program. */
  readonly types: number;
  /** The page that programs run in. */
  readonly runner: number;
}

/** Undefined where the site has no code that runs. */
export function weighCode(site: BuiltSite): CodeWeight | undefined {
  if (site.runner === undefined) return undefined;
  const assets = readdirSync(join(site.root, '_astro'));
  const one = (name: string): string => {
    const found = assets.filter((file) => new RegExp(`^${name}\\.[\\w-]+\\.js$`).test(file));
    if (found.length === 1) return `_astro/${found[0] ?? ''}`;
    throw new Error(
      `${name}.ts is ${found.length} files of _astro, not one. Import it in one place, with import().`,
    );
  };
  const size = (...names: string[]): number =>
    [...scriptFiles(site, names.map(one))].reduce((sum, file) => sum + gzippedFile(site, file), 0);
  const words = readdirSync(join(site.root, 'builder')).map((file) =>
    gzippedFile(site, `builder/${file}`),
  );
  const editors = ['program-editor', 'scenario-editor'].map((editor) => size('desk', editor));
  return {
    editor: Math.max(...editors) + Math.max(...words),
    types: size('strip'),
    runner: gzippedFile(site, RUNNER),
  };
}

function gzippedFile(site: BuiltSite, file: string): number {
  return gzipped(readFileSync(join(site.root, file)));
}

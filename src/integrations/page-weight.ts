/** What a browser has to fetch for a page before any click, gzipped, in bytes. */
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { attribute, type BuiltPage, type BuiltSite, fileBehind } from './built-site.ts';

export interface PageWeight {
  html: number;
  css: number;
  js: number;
  hasWidget: boolean;
}

export const gzipped = (content: string | Uint8Array): number =>
  gzipSync(content, { level: 9 }).length;

// Minified or not; `import('…')` is left out, it runs on a click.
const staticImport = /(?:^|[;}\s])(?:import|export)\s*(?:[\w*{}\s,$]+?from\s*)?["']([^"']+)["']/g;

/** Follows static imports from the given scripts; each file counts once. */
export function scriptFiles(site: BuiltSite, entries: string[]): Set<string> {
  const seen = new Set<string>();
  const open = [...entries];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    const source = readFileSync(join(site.root, file), 'utf8');
    for (const [, specifier = ''] of source.matchAll(staticImport)) {
      if (specifier.startsWith('.')) open.push(posix.join(posix.dirname(file), specifier));
    }
  }
  return seen;
}

const inlineScripts = (html: string): string =>
  [...html.matchAll(/<script\b(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)]
    .map(([, body = '']) => body)
    .join('\n');

export function weigh(site: BuiltSite, page: BuiltPage): PageWeight {
  const files = (addresses: string[]): string[] =>
    addresses.map((address) => fileBehind(site, address)).filter((file) => file !== undefined);
  const size = (all: Iterable<string>): number =>
    [...all].reduce((sum, file) => sum + gzipped(readFileSync(join(site.root, file))), 0);

  const islands = ['component-url', 'renderer-url', 'before-hydration-url'].flatMap((name) =>
    attribute(page.html, 'astro-island', name),
  );
  const scripts = scriptFiles(
    site,
    files([
      ...attribute(page.html, 'script', 'src'),
      ...attribute(page.html, 'link', 'href', /modulepreload/),
      ...islands,
    ]),
  );
  const inline = inlineScripts(page.html);
  return {
    html: gzipped(page.html),
    css: size(new Set(files(attribute(page.html, 'link', 'href', /stylesheet/)))),
    js: size(scripts) + (inline === '' ? 0 : gzipped(inline)),
    hasWidget: islands.length > 0,
  };
}

/** The site as it lies in `dist`: what the final checks read. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

export interface BuiltPage {
  /** From the root of `dist`: `en/raft-election/index.html`. */
  file: string;
  html: string;
}

export interface BuiltSite {
  root: string;
  /** What every address on the site begins with: `/` or `/docs/`. */
  base: string;
  /** Where it is to be served, `https://wiki.example.org`, if that is known. */
  origin?: string | undefined;
  pages: BuiltPage[];
  /** The page in which readers' programs run: no page of the site, and with a policy of its own. */
  runner?: BuiltPage | undefined;
}

export const RUNNER = 'sandbox/runner.html';

export function readSite(root: string, base: string, siteUrl?: string): BuiltSite {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .sort();
  const all = files.map((file) => ({
    file: file.split(sep).join('/'),
    html: readFileSync(join(root, file), 'utf8'),
  }));
  const origin = siteUrl === undefined ? undefined : new URL(siteUrl).origin;
  const pages = all.filter(({ file }) => file !== RUNNER);
  const runner = all.find(({ file }) => file === RUNNER);
  return { root, runner, pages, base: `/${base}/`.replace(/\/{2,}/g, '/'), origin };
}

/** The address a page is served at, without the base. */
export function pageAddress(page: BuiltPage): string {
  return page.file.replace(/(^|\/)index\.html$/, '$1');
}

/** The file behind an address of this site, from the root of `dist`; undefined if there is none. */
export function fileBehind(site: BuiltSite, address: string): string | undefined {
  if (!address.startsWith(site.base)) return undefined;
  const path = decodeURI(address.slice(site.base.length));
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  const whole = join(site.root, file);
  return existsSync(whole) ? relative(site.root, whole).split(sep).join('/') : undefined;
}

const entities: Record<string, string> = {
  '&amp;': '&',
  '&quot;': '"',
  '&#38;': '&',
  '&#34;': '"',
};

/** The values of one attribute, wherever it stands in a tag of that name (a pattern) and kind. */
export function attribute(html: string, tag: string, name: string, kind = /^/): string[] {
  const tags = html.matchAll(new RegExp(`<${tag}\\b(?:"[^"]*"|'[^']*'|[^'">])*>`, 'g'));
  const pattern = new RegExp(`\\s${name}=(?:"([^"]*)"|([^\\s>]+))`);
  return [...tags]
    .filter(([text]) => kind.test(text))
    .flatMap(([text]) => {
      const found = pattern.exec(text);
      const value = found?.[1] ?? found?.[2];
      return value === undefined
        ? []
        : [value.replace(/&(?:amp|quot|#38|#34);/g, (entity) => entities[entity] ?? entity)];
    });
}

/**
 * Fails the build when a link of the site leads nowhere, a picture or a translation is missing, or a page
 * asks another server for a file. An address that begins with SITE_URL is one of ours.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { languages } from '../i18n/language.ts';
import { attribute, type BuiltSite, fileBehind, pageAddress, readSite } from './built-site.ts';

// There the part after # is a run, not a place on the page.
const hasOwnHash = (file: string): boolean => /^[\w-]+\/(lab|embed)\//.test(file);

function problem(site: BuiltSite, from: string, href: string): string | undefined {
  const home = site.origin ?? 'https://site.invalid';
  const url = new URL(href, new URL(from, home));
  if (url.origin !== home) return undefined;
  const file = fileBehind(site, url.pathname);
  if (file === undefined) return `${href} does not exist`;
  const id = decodeURIComponent(url.hash.slice(1));
  const page = site.pages.find((candidate) => candidate.file === file);
  if (id === '' || page === undefined || hasOwnHash(file)) return undefined;
  return attribute(page.html, '[a-z][a-z0-9-]*', 'id').includes(id)
    ? undefined
    : `${href} names a section that is not there`;
}

/** `srcset` names several pictures, each with its size. */
const picturesOf = (srcset: string): string[] =>
  srcset.split(',').map((each) => each.trim().split(/\s+/)[0] ?? '');

/** What a page shows or runs. */
function loadsOf(html: string): string[] {
  return [
    ...['script', 'img', 'iframe', 'source', 'video', 'audio', 'embed'].flatMap((tag) =>
      attribute(html, tag, 'src'),
    ),
    ...attribute(html, 'object', 'data'),
    ...attribute(html, 'video', 'poster'),
    ...attribute(html, 'image', 'href'),
    ...['img', 'source'].flatMap((tag) => attribute(html, tag, 'srcset').flatMap(picturesOf)),
    ...['component-url', 'renderer-url'].flatMap((name) => attribute(html, 'astro-island', name)),
  ];
}

/** One line a problem, `page: what`. */
export function brokenLinks(site: BuiltSite): string[] {
  const isOwn = (address: string): boolean =>
    site.origin !== undefined && address.startsWith(`${site.origin}/`);
  return site.pages.flatMap((page) => {
    const links = ['a', 'link', 'area'].flatMap((tag) => attribute(page.html, tag, 'href'));
    const told = attribute(page.html, 'meta', 'content', /property="?og:(?:image|url)"?[\s>]/);
    const loads = loadsOf(page.html);
    const foreign = [...loads, ...attribute(page.html, 'link', 'href', /stylesheet|preload/)]
      .filter((address) => /^(https?:)?\/\//.test(address) && !isOwn(address))
      .map((address) => `${page.file}: asks another server for ${address}`);
    const dead = [...new Set([...links, ...loads, ...told])]
      .filter((address) => !address.startsWith('data:'))
      .map((href) => problem(site, site.base + pageAddress(page), href))
      .filter((text) => text !== undefined);
    return [...foreign, ...dead.map((text) => `${page.file}: ${text}`)];
  });
}

/** Files that style sheets ask for. */
export function brokenStyles(site: BuiltSite): string[] {
  const sheets = readdirSync(site.root, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.css'),
  );
  return sheets.flatMap((file) => {
    const css = readFileSync(join(site.root, file), 'utf8');
    return [...css.matchAll(/url\(\s*["']?([^"')]+)["']?\s*\)/g)]
      .map(([, address = '']) => address)
      .filter((address) => !/^(?:data:|#)/.test(address))
      .map((address) => problem(site, site.base + file.split(/[\\/]/).join(posix.sep), address))
      .filter((text) => text !== undefined)
      .map((text) => `${file}: ${text}`);
  });
}

/** A page that is in one language only. */
export function missingTwins(site: BuiltSite): string[] {
  const files = new Set(site.pages.map(({ file }) => file));
  return site.pages.flatMap(({ file }) => {
    const own = languages.find((language) => file.startsWith(`${language}/`));
    if (own === undefined) return [];
    return languages
      .map((language) => language + file.slice(own.length))
      .filter((twin) => !files.has(twin))
      .map((twin) => `${file}: its translation ${twin} does not exist`);
  });
}

export function links(): AstroIntegration {
  let base = '/';
  let siteUrl: string | undefined;
  return {
    name: 'links',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base;
        siteUrl = config.site;
      },
      'astro:build:done': ({ dir, logger }) => {
        const site = readSite(fileURLToPath(dir), base, siteUrl);
        const broken = [...brokenLinks(site), ...brokenStyles(site), ...missingTwins(site)];
        if (broken.length > 0) throw new Error(`Broken links:\n  ${broken.join('\n  ')}`);
        logger.info(`every link of ${site.pages.length} pages leads somewhere`);
      },
    },
  };
}

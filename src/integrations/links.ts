/** Fails the build when a link of the site leads nowhere, or a page asks another server for a file. */
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { attribute, type BuiltSite, fileBehind, pageAddress, readSite } from './built-site.ts';

// There the part after # is a run, not a place on the page.
const hasOwnHash = (file: string): boolean => /^[\w-]+\/(lab|embed)\//.test(file);

function problem(site: BuiltSite, from: string, href: string): string | undefined {
  const url = new URL(href, new URL(from, 'https://site.invalid'));
  if (url.host !== 'site.invalid') return undefined;
  const file = fileBehind(site, url.pathname);
  if (file === undefined) return `${href} does not exist`;
  const id = decodeURIComponent(url.hash.slice(1));
  const page = site.pages.find((candidate) => candidate.file === file);
  if (id === '' || page === undefined || hasOwnHash(file)) return undefined;
  return attribute(page.html, '[a-z][a-z0-9-]*', 'id').includes(id)
    ? undefined
    : `${href} names a section that is not there`;
}

/** One line a problem, `page: what`. */
export function brokenLinks(site: BuiltSite): string[] {
  return site.pages.flatMap((page) => {
    const links = ['a', 'link', 'area'].flatMap((tag) => attribute(page.html, tag, 'href'));
    const loads = ['script', 'img', 'iframe', 'source'].flatMap((tag) =>
      attribute(page.html, tag, 'src'),
    );
    const islands = ['component-url', 'renderer-url'].flatMap((name) =>
      attribute(page.html, 'astro-island', name),
    );
    const foreign = [
      ...loads,
      ...islands,
      ...attribute(page.html, 'link', 'href', /stylesheet|preload/),
    ]
      .filter((address) => /^(https?:)?\/\//.test(address))
      .map((address) => `${page.file}: asks another server for ${address}`);
    const dead = [...new Set([...links, ...loads, ...islands])]
      .map((href) => problem(site, site.base + pageAddress(page), href))
      .filter((text) => text !== undefined);
    return [...foreign, ...dead.map((text) => `${page.file}: ${text}`)];
  });
}

export function links(): AstroIntegration {
  let base = '/';
  return {
    name: 'links',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base;
      },
      'astro:build:done': ({ dir, logger }) => {
        const site = readSite(fileURLToPath(dir), base);
        const broken = brokenLinks(site);
        if (broken.length > 0) throw new Error(`Broken links:\n  ${broken.join('\n  ')}`);
        logger.info(`every link of ${site.pages.length} pages leads somewhere`);
      },
    },
  };
}

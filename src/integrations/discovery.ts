/**
 * What crawlers ask for: `robots.txt`, and `sitemap.xml` with every page that may be listed and its
 * translations (https://www.sitemaps.org/protocol.html,
 * https://developers.google.com/search/docs/specialty/international/localized-versions). A sitemap has
 * whole addresses only, so there is none unless SITE_URL is set.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { attribute, type BuiltPage, type BuiltSite, pageAddress, readSite } from './built-site.ts';
import { kindOf } from './headers/kinds.ts';

function isListed(page: BuiltPage): boolean {
  const asksNotTo = attribute(page.html, 'meta', 'content', /name="?robots/).includes('noindex');
  return !asksNotTo && kindOf(pageAddress(page)) === 'page';
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

function entry({ html }: BuiltPage, own: string): string {
  const tags = html.match(/<link rel="?alternate"?[^>]*hreflang[^>]*>/g) ?? [];
  const alternates = tags.map((tag) => {
    const [language = ''] = attribute(tag, 'link', 'hreflang');
    const [href = ''] = attribute(tag, 'link', 'href');
    return `    <xhtml:link rel="alternate" hreflang="${language}" href="${escaped(href)}"/>`;
  });
  return ['  <url>', `    <loc>${escaped(own)}</loc>`, ...alternates, '  </url>'].join('\n');
}

/** `origin` is that of SITE_URL. */
export function sitemap(site: BuiltSite, origin: string): string {
  const entries = site.pages
    .filter(isListed)
    .map((page) => entry(page, origin + site.base + pageAddress(page)));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"',
    '  xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...entries,
    '</urlset>',
    '',
  ].join('\n');
}

export function robots(base: string, origin: string | undefined): string {
  const found = origin === undefined ? [] : [`Sitemap: ${origin}${base}sitemap.xml`];
  return ['User-agent: *', 'Allow: /', ...found, ''].join('\n');
}

export function discovery(): AstroIntegration {
  let base = '/';
  let origin: string | undefined;
  return {
    name: 'discovery',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base;
        origin = config.site && new URL(config.site).origin;
      },
      'astro:build:done': ({ dir, logger }) => {
        const site = readSite(fileURLToPath(dir), base);
        writeFileSync(join(site.root, 'robots.txt'), robots(site.base, origin));
        if (origin === undefined) {
          logger.info('no sitemap.xml, canonical links or social pictures: SITE_URL is not set');
        } else writeFileSync(join(site.root, 'sitemap.xml'), sitemap(site, origin));
      },
    },
  };
}

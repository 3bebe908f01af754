/**
 * One style sheet a page. Astro links one for each component, thirty and more on a chapter, and a browser
 * shows nothing before the last: on a phone that is two seconds. What a page links is put together, in its
 * order; of equal sheets the last counts, as it does in the cascade. The single ones stay for scripts that
 * ask for them.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { attribute, type BuiltSite, fileBehind, readSite } from './built-site.ts';

const link = /<link rel="?stylesheet"? href="?[^">\s]+"?>/g;

/** The page with a link to one sheet, and that sheet; undefined if it has one or none. */
export function withOneSheet(
  site: BuiltSite,
  html: string,
): { html: string; file: string; css: string } | undefined {
  const links = html.match(link) ?? [];
  if (links.length < 2) return undefined;
  const texts = links.flatMap((tag) => {
    const [href = ''] = attribute(tag, 'link', 'href');
    const file = fileBehind(site, href);
    // What is missing is for the check of links to say.
    return file === undefined ? [] : [readFileSync(join(site.root, file), 'utf8').trim()];
  });
  const css = [...new Set(texts.reverse())].reverse().join('\n');
  const hash = createHash('sha256').update(css).digest('base64url').slice(0, 8);
  const file = `_astro/page.${hash}.css`;
  let isFirst = true;
  const changed = html.replace(link, () => {
    if (!isFirst) return '';
    isFirst = false;
    return `<link rel="stylesheet" href="${site.base}${file}">`;
  });
  return { html: changed, file, css };
}

export function stylesheets(): AstroIntegration {
  let base = '/';
  return {
    name: 'stylesheets',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base;
      },
      'astro:build:done': ({ dir, logger }) => {
        const site = readSite(fileURLToPath(dir), base);
        const files = new Set<string>();
        for (const page of site.pages) {
          const one = withOneSheet(site, page.html);
          if (one === undefined) continue;
          files.add(one.file);
          writeFileSync(join(site.root, one.file), one.css);
          writeFileSync(join(site.root, page.file), one.html);
        }
        logger.info(`${files.size} style sheets for ${site.pages.length} pages`);
      },
    },
  };
}

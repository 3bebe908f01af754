/**
 * The content policy of each page. Astro writes it last in the head and lists every script of the
 * site; here it moves before everything it governs and names only what the page itself has inline.
 * `'self'` covers the rest. Markup that the policy would break fails the build.
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { readSite } from './built-site.ts';
import { withoutIdleMarks } from './hydration-marks.ts';

const policyTag = /<meta http-equiv="content-security-policy" content="([^"]*)">/;

const hashesOf = (html: string, tag: 'script' | 'style'): string => {
  const pattern = new RegExp(`<${tag}\\b(?![^>]*\\ssrc=)[^>]*>([\\s\\S]*?)</${tag}>`, 'g');
  const bodies = [...html.matchAll(pattern)].map(([, body = '']) => body);
  const hashes = [...new Set(bodies)].map(
    (body) => ` 'sha256-${createHash('sha256').update(body).digest('base64')}'`,
  );
  return hashes.join('');
};

/** The first tag with an inline style or handler; values are blanked, they may say anything. */
function blockedTag(html: string): { tag: string; attribute: string } | undefined {
  const markup = html.replace(/<(script|style)\b[\s\S]*?<\/\1>/g, '');
  for (const [tag] of markup.matchAll(/<[a-z](?:"[^"]*"|'[^']*'|[^'">])*>/g)) {
    const names = tag.replace(/"[^"]*"|'[^']*'/g, '""');
    const attribute = /\s(style|on[a-z]+)=/.exec(names)?.[1];
    if (attribute !== undefined) return { tag, attribute };
  }
  return undefined;
}

/** The page with its policy first, or an error that names what breaks it. */
export function withPolicy(html: string, file: string): string {
  const found = policyTag.exec(html);
  // A redirect is a page without a head of its own.
  if (found === null) throw new Error(`${file} has no content policy. Every page needs a <head>.`);
  const blocked = blockedTag(html);
  if (blocked !== undefined) {
    throw new Error(
      `${file} has a ${blocked.attribute} attribute, which the policy blocks: ` +
        `${blocked.tag.slice(0, 120)}. Use a class, or set it after mount.`,
    );
  }
  const kept = (found[1] ?? '')
    .replace(/script-src [^;]*;/, `script-src 'self'${hashesOf(html, 'script')};`)
    .replace(/style-src [^;]*;/, `style-src 'self'${hashesOf(html, 'style')};`);
  const meta = `<meta http-equiv="content-security-policy" content="${kept}">`;
  return html
    .replace(policyTag, '')
    .replace(/<meta charset="?utf-8"?>/i, (charset) => charset + meta);
}

export function policy(): AstroIntegration {
  let base = '/';
  return {
    name: 'policy',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base;
      },
      'astro:build:done': ({ dir }) => {
        const site = readSite(fileURLToPath(dir), base);
        for (const { file, html } of site.pages) {
          writeFileSync(join(site.root, file), withPolicy(withoutIdleMarks(html), file));
        }
      },
    },
  };
}

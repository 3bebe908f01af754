import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { type BuiltSite, readSite } from './built-site.ts';
import { robots, sitemap } from './discovery.ts';
import { brokenLinks, brokenStyles, missingTwins } from './links.ts';
import { isKept, versionOf, workerText } from './offline.ts';
import { withOneSheet } from './stylesheets.ts';

function siteOf(files: Record<string, string>, siteUrl?: string): BuiltSite {
  const root = mkdtempSync(join(tmpdir(), 'site-'));
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), content);
  }
  return readSite(root, '/', siteUrl);
}

test('A missing picture is named with its page: by src, srcset, or in what other sites show.', () => {
  const site = siteOf(
    {
      'index.html':
        '<img src="/a.png" srcset="/a.png 1x, /b.png 2x">' +
        '<meta property="og:image" content="https://wiki.example.org/c.png">',
      'a.png': '',
    },
    'https://wiki.example.org/',
  );
  expect(brokenLinks(site)).toEqual([
    'index.html: /b.png does not exist',
    'index.html: https://wiki.example.org/c.png does not exist',
  ]);
});

test('A style sheet that asks for a missing file is named.', () => {
  const site = siteOf({ '_astro/x.css': 'a{b:url(y.woff2);c:url("data:,")}' });
  expect(brokenStyles(site)).toEqual(['_astro/x.css: y.woff2 does not exist']);
});

test('A page in one language only stops the build.', () => {
  const site = siteOf({ 'en/a/index.html': '', 'zh-cn/a/index.html': '', 'en/b/index.html': '' });
  expect(missingTwins(site)).toEqual([
    'en/b/index.html: its translation zh-cn/b/index.html does not exist',
  ]);
});

test('The sitemap has listed pages with their translations; robots.txt leads to it.', () => {
  const alternate = '<link rel="alternate" hreflang="zh-CN" href="https://w.example/zh-cn/a/">';
  const site = siteOf({
    'en/a/index.html': alternate,
    'en/draft/index.html': '<meta name="robots" content="noindex">',
    'en/embed/scenario/x/index.html': '',
    '404.html': '<meta name="robots" content="noindex">',
  });
  const text = sitemap(site, 'https://w.example');
  expect(text.match(/<loc>[^<]*/g)).toEqual(['<loc>https://w.example/en/a/']);
  expect(text).toContain('hreflang="zh-CN" href="https://w.example/zh-cn/a/"/>');
  expect(robots('/docs/', 'https://w.example')).toContain(
    'Sitemap: https://w.example/docs/sitemap.xml',
  );
  expect(robots('/', undefined)).not.toContain('Sitemap');
});

test('The worker keeps pages and assets, no embeds, and is another after any change.', () => {
  expect(['en/', '_astro/x.js', 'search/en.json'].every(isKept)).toBe(true);
  expect(['en/embed/scenario/x/', 'sw.js', 'social/en/a.png'].some(isKept)).toBe(false);
  const before = siteOf({ 'en/index.html': 'a' });
  const after = siteOf({ 'en/index.html': 'b' });
  const version = versionOf(before.root, '/docs/', ['en/']);
  expect(version).toMatch(/^[0-9a-f]{16}@\/docs\/$/);
  expect(versionOf(after.root, '/docs/', ['en/'])).not.toBe(version);
  const text = workerText(version, ['en/']);
  expect(text).toContain(`const VERSION = "${version}"`);
  expect(text).not.toContain('__FILES__');
});

test('The sheets of a page become one, in their order; of equal ones the last counts.', () => {
  const links = ['a', 'b', 'c'].map((name) => `<link rel="stylesheet" href="/${name}.css">`);
  const site = siteOf({ 'a.css': 'p{}', 'b.css': 'q{}', 'c.css': 'p{}' });
  const one = withOneSheet(site, `<head>${links.join('')}</head>`);
  expect(one?.css).toBe('q{}\np{}');
  expect(one?.html).toBe(`<head><link rel="stylesheet" href="/${one?.file ?? ''}"></head>`);
  expect(withOneSheet(site, links[0] ?? '')).toBeUndefined();
});

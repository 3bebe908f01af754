import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { budgetFor, overspent, overspentCode, overspentSearch } from './budgets.ts';
import { type BuiltSite, readSite } from './built-site.ts';
import { weighCode } from './code-weight.ts';
import { brokenLinks } from './links.ts';
import { weigh } from './page-weight.ts';
import { sectionsOf, titleOf } from './page-text.ts';
import { withPolicy } from './policy.ts';
import { searchFileOf } from './search.ts';
import { weighSearch } from './search-weight.ts';

function siteOf(files: Record<string, string>, base = '/'): BuiltSite {
  const root = mkdtempSync(join(tmpdir(), 'site-'));
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), content);
  }
  return readSite(root, base);
}

const weightOf = (files: Record<string, string>): ReturnType<typeof weigh> => {
  const site = siteOf(files);
  return weigh(site, site.pages[0] ?? { file: '', html: '' });
};

describe('links', () => {
  test('a link to a page or a section that is not there is named with its page', () => {
    const site = siteOf({
      'en/index.html': '<a href="/en/gone/">x</a><a href="a/#here">x</a><a href="a/#lost">x</a>',
      'en/a/index.html': '<h2 id="here">x</h2>',
    });
    expect(brokenLinks(site)).toEqual([
      'en/index.html: /en/gone/ does not exist',
      'en/index.html: a/#lost names a section that is not there',
    ]);
  });

  test('below a base, a link that forgets it is broken', () => {
    const files = {
      'index.html': '<a href="/docs/a/">x</a><a href="/a/">x</a>',
      'a/index.html': '',
    };
    expect(brokenLinks(siteOf(files, '/docs'))).toEqual(['index.html: /a/ does not exist']);
  });

  test('a file from another server is refused, a link to one is not', () => {
    const html =
      '<a href="https://example.org/">x</a><script src="https://example.org/x.js"></script>';
    expect(brokenLinks(siteOf({ 'index.html': html }))).toEqual([
      'index.html: asks another server for https://example.org/x.js',
    ]);
  });

  test('the part after # of a laboratory link is a run, not a section', () => {
    const files = {
      'index.html': '<a href="/en/lab/raft/#abc">x</a>',
      'en/lab/raft/index.html': '',
    };
    expect(brokenLinks(siteOf(files))).toEqual([]);
  });
});

describe('weight', () => {
  test('an island brings its renderer and what both import, once; a click brings its own', () => {
    const island = '<astro-island component-url="/a.js" renderer-url="/r.js"></astro-island>';
    const files = {
      'index.html': island,
      'a.js': `import{x}from"./shared.js";const later=()=>import("./later.js");`,
      'r.js': `import"./shared.js"`,
      'shared.js': 'export const x=1',
    };
    const without = weightOf({ ...files, 'shared.js': '' });
    expect(weightOf(files).hasWidget).toBe(true);
    expect(weightOf({ ...files, 'later.js': 'x'.repeat(9999) })).toEqual(weightOf(files));
    expect(weightOf(files).js - without.js).toBeLessThan(30);
    expect(weightOf(files).js).toBeGreaterThan(without.js);
  });

  test('a budget that is passed is told with the page, the size and the limit', () => {
    const weight = { html: 1000, css: 13_000, js: 2000, hasWidget: false };
    expect(overspent('en/x/', weight)).toEqual([
      '/en/x/ (plain): css is 13.0 KB gzip, the budget is 12 KB',
    ]);
    expect(overspent('en/x/', { ...weight, hasWidget: true })).toEqual([]);
    expect(budgetFor('en/embed/scenario/x/', weight).kind).toBe('embed');
  });
});

describe('search', () => {
  const page = [
    '<title>Elections · Quorum Lab</title><nav>menu</nav><main><p class="crumb">Learn</p>',
    '<h1>Who <em>leads</em>?</h1><p>One.</p><!-- no --><p>Two &amp; three.</p>',
    '<figure><div class="live"><astro-island>n1</astro-island></div><figcaption>It dies.</figcaption></figure>',
    '<h2 id="terms"><a href="#terms">Terms</a></h2><p>A <glossary-term><a>term</a>',
    '<span popover>unseen</span></glossary-term>.<br>Next.</p><table><tr><td>a</td><td>b</td></tr></table>',
    '<button>Run</button><script>x</script></main>',
  ].join('');

  test('a page says what a reader sees, section by section', () => {
    expect(sectionsOf(page)).toEqual([
      { id: '', heading: 'Who leads?', text: 'One. Two & three. It dies.' },
      { id: 'terms', heading: 'Terms', text: 'A term. Next. a · b ·' },
    ]);
    expect(titleOf(page)).toBe('Elections');
  });

  test('the end of a Chinese paragraph brings no space', () => {
    expect(sectionsOf('<main><p>一。</p><p>二</p><p>Raft</p></main>')[0]?.text).toBe('一。二 Raft');
  });

  test('an index holds the listed pages of its language, and the scenarios of a laboratory', () => {
    const files = {
      'en/a/index.html': page,
      'en/lab/raft/index.html': '<title>Raft · x</title><main><h1>Raft</h1></main>',
      'en/embed/scenario/x/index.html': page,
      'en/draft/index.html': `<meta name="robots" content="noindex">${page}`,
      'zh-cn/a/index.html': page,
    };
    const scenarios = [
      { name: 'dies', model: 'raft', title: 'It dies', why: '' },
      { name: 'other', model: 'lease', title: 'Other', why: '' },
    ];
    const glossary = [{ id: 'term', en: 'term', zh: '任期', never: [{ word: '届' }, 'era'] }];
    const found = searchFileOf(siteOf(files).pages, 'en', { glossary, scenarios });
    expect(found.pages.map(({ address }) => address)).toEqual(['en/a/', 'en/lab/raft/']);
    expect(found.sections.map(({ target }) => target)).toEqual(['', '#terms', '', '?s=dies']);
    expect(found.synonyms).toEqual([['term', '任期', '届', 'era']]);
  });

  test('its script counts with what it imports, and too much of either fails', () => {
    const site = siteOf({
      '_astro/search-dialog.abc.js': 'import"./engine.js"',
      '_astro/engine.js': 'export const x=1',
      'search/en.json': '{}',
    });
    expect(weighSearch(site)?.js).toBeGreaterThan(40);
    expect(weighSearch(siteOf({ 'index.html': '' }))).toBeUndefined();
    expect(() => weighSearch(siteOf({ '_astro/x.js': '', 'search/en.json': '' }))).toThrow(
      /0 files of _astro, not one/,
    );
    expect(overspentSearch({ js: 9_999, texts: { en: 120_000 } })).toEqual([]);
    expect(overspentSearch({ js: 11_000, texts: { en: 121_000 } })).toEqual([
      'search: script is 11.0 KB gzip, the budget is 10 KB',
      'search: texts (en) is 121.0 KB brotli, the budget is 120 KB',
    ]);
  });
});

describe('runnable code', () => {
  const files = {
    'sandbox/runner.html': '<p>x</p>',
    'builder/en.json': '{}',
    '_astro/desk.a.js': 'import"./shared.js"',
    '_astro/program-editor.b.js': 'import"./shared.js"',
    '_astro/scenario-editor.c.js': 'export const y=1',
    '_astro/strip.d.js': 'export const z=1',
    '_astro/shared.js': 'export const x=1',
  };

  test('it counts with what it imports, and too much of a part fails', () => {
    const weight = weighCode(siteOf(files));
    const heavy = weighCode(
      siteOf({ ...files, '_astro/shared.js': `export const x="${'1a2'.repeat(99)}"` }),
    );
    expect(heavy?.editor).toBeGreaterThan(weight?.editor ?? Infinity);
    expect(heavy?.types).toBe(weight?.types);
    expect(overspentCode({ editor: 185_000, types: 50_000, runner: 95_000 })).toEqual([]);
    expect(overspentCode({ editor: 186_000, types: 1, runner: 1 })).toEqual([
      'code: editor is 186.0 KB gzip, the budget is 185 KB',
    ]);
  });

  test('a part that is not one file stops the build, and a site without such code has none', () => {
    const { '_astro/strip.d.js': _, ...without } = files;
    expect(() => weighCode(siteOf(without))).toThrow(/strip\.ts is 0 files of _astro, not one/);
    expect(weighCode(siteOf({ 'index.html': '' }))).toBeUndefined();
  });
});

describe('policy', () => {
  const page = (body: string): string =>
    '<head><meta charset="utf-8"><script>1</script><meta http-equiv="content-security-policy" ' +
    `content="default-src 'none'; script-src 'self' 'sha256-x'; style-src 'self' 'sha256-y';"></head>${body}`;

  test('it stands before what it governs and names only what the page has inline', () => {
    const result = withPolicy(page(''), 'a.html');
    expect(result.indexOf('http-equiv')).toBeLessThan(result.indexOf('<script>'));
    expect(result).toContain("style-src 'self';");
    expect(result).toMatch(/script-src 'self' 'sha256-[\w+/]{43}=';/);
    expect(result).not.toContain('sha256-x');
  });

  test('what an attribute says is no attribute', () => {
    expect(() => withPolicy(page('<p title="turn it on= style=">'), 'a.html')).not.toThrow();
  });

  test('a style attribute or a handler in the markup fails, with the page', () => {
    expect(() => withPolicy(page('<p style="color:red">'), 'a.html')).toThrow(
      /a\.html has a style/,
    );
    expect(() => withPolicy(page('<p onclick="x">'), 'a.html')).toThrow(/a\.html has a onclick/);
  });
});

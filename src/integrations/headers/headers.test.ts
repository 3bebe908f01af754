import { expect, test } from 'vitest';
import type { BuiltSite } from '../built-site.ts';
import { policiesOf, readPolicy } from './content-policy.ts';
import { forKind, kindOf } from './kinds.ts';
import { baseOf, headersFor, readRules, rules, writeRules } from './netlify.ts';
import { nginxMaps } from './nginx.ts';

const page = (file: string, hash: string) => ({
  file,
  html:
    `<meta http-equiv="content-security-policy" content="default-src 'none';` +
    `script-src 'self' 'sha256-${hash}='; style-src 'self'">`,
});
const site: BuiltSite = {
  root: '',
  base: '/docs/',
  pages: [
    page('en/index.html', 'b'),
    page('404.html', 'a'),
    page('en/embed/scenario/x/index.html', 'c'),
  ],
  runner: page('sandbox/runner.html', 'd'),
};
const policies = policiesOf(site);
const addresses = [
  'en/',
  '404.html',
  'en/embed/scenario/x/',
  'sandbox/runner.html',
  '_astro/x.js',
  'favicon.svg',
];

test('One policy allows what any page has inline, and nobody may frame it; embeds may be framed.', () => {
  expect(readPolicy(policies.page).get('script-src')).toEqual([
    "'self'",
    "'sha256-a='",
    "'sha256-b='",
  ]);
  expect(readPolicy(policies.page).get('frame-ancestors')).toEqual(["'none'"]);
  expect(readPolicy(policies.embed).get('script-src')).toEqual(["'self'", "'sha256-c='"]);
  expect(readPolicy(policies.embed).get('frame-ancestors')).toEqual(['*']);
  expect(policies.page + policies.embed).not.toContain('unsafe');
});

test('The page that runs programs has its own policy, is framed by the site alone, and is of no origin.', () => {
  const runner = readPolicy(policies.runner);
  expect(runner.get('script-src')).toEqual(["'self'", "'sha256-d='"]);
  expect(runner.get('frame-ancestors')).toEqual(["'self'"]);
  expect(runner.get('sandbox')).toEqual(['allow-scripts']);
  expect(policies.page + policies.embed).not.toContain('sha256-d');
  expect(forKind('runner', policies)['X-Frame-Options']).toBe('SAMEORIGIN');
});

test('A page without a policy stops the build.', () => {
  const bare = { ...site, pages: [{ file: 'en/x.html', html: '' }] };
  expect(() => policiesOf(bare)).toThrow(/en\/x\.html has no content policy/);
});

test('A file is what its address says.', () => {
  expect(addresses.map(kindOf)).toEqual(['page', 'page', 'embed', 'runner', 'asset', 'file']);
  expect(kindOf('')).toBe('page');
});

test('The rules, written and read again, say of every file what its kind asks for, once.', () => {
  const all = readRules(writeRules(rules('/docs/', addresses, policies)));
  expect(baseOf(all)).toBe('/docs/');
  for (const address of addresses) {
    const said = headersFor(all, `/docs/${address}`);
    expect(said, address).toMatchObject(forKind(kindOf(address), policies));
    expect(said['X-Content-Type-Options'], address).toBe('nosniff');
  }
  expect(headersFor(all, '/docs/en/embed/scenario/x/')).not.toHaveProperty('X-Frame-Options');
  expect(headersFor(all, '/docs/_astro/x.js')['Cache-Control']).toContain('immutable');
  expect(headersFor(all, '/elsewhere')).toEqual({});
});

test('A folder is a literal part of the patterns for nginx.', () => {
  expect(nginxMaps('/a.b/', policies)).toContain('"~^/a\\.b/_astro/"');
});

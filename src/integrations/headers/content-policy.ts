/**
 * The policies of the headers, made from those that the pages carry themselves. Each page names only what
 * it has inline; a header serves many pages, so it allows what any of them has. A browser obeys both:
 * together they are the page's own, and who may frame it, which only a header can say.
 */
import { attribute, type BuiltPage, type BuiltSite, pageAddress } from '../built-site.ts';
import { kindOf, type Policies } from './kinds.ts';

export type Directives = ReadonlyMap<string, readonly string[]>;

export function readPolicy(text: string): Directives {
  const directives = text.split(';').map((directive) => directive.trim().split(/\s+/));
  return new Map(
    directives.filter(([name]) => name !== '').map(([name = '', ...values]) => [name, values]),
  );
}

export function ownPolicy({ file, html }: BuiltPage): Directives {
  const [policy] = attribute(html, 'meta', 'content', /content-security-policy/);
  if (policy !== undefined) return readPolicy(policy);
  throw new Error(`${file} has no content policy. It has to be written before the header files.`);
}

/** Allows what any of the given policies allows. */
function union(policies: readonly Directives[]): Directives {
  const all = new Map<string, string[]>();
  for (const policy of policies) {
    for (const [name, values] of policy) {
      all.set(name, [...new Set([...(all.get(name) ?? []), ...values])].sort(selfFirst));
    }
  }
  return all;
}

function selfFirst(a: string, b: string): number {
  const rank = (value: string): number => (value === "'self'" ? 0 : 1);
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

/** What only a header can say: who may frame it, and that a page is of no origin, however it is opened. */
export const HEADER_ONLY: readonly string[] = ['frame-ancestors', 'sandbox'];

const written = (policy: Directives, more: Readonly<Record<string, string>>): string =>
  [...policy, ...Object.entries(more).map(([name, value]) => [name, [value]] as const)]
    .map(([name, values]) => [name, ...values].join(' '))
    .join('; ');

/** Of pages that have their policy already. A site without embeds lets nobody frame them. */
export function policiesOf(site: BuiltSite): Policies {
  const of = (isEmbed: boolean): Directives =>
    union(
      site.pages
        .filter((page) => (kindOf(pageAddress(page)) === 'embed') === isEmbed)
        .map(ownPolicy),
    );
  const runner = site.runner ? ownPolicy(site.runner) : readPolicy("default-src 'none'");
  return {
    page: written(of(false), { 'frame-ancestors': "'none'" }),
    embed: written(of(true), { 'frame-ancestors': '*' }),
    runner: written(runner, { 'frame-ancestors': "'self'", sandbox: 'allow-scripts' }),
  };
}

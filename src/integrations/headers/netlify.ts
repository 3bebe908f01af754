/**
 * `_headers`, as Netlify introduced it and Cloudflare Pages and others read it. There all rules that match
 * apply, and a header given twice is joined, so apart from those for all no two rules may meet: pages are
 * named one by one, folders of one kind by a star. https://docs.netlify.com/manage/routing/headers/
 */
import { forAll, forKind, type Headers, kindOf, type Policies } from './kinds.ts';

export interface Rule {
  /** An address, or the beginning of some and a star. */
  readonly pattern: string;
  readonly headers: Headers;
}

/** `addresses` are those of all files, below the base; a page's without `index.html`. */
export function rules(base: string, addresses: readonly string[], policies: Policies): Rule[] {
  const patterns = new Set(
    addresses.map((address) => {
      const folder = /^(?:_astro\/|sandbox\/|[a-z-]+\/embed\/)/.exec(address)?.[0];
      return folder === undefined ? address : `${folder}*`;
    }),
  );
  return [
    { pattern: `${base}*`, headers: forAll },
    ...[...patterns].sort().map((pattern) => ({
      pattern: base + pattern,
      headers: forKind(kindOf(pattern), policies),
    })),
  ];
}

export function writeRules(all: readonly Rule[]): string {
  const blocks = all.map(({ pattern, headers }) =>
    [pattern, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n'),
  );
  return `${blocks.join('\n')}\n`;
}

export function readRules(text: string): Rule[] {
  const all: { pattern: string; headers: Record<string, string> }[] = [];
  for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
    const [, name, value] = /^\s+([^:]+):\s*(.*)$/.exec(line) ?? [];
    const rule = all.at(-1);
    if (name === undefined || value === undefined) all.push({ pattern: line, headers: {} });
    else if (rule !== undefined) rule.headers[name] = value;
  }
  return all;
}

/** What a host that reads the rules says with an address. */
export function headersFor(all: readonly Rule[], address: string): Headers {
  const isMeant = ({ pattern }: Rule): boolean =>
    pattern.endsWith('*') ? address.startsWith(pattern.slice(0, -1)) : address === pattern;
  const found: Record<string, string> = {};
  for (const [name, value] of all
    .filter(isMeant)
    .flatMap(({ headers }) => Object.entries(headers))) {
    found[name] = found[name] === undefined ? value : `${found[name]}, ${value}`;
  }
  return found;
}

/** The folder that the site was built for: the first rule is for all of it. */
export function baseOf(all: readonly Rule[]): string {
  return all[0]?.pattern.replace(/\*$/, '') ?? '/';
}

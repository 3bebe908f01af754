/** Fails the build when a page outgrows its budget: weight is a feature, and it only ever grows. */
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { pageAddress, readSite } from './built-site.ts';
import { type CodeWeight, weighCode } from './code-weight.ts';
import { type PageWeight, weigh } from './page-weight.ts';
import { type SearchWeight, weighSearch } from './search-weight.ts';

interface Budget {
  kind: string;
  limits: Partial<Record<'js' | 'css' | 'html' | 'all', number>>;
}

const embed: Budget = { kind: 'embed', limits: { js: 45, all: 70 } };
const widget: Budget = { kind: 'widget', limits: { js: 60 } };
const plain: Budget = { kind: 'plain', limits: { js: 6, css: 12, html: 20 } };

/** The script with gzip, the texts of a language with brotli: what a reader fetches on opening the search. */
const search = { js: 10, texts: 120 };

/** The editor on a click on Edit; the rest when a program is run, the types' when it has been edited. */
const code: CodeWeight = { editor: 185, types: 50, runner: 95 };

/** `path` is the page's address below the base. */
export function budgetFor(path: string, weight: PageWeight): Budget {
  if (/^[\w-]+\/embed\//.test(path)) return embed;
  return weight.hasWidget ? widget : plain;
}

const sizes = (weight: PageWeight) => ({
  ...weight,
  all: weight.html + weight.css + weight.js,
});

/** One sentence for each limit that is passed. */
export function overspent(path: string, weight: PageWeight): string[] {
  const { kind, limits } = budgetFor(path, weight);
  return Object.entries(limits).flatMap(([what, limit]) => {
    const kb = sizes(weight)[what as keyof typeof limits] / 1000;
    return kb <= limit
      ? []
      : [`/${path} (${kind}): ${what} is ${kb.toFixed(1)} KB gzip, the budget is ${limit} KB`];
  });
}

/** One sentence for each part of the search that is too heavy. */
export function overspentSearch({ js, texts }: SearchWeight): string[] {
  const script = { what: 'script', kb: js / 1000, unit: 'KB gzip', limit: search.js };
  const languages = Object.entries(texts).map(([language, bytes]) => ({
    what: `texts (${language})`,
    kb: bytes / 1000,
    unit: 'KB brotli',
    limit: search.texts,
  }));
  return [script, ...languages]
    .filter(({ kb, limit }) => kb > limit)
    .map(
      ({ what, kb, unit, limit }) =>
        `search: ${what} is ${kb.toFixed(1)} ${unit}, the budget is ${limit} KB`,
    );
}

/** One sentence for each part of runnable code that is too heavy. */
export function overspentCode(weight: CodeWeight): string[] {
  return partsOf(weight)
    .filter(({ kb, limit }) => kb > limit)
    .map(
      ({ what, kb, limit }) =>
        `code: ${what} is ${kb.toFixed(1)} KB gzip, the budget is ${limit} KB`,
    );
}

function partsOf(weight: CodeWeight): { what: keyof CodeWeight; kb: number; limit: number }[] {
  return (['editor', 'types', 'runner'] as const).map((what) => ({
    what,
    kb: weight[what] / 1000,
    limit: code[what],
  }));
}

function codeLine(weight: CodeWeight): string {
  const parts = partsOf(weight).map(
    ({ what, kb, limit }) => `${what} ${kb.toFixed(1)} of ${limit}`,
  );
  return `code       ${parts.join(' · ')} KB gzip`;
}

function searchLine({ js, texts }: SearchWeight): string {
  const languages = Object.entries(texts).map(
    ([language, bytes]) => `${language} ${(bytes / 1000).toFixed(1)} of ${search.texts} KB brotli`,
  );
  return `search     js ${(js / 1000).toFixed(1)} of ${search.js} KB gzip · texts ${languages.join(', ')}`;
}

/** One line a kind: how many pages, and the heaviest of each sort beside its limit. */
export function table(pages: { path: string; weight: PageWeight }[]): string[] {
  return [plain, widget, embed].flatMap(({ kind, limits }) => {
    const own = pages.filter(({ path, weight }) => budgetFor(path, weight).kind === kind);
    const cells = (['js', 'css', 'html', 'all'] as const).map((what) => {
      const most = Math.max(...own.map(({ weight }) => sizes(weight)[what])) / 1000;
      return `${what} ${most.toFixed(1)}${limits[what] === undefined ? '' : ` of ${limits[what]}`}`;
    });
    return own.length === 0
      ? []
      : [`${kind.padEnd(6)} × ${String(own.length).padEnd(3)} ${cells.join(' · ')} KB gzip`];
  });
}

export function budgets(): AstroIntegration {
  let base = '/';
  return {
    name: 'budgets',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base;
      },
      'astro:build:done': ({ dir, logger }) => {
        const site = readSite(fileURLToPath(dir), base);
        const weighed = site.pages.map((page) => ({
          path: pageAddress(page),
          weight: weigh(site, page),
        }));
        for (const line of table(weighed)) logger.info(line);
        const searched = weighSearch(site);
        if (searched !== undefined) logger.info(searchLine(searched));
        const coded = weighCode(site);
        if (coded !== undefined) logger.info(codeLine(coded));
        const over = weighed
          .flatMap(({ path, weight }) => overspent(path, weight))
          .concat(searched === undefined ? [] : overspentSearch(searched))
          .concat(coded === undefined ? [] : overspentCode(coded));
        if (over.length > 0) throw new Error(`Over budget:\n  ${over.join('\n  ')}`);
      },
    },
  };
}

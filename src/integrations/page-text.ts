/** What a built page says, section by section, as a reader sees it before touching anything. */

export interface PageSection {
  /** Of its heading; empty for what comes before the first. */
  id: string;
  heading: string;
  text: string;
}

// Void elements have no end; the walk must not wait for one.
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;
const HEADING = /^h[1-4]$/;
// Widgets say what a run says; it is found by the scenario's title. Buttons and popovers are no text.
const UNREAD = /^(?:astro-island|button|nav|script|select|style|svg|template|textarea)$/;
const UNREAD_ATTRIBUTE =
  /\s(?:popover|hidden|data-unsearched)(?=[\s=>/])|\sclass="(?:live|still|crumb)\b/;
const BLOCK =
  /^(?:p|div|li|ul|ol|dl|dt|dd|tr|table|section|article|aside|figure|figcaption|pre|summary|details|blockquote)$/;
const CELL = /^(?:td|th)$/;
const TOKEN = /<!--[\s\S]*?-->|<(\/?)([a-zA-Z][\w-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>|[^<]+|</g;

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

const unescape = (text: string): string =>
  text.replace(
    /&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi,
    (whole, hex?: string, dec?: string, name?: string) => {
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
      if (dec !== undefined) return String.fromCodePoint(Number(dec));
      return entities[name ?? ''] ?? whole;
    },
  );

/** Spaces once; none after the full-width mark that ends a Chinese paragraph. */
const tidied = (text: string): string =>
  unescape(text)
    .replace(/\s+/g, ' ')
    .replace(/(?<=[。，；：？！）”]) /g, '')
    .trim();

/** The sections of `<main>`, in order. */
export function sectionsOf(html: string): PageSection[] {
  const main = /<main\b[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? '';
  const sections: PageSection[] = [{ id: '', heading: '', text: '' }];
  const last = (): PageSection => sections[sections.length - 1] as PageSection;
  let skipped: { tag: string; depth: number } | undefined;
  let isHeading = false;
  for (const [token, slash, name = '', attributes = ''] of main.matchAll(TOKEN)) {
    const tag = name.toLowerCase();
    const isEnd = slash === '/';
    if (skipped !== undefined) {
      if (tag === skipped.tag) skipped.depth += isEnd ? -1 : 1;
      if (skipped.depth === 0) skipped = undefined;
    } else if (tag === '') {
      if (!token.startsWith('<!--')) last()[isHeading ? 'heading' : 'text'] += token;
    } else if (!isEnd && !VOID.test(tag) && isUnread(tag, attributes)) {
      skipped = { tag, depth: 1 };
    } else if (HEADING.test(tag)) {
      isHeading = !isEnd;
      const id = /\sid="([^"]*)"/.exec(attributes)?.[1];
      // The heading of the page opens it; it has no id of its own.
      if (!isEnd && id !== undefined) sections.push({ id, heading: '', text: '' });
    } else {
      last().text += gap(tag, isEnd);
    }
  }
  return sections
    .map(({ id, heading, text }) => ({ id, heading: tidied(heading), text: tidied(text) }))
    .filter(({ heading, text }) => heading !== '' || text !== '');
}

const isUnread = (tag: string, attributes: string): boolean =>
  UNREAD.test(tag) || UNREAD_ATTRIBUTE.test(`${attributes}>`);

function gap(tag: string, isEnd: boolean): string {
  if (CELL.test(tag) && isEnd) return ' · ';
  return BLOCK.test(tag) || tag === 'br' ? ' ' : '';
}

/** The page's name as it stands in the lists: its title without the name of the site. */
export function titleOf(html: string): string {
  return tidied(/<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '').replace(/ · [^·]*$/, '');
}

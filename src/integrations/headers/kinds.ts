/**
 * What a server says with each file: the one source of every header file. A file is of the first kind
 * whose pattern its address, below the base, begins to match. The patterns are understood alike by
 * JavaScript, PCRE (nginx, Apache) and RE2 (Caddy).
 */

export type KindName = 'embed' | 'runner' | 'asset' | 'page' | 'file';
export type Headers = Readonly<Record<string, string>>;

/** Policies as they stand in headers: for pages, for embeds, and for the page that runs programs. */
export interface Policies {
  readonly page: string;
  readonly embed: string;
  readonly runner: string;
}

export const kindPatterns: readonly (readonly [name: KindName, pattern: string])[] = [
  ['embed', '[a-z-]+/embed/'],
  ['runner', 'sandbox/'],
  // Named after their content, so that a name never changes its meaning.
  ['asset', '_astro/'],
  ['page', '(?:.*/)?(?:[^/]*\\.html)?$'],
  ['file', ''],
];

/** `path` is an address below the base: `en/raft-election/`, `_astro/x.js`, or nothing. */
export function kindOf(path: string): KindName {
  const kind = kindPatterns.find(([, pattern]) => new RegExp(`^${pattern}`).test(path));
  return kind?.[0] ?? 'file';
}

/** A folder's name as a pattern that means just it. */
export function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** For all: https://infosec.mozilla.org/guidelines/web_security. Two years of https, as browsers ask. */
export const forAll: Headers = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': emptyPermissions(),
  'Strict-Transport-Security': 'max-age=63072000',
};

/** For what is no page; a worker obeys it, and loads itself and the site's files. */
const bare =
  "default-src 'none'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; " +
  "frame-ancestors 'none'";

/** Besides those for all. A frame of another site may use an embed, and what an embed loads. */
export function forKind(kind: KindName, policies: Policies): Headers {
  const revalidated = { 'Cache-Control': 'no-cache' };
  const open = {
    'Cross-Origin-Resource-Policy': 'cross-origin',
    // A frame with sandbox="allow-scripts" has an origin of its own: its scripts come from another.
    'Access-Control-Allow-Origin': '*',
  };
  const closed = {
    'Cross-Origin-Resource-Policy': 'same-origin',
    'X-Frame-Options': 'DENY',
  };
  const bareOpen = { 'Content-Security-Policy': bare, ...open };
  switch (kind) {
    case 'embed':
      return { 'Content-Security-Policy': policies.embed, ...open, ...revalidated };
    // Framed by pages of this site alone; it is of no origin, so that it reads nothing of theirs.
    case 'runner':
      return {
        'Content-Security-Policy': policies.runner,
        'Cross-Origin-Resource-Policy': 'same-origin',
        'X-Frame-Options': 'SAMEORIGIN',
        ...revalidated,
      };
    case 'asset':
      return { ...bareOpen, 'Cache-Control': 'public, max-age=31536000, immutable' };
    case 'page':
      return { 'Content-Security-Policy': policies.page, ...closed, ...revalidated };
    case 'file':
      return { ...bareOpen, ...revalidated };
  }
}

/** No page asks for anything; what is not named here is off, or harmless, by default. */
function emptyPermissions(): string {
  const features =
    'accelerometer camera display-capture geolocation gyroscope hid idle-detection ' +
    'magnetometer microphone midi payment publickey-credentials-get screen-wake-lock serial usb ' +
    'xr-spatial-tracking';
  return features
    .split(' ')
    .map((feature) => `${feature}=()`)
    .join(', ');
}

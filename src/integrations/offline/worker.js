/**
 * Keeps the site readable without a network: after one visit every page, script and style is in a cache
 * that belongs to one build. Online, pages come from the network and so are never old; files named
 * after their content come from the cache. Embeds are left alone.
 * The build replaces the two constants.
 */
const VERSION = '__VERSION__';
const FILES = ['__FILES__'];

const PREFIX = 'quorum-lab:';
const cacheName = PREFIX + VERSION;
const root = new URL('./', self.location.href).href;
const isEmbed = (url) => /^[a-z-]+\/embed\//.test(url.slice(root.length));
const isNamedAfterContent = (url) => url.slice(root.length).startsWith('_astro/');

self.addEventListener('install', (event) => event.waitUntil(fill()));
self.addEventListener('activate', (event) => event.waitUntil(sweep()));
self.addEventListener('message', ({ data }) => data === 'activate' && self.skipWaiting());

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(root) || isEmbed(request.url)) return;
  if (isNamedAfterContent(request.url)) event.respondWith(fromCacheFirst(request));
  else event.respondWith(fromNetworkFirst(request));
});

/** All or nothing. Past the browser's own cache, which may hold pages of an earlier build. */
async function fill() {
  const cache = await caches.open(cacheName);
  await cache.addAll(
    FILES.map((path) => {
      const url = root + path;
      return new Request(url, { cache: isNamedAfterContent(url) ? 'default' : 'no-cache' });
    }),
  );
}

/** Caches of earlier builds go; those of other sites on this origin stay. */
async function sweep() {
  const old = (await caches.keys()).filter((name) => isOfThisSite(name) && name !== cacheName);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** Two sites on one origin have different folders; the version ends with it. */
function isOfThisSite(name) {
  return name.startsWith(PREFIX) && name.endsWith(`@${new URL(root).pathname}`);
}

async function fromCacheFirst(request) {
  return (await caches.match(request.url)) ?? fetch(request);
}

async function fromNetworkFirst(request) {
  if (request.mode === 'navigate') await makeWay();
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await withoutNetwork(request);
    if (kept === undefined) throw error;
    return kept;
  }
}

/** What follows ? says what a page shows, not which page it is; a missing / at the end is added. */
async function withoutNetwork({ url, mode }) {
  const path = url.replace(/[?#].*$/, '');
  const kept = (await caches.match(path)) ?? (await caches.match(`${path}/`));
  return kept ?? (mode === 'navigate' ? caches.match(`${root}404.html`) : undefined);
}

/** A newer build takes over between two pages, when no other page still needs the old one. */
async function makeWay() {
  const { waiting } = self.registration;
  if (!waiting) return;
  const pages = await self.clients.matchAll({ type: 'window' });
  if (pages.length <= 1) waiting.postMessage('activate');
}

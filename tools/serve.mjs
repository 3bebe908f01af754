/** Serves dist/ as a static host does: folders by their index.html, 404.html for the rest. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const PORTS_TO_TRY = 20;

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.jsonl': 'application/jsonl; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
  '.yaml': 'text/yaml; charset=utf-8',
  '.zip': 'application/zip',
};

const { values } = parseArgs({ options: { port: { type: 'string', default: '4321' } } });

if (!existsSync(dist)) {
  console.error('There is no built site in dist. Run "npm run build" first, or "npm start".');
  process.exit(1);
}

const server = createServer((request, response) => {
  const { status, headers, body } = answer(request.url ?? '/');
  response.writeHead(status, headers);
  response.end(request.method === 'HEAD' ? undefined : body);
});
const port = await firstFreePort(Number(values.port));
server.listen(port, '127.0.0.1', () => {
  console.log(`Quorum Lab is at http://localhost:${port}/`);
});

function answer(url) {
  const [, address, query] = /^([^?]*)(.*)$/.exec(url);
  const file = pathToFile(address);
  if (file === undefined || !existsSync(file)) return notFound();
  if (!statSync(file).isDirectory()) return found(200, file);
  if (!address.endsWith('/')) {
    const location = `${encodeURI(`/${relative(dist, file)}/`)}${query}`;
    return { status: 301, headers: { location }, body: '' };
  }
  const index = join(file, 'index.html');
  return existsSync(index) ? found(200, index) : notFound();
}

/** Undefined if the address is damaged or leads out of dist/. */
function pathToFile(address) {
  try {
    const path = join(dist, decodeURIComponent(address));
    return path.startsWith(dist) && !path.includes('\0') ? path : undefined;
  } catch {
    return undefined;
  }
}

/** Open to all origins: in a frame with sandbox="allow-scripts" the page's own scripts come from another. */
function found(status, file) {
  const type = TYPES[extname(file)] ?? 'application/octet-stream';
  const headers = { 'content-type': type, 'access-control-allow-origin': '*' };
  return { status, headers, body: readFileSync(file) };
}

function notFound() {
  const page = join(dist, '404.html');
  if (existsSync(page)) return found(404, page);
  return { status: 404, headers: { 'content-type': TYPES['.txt'] }, body: 'Not found.\n' };
}

async function firstFreePort(wanted) {
  for (let port = wanted; port < wanted + PORTS_TO_TRY; port += 1) {
    if (!(await isTaken(port))) return port;
  }
  console.error(`No free port between ${wanted} and ${wanted + PORTS_TO_TRY - 1}.`);
  process.exit(1);
}

/** Asks both address families: a server on ::1 alone would get the browser's visits too. */
function isTaken(port) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: 'localhost', autoSelectFamily: true });
    const settle = (taken) => {
      socket.destroy();
      resolve(taken);
    };
    socket.on('connect', () => settle(true));
    socket.on('error', () => settle(false));
  });
}

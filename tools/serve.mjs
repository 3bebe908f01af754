/**
 * Serves dist/ as a static host does: folders by their index.html, 404.html for the rest, headers as its
 * `_headers` says, below the folder it was built for. `--dist` names another folder.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { contentType, textTypes } from '../src/integrations/headers/media-types.ts';
import { baseOf, headersFor, readRules } from '../src/integrations/headers/netlify.ts';

const PORTS_TO_TRY = 20;
const ownDist = fileURLToPath(new URL('../dist/', import.meta.url));

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4321' },
    dist: { type: 'string', default: ownDist },
  },
});
const dist = resolve(values.dist) + sep;

if (!existsSync(join(dist, '_headers'))) {
  console.error(
    `There is no built site in ${values.dist}. Run "npm run build" first, or "npm start".`,
  );
  process.exit(1);
}
const rules = readRules(readFileSync(join(dist, '_headers'), 'utf8'));
const base = baseOf(rules);

const server = createServer((request, response) => {
  const { status, headers, body } = compressed(answer(request.url ?? '/'), request.headers);
  response.writeHead(status, headers);
  response.end(request.method === 'HEAD' ? undefined : body);
});
const port = await firstFreePort(Number(values.port));
server.listen(port, '127.0.0.1', () => {
  console.log(`Quorum Lab is at http://localhost:${port}${base}`);
});

function answer(url) {
  const [, address, query] = /^([^?]*)(.*)$/.exec(url);
  if (address !== base && `${address}/` === base) return moved(base + query);
  const file = pathToFile(address);
  if (file === undefined || !existsSync(file)) return notFound();
  if (!statSync(file).isDirectory()) return found(200, file);
  if (!address.endsWith('/')) return moved(`${encodeURI(addressOf(file))}/${query}`);
  const index = join(file, 'index.html');
  return existsSync(index) ? found(200, index) : notFound();
}

/** As every host does it; a browser's timing means little without. */
function compressed({ status, headers, body }, { 'accept-encoding': accepted = '' }) {
  const isText = textTypes.includes(headers['content-type']?.split(';')[0]);
  if (!isText || !/\bgzip\b/.test(accepted)) return { status, headers, body };
  const more = { 'content-encoding': 'gzip', vary: 'accept-encoding' };
  return { status, headers: { ...headers, ...more }, body: gzipSync(body) };
}

/** Undefined if the address is damaged, is not below the base, or leads out of dist/. */
function pathToFile(address) {
  try {
    if (!address.startsWith(base)) return undefined;
    const path = join(dist, decodeURIComponent(address.slice(base.length)));
    return path.startsWith(dist) && !path.includes('\0') ? path : undefined;
  } catch {
    return undefined;
  }
}

function addressOf(file) {
  return base + relative(dist, file).split(sep).join('/');
}

function moved(location) {
  return { status: 301, headers: { location }, body: '' };
}

function found(status, file) {
  const address = addressOf(file).replace(/(^|\/)index\.html$/, '$1');
  const headers = { 'content-type': contentType(file), ...headersFor(rules, address) };
  return { status, headers, body: readFileSync(file) };
}

function notFound() {
  return found(404, join(dist, '404.html'));
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

/**
 * `npm run test:interop`: the models beside the real programs. Installs what is missing where it may;
 * what cannot be had is a failure in continuous integration (the variable CI) and left out elsewhere.
 * The last line is the count.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installFromDebian } from './debian.mjs';
import { runInForeground } from './progress.mjs';
import { environment, setUp } from './setup.mjs';

/** Programs that only root is expected to start are not on everybody's path. */
const FOLDERS = ['/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin'];

const PROGRAMS = [
  { name: 'nginx', variable: 'NGINX', package: 'nginx-light', says: /nginx version/ },
  { name: 'haproxy', variable: 'HAPROXY', package: 'haproxy', says: /HA-?Proxy version/ },
];

await setUp();
const missing = () => PROGRAMS.filter((program) => find(program) === undefined);
if (missing().length > 0) {
  const packages = missing().map((program) => program.package);
  await installFromDebian(`Getting ${packages.join(' and ')} from Debian`, packages, environment);
}
for (const { name, variable } of missing()) {
  console.log(
    `No ${name} could be found or installed, so the model is not compared with it. ` +
      `Install ${name} (as root: apt-get install ${name}), or name one in the variable ${variable}.`,
  );
}

if (missing().length > 0 && process.env.CI) {
  console.log(`0 passed, ${missing().length} failed`);
  process.exitCode = 1;
} else {
  const env = { ...environment };
  for (const program of PROGRAMS) {
    const found = find(program);
    if (found !== undefined) console.log(`${found.path}: ${found.version}`);
    env[program.variable] = found?.path ?? '';
  }
  process.exitCode = await runInForeground('node', ['lab/load-balancers/interop.ts'], env);
}

/** The first program of that name that runs, and what it says of itself. */
function find({ name, variable, says }) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...FOLDERS];
  const candidates = [process.env[variable], ...folders.map((folder) => join(folder, name))];
  for (const path of candidates) {
    const version = path && existsSync(path) ? versionOf(path) : '';
    if (says.test(version)) return { path, version };
  }
  return undefined;
}

/** nginx and HAProxy both know `-v`; nginx answers on its standard error. */
function versionOf(path) {
  try {
    const options = { encoding: 'utf8', timeout: 20_000, stdio: ['ignore', 'pipe', 'pipe'] };
    return execFileSync('/bin/sh', ['-c', '"$0" -v 2>&1', path], options).split('\n')[0];
  } catch {
    return '';
  }
}

/**
 * `npm run test:interop`: the models beside the real programs, and the site behind real servers. Installs what
 * is missing where it may; what cannot be had is a failure in continuous integration (the variable CI) and
 * left out elsewhere. The last line is the count.
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installFromDebian } from './debian.mjs';
import { environment, setUp } from './setup.mjs';

/** Programs that only root is expected to start are not on everybody's path. */
const FOLDERS = ['/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin'];

const PROGRAMS = [
  { name: 'nginx', variable: 'NGINX', package: 'nginx-light', says: /nginx version/ },
  { name: 'haproxy', variable: 'HAPROXY', package: 'haproxy', says: /HA-?Proxy version/ },
  { name: 'caddy', variable: 'CADDY', package: 'caddy', asks: 'version', says: /^v?2\./ },
  { name: 'apache2', variable: 'APACHE', package: 'apache2-bin', says: /Apache\/2/ },
  {
    name: 'kubectl',
    variable: 'KUBECTL',
    package: 'kubernetes-client',
    asks: 'version --client',
    says: /Client Version/,
  },
];
const SUITES = ['lab/load-balancers/interop.ts', 'lab/hosting/interop.ts'];

await setUp();
const missing = () => PROGRAMS.filter((program) => find(program) === undefined);
if (missing().length > 0) {
  const packages = missing().map((program) => program.package);
  await installFromDebian(`Getting ${packages.join(' and ')} from Debian`, packages, environment);
}
for (const { name, variable } of missing()) {
  console.log(
    `No ${name} could be found or installed, so what needs it is not tested. ` +
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
  // It needs the packages, so it can be loaded only after the set-up.
  const { ensureBrowser } = await import('./browser.mjs');
  env.CHROMIUM = (await ensureBrowser(env)) ?? '';
  let passed = 0;
  let failed = env.CHROMIUM === '' && process.env.CI ? 1 : 0;
  for (const suite of SUITES) {
    const count = await run(suite, env);
    passed += count.passed;
    failed += count.failed;
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

/** Runs a suite, shows what it says and reads its count; one that ends without is a failure. */
function run(suite, env) {
  return new Promise((resolve) => {
    const child = spawn('node', [suite], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
      process.stdout.write(chunk);
    });
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill(signal));
    child.on('close', (code) => {
      const [, passed = 0, failed = 0] = /(\d+) passed, (\d+) failed\n$/.exec(said) ?? [];
      const isCounted = code === 0 || Number(failed) > 0;
      resolve({ passed: Number(passed), failed: Number(failed) + (isCounted ? 0 : 1) });
    });
  });
}

/** The first program of that name that runs, and what it says of itself. */
function find({ name, variable, asks = '-v', says }) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...FOLDERS];
  const candidates = [process.env[variable], ...folders.map((folder) => join(folder, name))];
  for (const path of candidates) {
    const version = path && existsSync(path) ? versionOf(path, asks) : '';
    if (says.test(version)) return { path, version };
  }
  return undefined;
}

/** nginx answers on its standard error. */
function versionOf(path, asks) {
  try {
    const options = { encoding: 'utf8', timeout: 20_000, stdio: ['ignore', 'pipe', 'pipe'] };
    return execFileSync('/bin/sh', ['-c', `"$0" ${asks} 2>&1`, path], options).split('\n')[0];
  } catch {
    return '';
  }
}

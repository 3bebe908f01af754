/**
 * Brings a fresh clone to the state every command needs: the packages of package-lock.json, and the
 * Node that comes with them (Astro and the command line need a newer one than the system may have).
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runQuietly } from './progress.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'node_modules', '.bin');
const nodeBinary = join(bin, 'node');
const stamp = join(root, 'node_modules', '.quorum-lab-setup');

const NODE_AT_LEAST = [22, 12];

/** The environment of every command: the project's own Node and tools come first. */
export const environment = {
  ...process.env,
  PATH: `${bin}${delimiter}${process.env.PATH}`,
  ASTRO_TELEMETRY_DISABLED: '1',
};

/** Does nothing when nothing is to be done. Ends the process with a sentence when it cannot help. */
export async function setUp() {
  process.chdir(root);
  const lock = readFileSync('package-lock.json', 'utf8');
  const wanted = createHash('sha256')
    .update(`${process.platform} ${process.arch}\n${lock}`)
    .digest('hex');
  if (existsSync(nodeBinary) && read(stamp) === wanted) return;

  if (!isInstalled(JSON.parse(lock))) {
    const args = ['ci', '--no-audit', '--no-fund', '--progress=false', '--loglevel=error'];
    const install = await runQuietly('Installing the packages', 'npm', args);
    if (!install.ok) {
      giveUp(
        `The packages could not be installed: "npm ci" failed.\n\n${firstLines(install.output)}\n\n` +
          'Check that the npm registry can be reached, then run the command again.',
      );
    }
  }
  const version = versionOf(nodeBinary);
  if (version === undefined || !isEnough(version)) {
    giveUp(
      `Node ${NODE_AT_LEAST.join('.')} or newer could not be had: the npm package "node" ` +
        (version ? `brought ${version}. ` : 'brought no program that runs here. ') +
        'Remove node_modules and run the command again; if that does not help, ' +
        'allow install scripts for the package "node" in your npm configuration.',
    );
  }
  writeFileSync(stamp, wanted);
}

/** True if npm's own record of node_modules holds every package the lock asks for. */
function isInstalled(lock) {
  const record = read(join('node_modules', '.package-lock.json'));
  if (record === undefined || !existsSync(nodeBinary)) return false;
  const installed = JSON.parse(record).packages;
  return Object.entries(lock.packages).every(
    ([path, { version, optional }]) =>
      path === '' ||
      installed[path]?.version === version ||
      (optional && installed[path] === undefined),
  );
}

function versionOf(binary) {
  try {
    return execFileSync(binary, ['--version'], { encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return undefined;
  }
}

function isEnough(version) {
  const [major, minor] = version.replace('v', '').split('.').map(Number);
  return major > NODE_AT_LEAST[0] || (major === NODE_AT_LEAST[0] && minor >= NODE_AT_LEAST[1]);
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** What npm says, without the frames of its stack and its help. */
function firstLines(text) {
  const lines = text.split('\n').filter((line) => !/^npm error\s*(at .*)?$/.test(line));
  return lines.slice(0, 15).join('\n');
}

function giveUp(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** Of a source file, when it last changed and where it is edited. Runs when the site is built. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { editAddress } from './edit-address.ts';

// Not `root` of `astro:config/server`: that names every page, and their style sheets would come along.
const folder = process.cwd();

/** What git answers; undefined without git, or outside a repository. */
function git(...args: string[]): string | undefined {
  try {
    return execFileSync('git', args, {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return undefined;
  }
}

// A shallow clone has one commit, and would date every page with it.
const hasHistory = git('rev-parse', '--is-shallow-repository') === 'false';

/** `2026-07-23`, the day of the last commit that touched the file; undefined if git does not know. */
export function lastChanged(file: string): string | undefined {
  const day = hasHistory ? git('log', '-1', '--format=%cs', '--', file) : undefined;
  return day === '' ? undefined : day;
}

const manifest = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as object & {
  readonly version: string;
};

/** The version of the site, as the package has it. */
export const siteVersion: string = manifest.version;

export function whereToEdit(file: string): string | undefined {
  return editAddress(file, manifest as object, process.env['EDIT_URL']);
}

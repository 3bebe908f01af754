/**
 * The guard: what the project promises about its own files, as a program. Rooms and their rights are
 * in `tidy/rooms.ts`; the checks beside it work on texts, so they can be tried on small examples.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { checkChapters } from './tidy/chapters.ts';
import { format, type TextFile } from './tidy/finding.ts';
import { checkImports } from './tidy/imports.ts';
import { checkNeverWords } from './tidy/never-words.ts';
import { checkFileNames, checkWords } from './tidy/words.ts';

const FOLDERS = ['src', 'components', 'content', 'e2e', 'lab', 'bench'];
const TEXT = /\.(ts|mts|js|mjs|svelte|astro|mdx|ya?ml)$/;

/** One line for each breach, `path:line: … , use …`. */
export function tidy(files: readonly TextFile[]): string[] {
  const checks = [checkImports, checkWords, checkFileNames, checkChapters, checkNeverWords];
  return checks.flatMap((check) => check(files)).map(format);
}

/** The project's files; `root` is a folder's URL with a slash at its end. */
export function readTree(root: URL): TextFile[] {
  const top = readdirSync(root);
  return FOLDERS.filter((folder) => top.includes(folder)).flatMap((folder) =>
    readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .filter((path) => TEXT.test(path) && !path.includes('/node_modules/'))
      .sort()
      .map((path) => ({ path, text: readFileSync(new URL(path, root), 'utf8') })),
  );
}

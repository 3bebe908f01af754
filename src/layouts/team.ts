/** The files of the team as the pages need them: its paths, its name, its links. Read when the site is built. */
import type { Language } from '../i18n/language.ts';
import { readPath, type Path } from '../team/path.ts';
import { readSite, type Site } from '../team/site.ts';
import { textIn } from '../team/text.ts';
import { listedChapters, slugOf } from './contents.ts';

const pathFiles = import.meta.glob<string>('/content/paths/*.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const siteFiles = import.meta.glob<string>('/site.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const exerciseFiles = import.meta.glob('/content/exercises/*.yaml', { query: '?raw' });
const predictionFiles = import.meta.glob('/content/predictions/*.yaml', { query: '?raw' });

const nameOf = (file: string): string => /([^/]+)\.yaml$/.exec(file)?.[1] ?? file;

export const exercises: readonly string[] = Object.keys(exerciseFiles).map(nameOf);
export const predictions: readonly string[] = Object.keys(predictionFiles).map(nameOf);

export interface NamedPath extends Path {
  readonly name: string;
}

/** Without a file everything is as the project has it. */
const [siteText = 'path: core'] = Object.values(siteFiles);

export const site: Site = readSite('site.yaml', siteText, Object.keys(pathFiles).map(nameOf));

export function siteName(language: Language): string {
  return textIn(language, site.name).text;
}

/** Every path; that of the home page first, the others by name. */
export async function allPaths(): Promise<readonly NamedPath[]> {
  const chapters = (await listedChapters('en')).map(slugOf);
  return Object.entries(pathFiles)
    .map(([file, text]) => ({
      name: nameOf(file),
      ...readPath(file.slice(1), text, { chapters, exercises }),
    }))
    .sort((a, b) => Number(b.name === site.path) - Number(a.name === site.path));
}

export async function homePath(): Promise<NamedPath> {
  const [first] = await allPaths();
  if (first === undefined) throw new Error('content/paths has no path. Bring core.yaml back.');
  return first;
}

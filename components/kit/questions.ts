/** The files of predictions and exercises, read and checked when the site is built. */
import { readFileSync } from 'node:fs';
import { getCollection, getEntry } from 'astro:content';
import { readFile } from '../../src/questions/read-file.ts';
import type { Library } from '../../src/questions/verify.ts';
import type { ScenarioSource } from '../../src/scenario/scenario.ts';
import { parseYaml } from '../../src/scenario/yaml.ts';

export interface QuestionFile<T> {
  /** As it is written: what a page hands to the browser, which reads it again. */
  readonly written: unknown;
  readonly read: T;
}

/** The file of that name. Throws with path, line and column of what is wrong in it. */
export async function questionNamed<T>(
  kind: 'predictions' | 'exercises',
  id: string,
  read: (value: unknown) => T,
): Promise<QuestionFile<T>> {
  const entry = await getEntry(kind, id);
  if (!entry?.filePath) {
    const known = (await getCollection(kind)).map((one) => one.id).join(', ');
    throw new Error(`There is no content/${kind}/${id}.yaml. There is: ${known}.`);
  }
  const text = readFileSync(entry.filePath, 'utf8');
  return readFile(entry.filePath, text, (written) => ({ written, read: read(written) }));
}

let read: Promise<Library> | undefined;

/** Every named scenario as it is written, by name. What is wrong in one, its own tests say. */
export function scenarioSources(): Promise<Library> {
  read ??= getCollection('scenarios').then((entries) =>
    Object.fromEntries(
      entries.map(({ id, filePath = '' }) => [
        id,
        parseYaml(readFileSync(filePath, 'utf8')).value as ScenarioSource,
      ]),
    ),
  );
  return read;
}

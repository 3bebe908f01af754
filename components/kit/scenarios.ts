/** The named scenarios, read and checked when the site is built. A page gets JSON and no parser. */
import { readFileSync } from 'node:fs';
import { getCollection } from 'astro:content';
import { ScenarioError } from '../../src/scenario/problem.ts';
import { readScenario } from '../../src/scenario/every-model.ts';
import type { ScenarioSource } from '../../src/scenario/scenario.ts';
import { parseYaml } from '../../src/scenario/yaml.ts';

/** By name. Throws `ScenarioError` with file, line and column. */
export async function readScenarios(): Promise<Readonly<Record<string, ScenarioSource>>> {
  const files = await getCollection('scenarios');
  return Object.fromEntries(
    files.map(({ id, filePath = '' }) => [id, readText(filePath, readFileSync(filePath, 'utf8'))]),
  );
}

function readText(file: string, text: string): ScenarioSource {
  const { value, locate } = parseYaml(text);
  try {
    return readScenario(value).source;
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    throw new Error(`${file}: ${error.at(locate(error.path)).message}`, { cause: error });
  }
}

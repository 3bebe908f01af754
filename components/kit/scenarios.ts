/** The named scenarios, read and checked when the site is built. A page gets JSON and no parser. */
import { readFileSync } from 'node:fs';
import { getCollection, getEntry } from 'astro:content';
import { ScenarioError } from '../../src/scenario/problem.ts';
import { readScenario } from '../../src/scenario/every-model.ts';
import type { ScenarioSource } from '../../src/scenario/scenario.ts';
import { parseYaml } from '../../src/scenario/yaml.ts';

type Scenarios = Readonly<Record<string, ScenarioSource>>;

/** Those of one model, by name. Throws `ScenarioError` with file, line and column. */
export async function readScenarios(model: string): Promise<Scenarios> {
  const files = await getCollection('scenarios', ({ data }) => data.model === model);
  return Object.fromEntries(
    files.map(({ id, filePath = '' }) => [id, readText(filePath, readFileSync(filePath, 'utf8'))]),
  );
}

/** The one that a page names. */
export function scenarioNamed(name: string, library: Scenarios): ScenarioSource {
  const source = library[name];
  if (source) return source;
  throw new Error(
    `Scenario "${name}" does not exist. Known scenarios: ${Object.keys(library).join(', ')}.`,
  );
}

/** The model of a named scenario. */
export async function modelOf(name: string): Promise<string> {
  const file = await getEntry('scenarios', name);
  if (file) return file.data.model;
  throw new Error(`Scenario "${name}" does not exist in content/scenarios.`);
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

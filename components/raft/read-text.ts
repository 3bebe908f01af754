import { ScenarioError } from '../../src/scenario/problem.ts';
import { readScenario, type ScenarioSource } from '../../src/scenario/scenario.ts';
import { parseYaml } from '../../src/scenario/yaml.ts';

/** A scenario as text, checked. Throws `ScenarioError` with line and column. */
export function readText(text: string): ScenarioSource {
  const { value, locate } = parseYaml(text);
  try {
    return readScenario(value).source;
  } catch (error) {
    throw error instanceof ScenarioError ? error.at(locate(error.path)) : error;
  }
}

import { ScenarioError } from '../../src/scenario/problem.ts';
import { readRaftScenario } from '../../src/scenario/raft/run.ts';
import type { ScenarioSource } from '../../src/scenario/scenario.ts';
import { parseYaml } from '../../src/scenario/yaml.ts';

/** A scenario as text, checked. Throws `ScenarioError` with line and column. */
export function readText(text: string): ScenarioSource {
  const { value, locate } = parseYaml(text);
  try {
    return readRaftScenario(value).source;
  } catch (error) {
    throw error instanceof ScenarioError ? error.at(locate(error.path)) : error;
  }
}

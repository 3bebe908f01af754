import { ScenarioError } from '../../src/scenario/problem.ts';
import { parseYaml } from '../../src/scenario/yaml.ts';

/** A scenario as text, read by what takes its value. Throws `ScenarioError` with line and column. */
export function readText<T>(text: string, read: (value: unknown) => T): T {
  const { value, locate } = parseYaml(text);
  try {
    return read(value);
  } catch (error) {
    throw error instanceof ScenarioError ? error.at(locate(error.path)) : error;
  }
}

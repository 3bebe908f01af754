/** A file of questions: where something is wrong in it is said with path, line and column. */
import { ScenarioError } from '../scenario/problem.ts';
import { parseYaml, type Source } from '../scenario/yaml.ts';

/**
 * What a reader of its value makes of a YAML text. Throws an `Error` such as
 * `content/exercises/a.yaml:3:5: goal: …`.
 */
export function readFile<T>(file: string, text: string, read: (value: unknown) => T): T {
  let source: Source | undefined;
  try {
    source = parseYaml(text);
    return read(source.value);
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    const place = error.place ?? source?.locate(error.path);
    const where = place ? `:${String(place.line)}:${String(place.column)}` : '';
    const problem = new ScenarioError(error.problem, error.path);
    throw new Error(`${file}${where}: ${problem.message}`, { cause: error });
  }
}

/** Reads the index of symptoms and the trees, strictly: a mistake names line, column, and what would be right. */
import { z } from 'astro/zod';
import { ScenarioError, type Path } from '../scenario/problem.ts';
import { parseYaml, type Source } from '../scenario/yaml.ts';
import { decisionSchema, type Decision } from './decision.ts';
import { patternOf } from './pattern.ts';
import { symptomSchema, type Symptom } from './symptom.ts';

/** The entries of `content/symptoms.yaml`, in its order. Throws `ScenarioError` with line and column. */
export function readSymptoms(text: string): Symptom[] {
  const source = parseYaml(text);
  const symptoms = readList(source, symptomSchema);
  symptoms.forEach((symptom, index) => {
    try {
      patternOf(symptom);
    } catch (error) {
      const problem = `This is no regular expression: ${(error as Error).message}.`;
      throw refused(source, [index, 'pattern'], problem);
    }
  });
  return symptoms;
}

/** The trees of `content/decisions.yaml`, in its order. Throws `ScenarioError` with line and column. */
export function readDecisions(text: string): Decision[] {
  return readList(parseYaml(text), decisionSchema);
}

function readList<Entry extends { id: string }>(source: Source, schema: z.ZodType<Entry>): Entry[] {
  const result = z.array(schema).safeParse(source.value);
  if (!result.success) {
    const { path = [], message = '' } = result.error.issues[0] ?? {};
    throw refused(source, path as Path, message);
  }
  const seen = new Set<string>();
  result.data.forEach(({ id }, index) => {
    if (seen.has(id)) throw refused(source, [index, 'id'], `The id "${id}" stands twice.`);
    seen.add(id);
  });
  return result.data;
}

const refused = (source: Source, path: Path, problem: string): ScenarioError =>
  new ScenarioError(problem, path, source.locate(path));

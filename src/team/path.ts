/** A path: what to read and do, in which order, for one kind of reader. A file of `content/paths`. */
import { ScenarioError } from '../scenario/problem.ts';
import {
  expected,
  isRecord,
  readBoolean,
  readKeys,
  readList,
  readWhole,
  unknownName,
  type Read,
} from '../scenario/read.ts';
import { readAddress, readFile, readText, type Text } from './text.ts';

export interface Path {
  readonly title: Text;
  readonly lead: Text | undefined;
  readonly steps: readonly Step[];
}

/** A chapter brings its title and its minutes; an exercise is in one; a link says both itself. */
export type Step = { readonly isOptional: boolean; readonly why: Text | undefined } & (
  | { readonly kind: 'chapter'; readonly chapter: string }
  | { readonly kind: 'exercise'; readonly exercise: string; readonly minutes: number }
  | { readonly kind: 'link'; readonly link: string; readonly title: Text; readonly minutes: number }
);

/** What there is on this site for a step to name. */
export interface Known {
  readonly chapters: readonly string[];
  readonly exercises: readonly string[];
}

const STEP_KINDS = ['chapter', 'exercise', 'link'] as const;
const ALWAYS = ['why', 'optional'];
const KEYS: Readonly<Record<Step['kind'], readonly string[]>> = {
  chapter: ['chapter', ...ALWAYS],
  exercise: ['exercise', 'minutes', ...ALWAYS],
  link: ['link', 'title', 'minutes', ...ALWAYS],
};
const MINUTES = { min: 1, max: 600 };

/** The path that a file holds. Throws an error with file, line, column, and what would be right. */
export function readPath(name: string, text: string, known: Known): Path {
  const kind = { name: 'path', least: 'steps: [{ chapter: raft-election }]' };
  return readFile({ name, text, kind }, (value, path) => {
    const source = readKeys(value, path, { keys: ['title', 'lead', 'steps'], what: 'a path' });
    if (source['title'] === undefined) {
      throw new ScenarioError('A path needs a title: add `title: …`.', path);
    }
    return {
      title: readText(source['title'], ['title']),
      lead: source['lead'] === undefined ? undefined : readText(source['lead'], ['lead']),
      steps: readSteps(source['steps'], known),
    };
  });
}

/** What a step is known by where it is kept as done. */
export function idOf(step: Step): string {
  if (step.kind === 'chapter') return step.chapter;
  return step.kind === 'exercise' ? step.exercise : step.link;
}

function readSteps(value: unknown, known: Known): readonly Step[] {
  const steps = readList(readStep(known), 'a list of steps')(value, ['steps']);
  if (steps.length === 0) throw expected('at least one step', [], ['steps']);
  refuseTwins(steps);
  return steps;
}

function readStep(known: Known): Read<Step> {
  return (value, path) => {
    const kind = STEP_KINDS.find((each) => isRecord(value) && each in value);
    if (kind === undefined) {
      throw expected('a step with `chapter`, `exercise` or `link`', value, path);
    }
    const source = readKeys(value, path, { keys: KEYS[kind], what: `a step with \`${kind}\`` });
    const also = {
      isOptional: readBoolean(source['optional'] ?? false, [...path, 'optional']),
      why: source['why'] === undefined ? undefined : readText(source['why'], [...path, 'why']),
    };
    const at = [...path, kind];
    if (kind === 'chapter') {
      return { kind, chapter: oneOf(known.chapters, kind)(source[kind], at), ...also };
    }
    const minutes = readWhole(MINUTES)(source['minutes'], [...path, 'minutes']);
    if (kind === 'exercise') {
      return { kind, exercise: oneOf(known.exercises, kind)(source[kind], at), minutes, ...also };
    }
    const title = readText(source['title'], [...path, 'title']);
    return { kind, link: readAddress(source[kind], at), title, minutes, ...also };
  };
}

function oneOf(known: readonly string[], what: string): Read<string> {
  return (value, path) => {
    if (typeof value !== 'string') throw expected(`the name of one ${what}`, value, path);
    if (!known.includes(value)) throw unknownName({ name: value, known, what }, path);
    return value;
  };
}

/** What stands twice would be done at once. */
function refuseTwins(steps: readonly Step[]): void {
  const names = steps.map((step) => `${step.kind} "${idOf(step)}"`);
  const twin = names.findIndex((name, index) => names.indexOf(name) !== index);
  const step = steps[twin];
  if (step === undefined) return;
  throw new ScenarioError(`The ${names[twin] ?? ''} stands twice.`, ['steps', twin, step.kind]);
}

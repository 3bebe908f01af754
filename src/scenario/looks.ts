/** What expectations of every model look at: broken properties and metrics. */
import type { ModelTypes, Observed } from './model.ts';
import type { Path } from './problem.ts';
import { readExpectedNumber, readList, readOneOf, type Between } from './read.ts';

/** Looks at a run: whether it is as expected, and what was there. */
export type Look<T extends ModelTypes> = (observed: Observed<T>) => {
  isMet: boolean;
  seen: unknown;
};

export function isWithin(value: number | undefined, { min, max }: Between): boolean {
  return value !== undefined && value >= min && value <= max;
}

/** `violations: [name, …]`: these properties broke, and no other. Throws `ScenarioError`. */
export function lookAtViolations<T extends ModelTypes>(
  value: unknown,
  path: Path,
  names: readonly string[],
): Look<T> {
  const wanted = readList(readOneOf(names), { en: 'a list of properties', 'zh-cn': '性质列表' })(
    value,
    path,
  );
  return ({ violated }) => {
    const isMet =
      violated.length === wanted.length && wanted.every((name) => violated.includes(name));
    return { isMet, seen: violated };
  };
}

/** `leaderlessMs: 1231`, or `{ min, max }`: a metric by its name. Throws `ScenarioError`. */
export function lookAtMetric<T extends ModelTypes>(
  value: unknown,
  path: Path,
  name: string,
): Look<T> {
  const wanted = readExpectedNumber(value, path);
  return ({ metrics }) => {
    const seen = metrics()[name];
    return { isMet: isWithin(seen, wanted), seen: seen ?? 'not reached' };
  };
}

import type { Attempts } from './course.ts';

/** What one case found, as a row of the table. */
export interface Finding {
  readonly name: string;
  /** `70 of 70 equal`. */
  readonly result: string;
  readonly isMet: boolean;
  /** What to look at when it is not met. */
  readonly detail?: string;
}

export interface Compared {
  readonly model: Attempts;
  readonly real: Attempts;
  /** Their names and addresses. */
  readonly servers: string;
}

/** So many picks are shown on either side of the first that differs. */
const AROUND = 12;

/** Compares what a balancer chose with what the model did, pick by pick in the order of the requests. */
export function comparePicks(name: string, { model, real, servers }: Compared): Finding {
  const requests = [...model.keys()];
  const asText = (attempts: Attempts): string[] =>
    requests.map((request) => {
      const tried = attempts.get(request) ?? [];
      return tried.length === 0 ? 'nobody' : tried.join('>');
    });
  const expected = asText(model);
  const seen = asText(real);
  const equal = expected.filter((one, index) => one === seen[index]).length;
  const result = `${equal} of ${expected.length} equal`;
  const first = expected.findIndex((one, index) => one !== seen[index]);
  if (first === -1) return { name, result, isMet: expected.length > 0 };
  const around = (picks: readonly string[]): string => {
    const from = Math.max(0, first - AROUND);
    return picks
      .slice(from, first + AROUND)
      .map((pick, index) => (from + index === first ? `[${pick}]` : pick))
      .join(' ');
  };
  const detail = [
    `The first that differs is request ${requests[first]}. Servers: ${servers}.`,
    `real:  ${around(seen)}`,
    `model: ${around(expected)}`,
  ].join('\n');
  return { name, result, isMet: false, detail };
}

/** A claim beside the comparison of picks. */
export function claim(name: string, { seen, wanted }: { seen: string; wanted: string }): Finding {
  const isMet = seen === wanted;
  return {
    name,
    result: isMet ? 'equal' : 'different',
    isMet,
    ...(!isMet && { detail: `seen:   ${seen}\nwanted: ${wanted}` }),
  };
}

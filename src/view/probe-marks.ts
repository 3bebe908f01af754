/** The checks of one prober as marks. Where they stand too close, those that are alike become one. */
import type { Micros } from '../sim/time.ts';
import type { CheckShown, Train } from './probe-history.ts';
import { percent } from './round.ts';

export interface ProbeMark {
  readonly key: string;
  readonly outcome: CheckShown['outcome'];
  /** From the question … */
  readonly x: number;
  /** … to the answer, or to where nobody waited any longer. */
  readonly width: number;
  readonly y: number;
  /** So many checks; more than one where there is no room for each. */
  readonly times: number;
}

/** Closer than this, two checks cannot be told apart. */
const APART_PX = 6;
/** So many that are alike are drawn as one. */
const FEWEST = 3;

export function probeMarks(
  { probe, checks, y }: Train & { readonly y: number },
  { untilUs, plotWidth }: { untilUs: Micros; plotWidth: number },
): ProbeMark[] {
  const apartUs = (APART_PX / plotWidth) * untilUs;
  return runsOf(checks, apartUs).flatMap((run) => {
    const [first, last] = [run[0], run.at(-1)];
    if (!first || !last) return [];
    const parts =
      run.length < FEWEST
        ? run.map((one) => [one, one, 1] as const)
        : [[first, last, run.length] as const];
    return parts.map(([from, to, times]) => ({
      key: `${probe}@${from.fromUs}`,
      outcome: from.outcome,
      x: percent(from.fromUs, untilUs),
      width: percent(to.toUs - from.fromUs, untilUs),
      y,
      times,
    }));
  });
}

/** Checks that follow each other closely, and ended alike. What changed a verdict stands alone. */
function runsOf(checks: readonly CheckShown[], apartUs: Micros): CheckShown[][] {
  const runs: CheckShown[][] = [];
  let before: CheckShown | undefined;
  for (const check of checks) {
    const isNext =
      before?.outcome === check.outcome &&
      !before.count?.isTurn &&
      !check.count?.isTurn &&
      check.fromUs - before.fromUs < apartUs;
    if (isNext) runs.at(-1)?.push(check);
    else runs.push([check]);
    before = check;
  }
  return runs;
}

/** Claims about random scenarios, for property tests. */
import fc from 'fast-check';
import { stringify } from 'yaml';
import type { ScenarioSource } from './scenario.ts';

/**
 * Checks a claim on random scenarios, each with a random share of its time in millionths; a failure prints
 * the smallest one found, ready to be run.
 */
export function holds(
  scenarios: fc.Arbitrary<ScenarioSource>,
  check: (source: ScenarioSource, share: number) => void,
  { seed, numRuns }: { readonly seed: number; readonly numRuns: number },
): void {
  const property = fc.property(scenarios, fc.nat(1_000_000), (source, share) => {
    try {
      check(source, share);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(
        `${reason}\n\nfast-check seed ${String(seed)}, at ${String(share)} millionths, scenario:\n${stringify(source)}`,
        { cause: error },
      );
    }
  });
  fc.assert(property, { seed, numRuns });
}

/** One field at a time, read as the scenario reader reads it: a value, or what is wrong with it. */
import { formatDuration, readDuration } from '../../src/scenario/duration.ts';
import { ScenarioError } from '../../src/scenario/problem.ts';

/** Microseconds; nothing if the text is no duration. */
export function durationOf(text: string): number | undefined {
  try {
    return readDuration(text, []);
  } catch (error) {
    if (error instanceof ScenarioError) return undefined;
    throw error;
  }
}

/** A length as a scenario writes it, to the millisecond. */
export function durationText(us: number): string {
  return formatDuration(Math.round(us / 1000) * 1000);
}

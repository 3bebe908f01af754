/** Values of a program as a scenario can hold them. */
import { notPlain } from './says.ts';

/**
 * A copy that is JSON and nothing else, so that what the run takes and what its file says are the same.
 * Throws `ScenarioError` for what a file could not say.
 */
export function toPlain(value: unknown, what: string): unknown {
  const text = textOf(value);
  if (text === undefined) throw notPlain(what);
  return JSON.parse(text) as unknown;
}

function textOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value, refuseOthers);
  } catch {
    return undefined;
  }
}

function refuseOthers(_key: string, value: unknown): unknown {
  const isEndless = typeof value === 'number' && !Number.isFinite(value);
  if (isEndless || ['function', 'symbol'].includes(typeof value))
    throw new TypeError('This is no JSON.');
  return value;
}

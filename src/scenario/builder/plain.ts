/** Values of a program as a scenario can hold them. */
import { notPlain } from './says.ts';

/**
 * A copy that is JSON and nothing else, so that what the run takes and what its file says are the same.
 * Throws `ScenarioError` for what a file could not say.
 */
export function toPlain(value: unknown, what: string): unknown {
  let text: string | undefined;
  try {
    text = JSON.stringify(value, refuseOthers);
  } catch {
    throw notPlain(what);
  }
  if (text === undefined) throw notPlain(what);
  return JSON.parse(text) as unknown;
}

function refuseOthers(_key: string, value: unknown): unknown {
  const isOther =
    typeof value === 'function' ||
    typeof value === 'symbol' ||
    (typeof value === 'number' && !Number.isFinite(value));
  if (isOther) throw new TypeError('This is no JSON.');
  return value;
}

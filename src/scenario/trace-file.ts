import { createDigest } from '../sim/digest.ts';
import { toLine } from '../sim/trace.ts';
import type { RunResult } from './run.ts';
import type { Runnable } from './runnable.ts';

/**
 * Runs a scenario and writes its trace as JSON Lines: header, events as they happen, result with the
 * digest of the event lines (format 1, "A trace"). Nothing is kept, so length costs no memory.
 */
export function writeTrace(
  scenario: Runnable,
  { seed }: { readonly seed?: number | undefined },
  write: (line: string) => void,
): RunResult {
  const digest = createDigest();
  const header = {
    format: 1,
    model: scenario.model,
    seed: seed ?? scenario.seed,
    source: 'simulated',
  };
  write(JSON.stringify({ ...header, config: scenario.source['config'] ?? {} }));
  const run = scenario.start({
    seed,
    keepsTrace: false,
    onEvent: (event) => {
      const line = toLine(event);
      digest.add(line);
      write(line);
    },
  });
  const result = run.finish();
  const { untilUs, isMet, failure, metrics } = result;
  const said = {
    until: untilUs / 1000,
    expect: isMet ? 'met' : 'failed',
    ...(failure ? { failure: failure.message } : undefined),
    metrics: metrics ?? {},
  };
  write(JSON.stringify({ result: said, digest: digest.toString() }));
  return result;
}

import { digestOf } from '../sim/digest.ts';
import { toLine } from '../sim/trace.ts';
import type { RaftRun } from './raft/run.ts';

/** A run as JSON Lines: header, events in order, result with the digest of the events (format 1, "A trace"). */
export function* traceLines(run: RaftRun): Generator<string> {
  const { scenario, plan } = run;
  const result = run.finish();
  yield JSON.stringify({
    format: 1,
    model: scenario.model,
    seed: plan.seed,
    source: 'simulated',
    config: scenario.source['config'] ?? {},
  });
  for (const event of run.events) yield toLine(event);
  yield JSON.stringify({
    result: {
      until: result.untilUs / 1000,
      expect: result.isMet ? 'met' : 'failed',
      ...(result.failure ? { failure: result.failure.message } : undefined),
      metrics: result.metrics ?? {},
    },
    digest: digestOf(run.events),
  });
}

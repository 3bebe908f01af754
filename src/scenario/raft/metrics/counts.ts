import type { RaftWorld } from '../execute.ts';
import type { Meter } from './meter.ts';

/** `elections` (candidacies; pre-votes are not counted), `terms`, `splitVotes`, `messages`. */
export function countMeter(world: RaftWorld): Meter {
  const contested = new Set<number>();
  const led = new Set<number>();
  let elections = 0;
  let messages = 0;
  return {
    onEvent: (event) => {
      if (event.type === 'send') messages += 1;
      else if (event.type === 'role' && event.to === 'candidate') {
        elections += 1;
        contested.add(event.term);
      } else if (event.type === 'role' && event.to === 'leader') led.add(event.term);
    },
    metrics: () => ({
      elections,
      terms: Math.max(...Object.values(world.nodes).map((node) => node.state.context.term)),
      splitVotes: [...contested].filter((term) => !led.has(term)).length,
      messages,
    }),
  };
}

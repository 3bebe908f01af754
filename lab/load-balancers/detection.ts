/** How long the model's health checks take to notice a change, whatever their phase. */
import { BalancerRun, readBalancerScenario } from '../../src/scenario/balancer/run.ts';

/** What happens to a server: its port is closed and opened, or it takes connections and answers nobody. */
export type Trouble = 'refuses' | 'hangs';

export interface Checks {
  readonly intervalMs: number;
  readonly timeoutMs: number;
  readonly rise: number;
  readonly fall: number;
}

export interface Detection {
  readonly downMs: number;
  readonly upMs: number;
}

const COMMANDS = {
  refuses: ['crash', 'restart'],
  hangs: ['hang', 'recover'],
} as const satisfies Record<Trouble, unknown>;

/** `config.health` of a scenario with these checks. */
export function healthOf({ intervalMs, timeoutMs, rise, fall }: Checks): Record<string, unknown> {
  return {
    interval: `${intervalMs}ms`,
    timeout: `${timeoutMs}ms`,
    rise,
    fall,
    response: '0ms',
  };
}

/** One run of the model for each seed, which draws where between two checks things happen. */
export function detections(checks: Checks, trouble: Trouble, seeds: number): readonly Detection[] {
  const [breaks, mends] = COMMANDS[trouble];
  const { intervalMs, timeoutMs, rise, fall } = checks;
  // No check lasts longer than its timeout, and the next one comes an interval later.
  const periodMs = intervalMs + timeoutMs;
  const brokenMs = 2 * periodMs;
  const mendedMs = brokenMs + (fall + 2) * periodMs;
  const within = (ms: number): string => `${ms}-${ms + periodMs}ms`;
  const scenario = readBalancerScenario({
    format: 1,
    model: 'balancer',
    config: { backends: 1, arrivals: 'off', health: healthOf(checks) },
    script: [
      { at: within(brokenMs), [breaks]: 'b1' },
      { at: within(mendedMs), [mends]: 'b1' },
    ],
    until: `${mendedMs + (rise + 3) * periodMs}ms`,
  });
  return Array.from({ length: seeds }, (_, seed) => detect(scenario, seed));
}

function detect(scenario: ReturnType<typeof readBalancerScenario>, seed: number): Detection {
  const commandsUs: number[] = [];
  const verdictsUs: number[] = [];
  const run = new BalancerRun(scenario, {
    seed,
    keepsTrace: false,
    onEvent: ({ type, atUs }) => {
      if (type === 'command') commandsUs.push(atUs);
      else if (type === 'healthy' || type === 'unhealthy') verdictsUs.push(atUs);
    },
  });
  run.finish();
  const [brokenUs = NaN, mendedUs = NaN] = commandsUs;
  const [downUs = NaN, upUs = NaN] = verdictsUs;
  return { downMs: (downUs - brokenUs) / 1000, upMs: (upUs - mendedUs) / 1000 };
}

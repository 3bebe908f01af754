import { drawFrom, type Streams } from '../../sim/random.ts';
import { sample } from '../../sim/distribution.ts';
import type { SimulatorConfig } from '../../sim/simulator.ts';
import type { Micros } from '../../sim/time.ts';
import type { RaftDurable } from '../../models/raft/member.ts';
import { timersOf } from './timers.ts';
import { LONGEST_UNTIL_US, type Scenario, type ScriptEntry } from '../scenario.ts';

/** Without an `until`, a run ends so long after the last entry of its script. */
const DEFAULT_TAIL_US = 10_000_000;

export type ScriptAction = ScriptEntry['action'];

/** A scenario under one seed: the instants are drawn, the end is known. */
export interface Plan {
  readonly seed: number;
  readonly simulator: SimulatorConfig<RaftDurable, ScriptAction>;
  readonly untilUs: Micros;
  /** The instant of the first command; expectations are none. */
  readonly firstCommandUs: Micros | undefined;
}

/** Draws what a scenario leaves to its seed before the run: the instants of its script. */
export function plan(scenario: Scenario, seed: number = scenario.seed): Plan {
  const streams: Streams = {};
  const { config, initial, script } = scenario;
  const timed = script.map(({ at, action }, index) => ({
    atUs: drawFrom({ seed, streams }, `script/${String(index)}`, (draw) => sample(at, draw)),
    command: action,
  }));
  // Sorting is stable: what stands at one instant keeps the order of the file.
  timed.sort((a, b) => a.atUs - b.atUs);
  const lastUs = timed.at(-1)?.atUs ?? 0;
  return {
    seed,
    untilUs: scenario.untilUs ?? Math.min(lastUs + DEFAULT_TAIL_US, LONGEST_UNTIL_US),
    firstCommandUs: timed.find(({ command }) => command.kind === 'command')?.atUs,
    simulator: {
      seed,
      nodes: config.nodes.map((id) => ({
        id,
        durable: initial[id]?.durable ?? { term: 0, log: [], commit: 0 },
        isDown: initial[id]?.isDown ?? false,
      })),
      timers: timersOf(config.settings, config.timing),
      network: config.network,
      diskWrite: config.diskWrite,
      commands: timed,
    },
  };
}

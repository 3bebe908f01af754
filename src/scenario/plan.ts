import { drawFrom, type Streams } from '../sim/random.ts';
import { sample } from '../sim/distribution.ts';
import type { SimulatorConfig, TimedCommand } from '../sim/simulator.ts';
import type { Micros } from '../sim/time.ts';
import type { Model, ModelTypes } from './model.ts';
import { LONGEST_UNTIL_US, type Scenario, type ScriptAction } from './scenario.ts';

/** Without an `until`, a run ends so long after the last entry of its script. */
const DEFAULT_TAIL_US = 10_000_000;

/** A scenario under one seed: the instants are drawn, the end is known. */
export interface Plan<T extends ModelTypes> {
  readonly seed: number;
  readonly simulator: SimulatorConfig<T['Durable'], ScriptAction<T>>;
  /** Those of the simulator, in order; a run that is written as it goes adds to them. */
  readonly commands: TimedCommand<ScriptAction<T>>[];
  readonly untilUs: Micros;
  /** The instant of the first command; expectations are none. */
  readonly firstCommandUs: Micros | undefined;
}

/** Draws what a scenario leaves to its seed before the run: the instants of its script. */
export function plan<T extends ModelTypes>(
  scenario: Scenario<T>,
  model: Model<T>,
  seed: number = scenario.seed,
): Plan<T> {
  const streams: Streams = {};
  const timed = scenario.script.map(({ at, action }, index) => ({
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
    simulator: { ...model.simulatorOf(scenario), seed, commands: timed },
    commands: timed,
  };
}

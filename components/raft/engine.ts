/** The engine of the Raft laboratory: its ring, its space-time diagram, its bar. */
import type { RaftRun } from '../../src/scenario/raft/run.ts';
import type { ScenarioSource } from '../../src/scenario/scenario.ts';
import { recentDrops, segmentsOf, type HistoryInput } from '../../src/view/history.ts';
import { raftBarView } from '../../src/view/raft-bar.ts';
import { ringView, type RingTarget, type RingView } from '../../src/view/ring.ts';
import { spaceTimeView, type SpaceTimeView } from '../../src/view/space-time.ts';
import type { TimeBarView } from '../../src/view/time-bar.ts';
import { longestTimeoutUs } from '../../src/view/timer-length.ts';
import { Engine } from '../kit/engine.ts';
import type { Choice } from '../kit/fault.ts';
import type { Moment } from '../kit/frame.ts';
import { faultsOf } from './faults.ts';
import type { RaftFacts, RaftFrame } from './frame.ts';
import { raftRunner } from './runner.ts';
import type { RaftStrings } from './strings.en.ts';

/** A lost message is shown for so long after its end, in wall time; but never those of several rounds. */
const DROP_SHOWN_US = 400_000;
const DROP_SHOWN_US_MAX = 60_000;
/** The space-time diagram shows what passes in so much wall time, most of it past. */
const SPACE_TIME_US = 1_200_000;
const SPACE_TIME_PAST = 0.8;

export class RaftEngine extends Engine<RaftRun, RaftFrame, RaftStrings> {
  /** Throws `ScenarioError`. */
  constructor(source: ScenarioSource, words: RaftStrings) {
    super(source, { model: raftRunner, words });
  }

  override get facts(): RaftFacts {
    const { nodes, settings } = this.run.scenario.config;
    return { ...this.runFacts, nodes, preset: settings.preset, rules: settings.rules };
  }

  override frame(moment: Moment): RaftFrame {
    return { ...this.runFrame(moment), facts: this.facts, ring: this.ring(moment) };
  }

  ring({ atUs, speed }: Moment): RingView {
    const { config } = this.run.scenario;
    return ringView({
      world: this.worldAt(atUs),
      nodes: config.nodes,
      atUs,
      longestTimeoutUs: longestTimeoutUs(config.settings.preset, config.timing),
      drops: recentDrops(
        segmentsOf(this.#trace),
        atUs,
        Math.min(DROP_SHOWN_US * speed, DROP_SHOWN_US_MAX),
      ),
    });
  }

  override bar({ atUs, playedUs, width }: Moment): TimeBarView {
    const { untilUs } = this.run.plan;
    this.advance(playedUs);
    return raftBarView({ ...this.#trace, untilUs, playedUs, atUs, width });
  }

  spaceTime({ atUs, playedUs, speed, width }: Moment): SpaceTimeView {
    this.advance(playedUs);
    const world = this.worldAt(atUs);
    const lengthUs = SPACE_TIME_US * speed;
    const fromUs = Math.max(0, Math.round(atUs - lengthUs * SPACE_TIME_PAST));
    const window = { fromUs, toUs: fromUs + lengthUs };
    const shown = { ...this.#trace, ...window, atUs, playedUs, world, width };
    return spaceTimeView(shown);
  }

  override faults(target: RingTarget, us: number): Choice | undefined {
    return faultsOf(target, this.worldAt(us), this.words);
  }

  get #trace(): HistoryInput {
    const { events, scenario } = this.run;
    return { events, nodes: scenario.config.nodes, initial: scenario.initial };
  }
}

/** The engine of the Lease laboratory: its lanes, the Lease as an object, its bar. */
import { narrationConfig } from '../../src/scenario/lease/narration-config.ts';
import type { LeaseRun } from '../../src/scenario/lease/run.ts';
import type { ScenarioSource } from '../../src/scenario/scenario.ts';
import { leaseBarView } from '../../src/view/lease-bar.ts';
import type { LeaseHistoryInput } from '../../src/view/lease-history.ts';
import { leaseLanes, type LeaseLanesView } from '../../src/view/lease-lanes.ts';
import { leaseObject, type LeaseObject } from '../../src/view/lease-object.ts';
import type { TimeBarView } from '../../src/view/time-bar.ts';
import { Engine } from '../kit/engine.ts';
import type { Choice } from '../kit/fault.ts';
import type { Moment } from '../kit/frame.ts';
import { faultsOf, type LeaseTarget } from './faults.ts';
import type { LeaseFacts, LeaseFrame } from './frame.ts';
import { leaseRunner } from './runner.ts';
import type { LeaseStrings } from './strings.en.ts';

/** The picture shows so many leases' length of time, most of it past: what is left of one has room. */
const LEASES_SHOWN = 3;
const PAST = 0.7;

export class LeaseEngine extends Engine<LeaseRun, LeaseFrame, LeaseStrings> {
  /** Throws `ScenarioError`. */
  constructor(source: ScenarioSource, words: LeaseStrings) {
    super(source, { model: leaseRunner, words });
  }

  override get facts(): LeaseFacts {
    const { candidates, settings, api } = this.run.scenario.config;
    return { ...this.runFacts, candidates, settings, fencing: api.fencing };
  }

  override frame(moment: Moment): LeaseFrame {
    const { facts } = this;
    const [lanes, object] = [this.lanes(moment), this.object(moment)];
    return { ...this.runFrame(moment), facts, lanes, object };
  }

  lanes({ atUs, playedUs, width }: Moment): LeaseLanesView {
    this.advance(playedUs);
    const world = this.worldAt(atUs);
    const { requestTimeoutUs } = narrationConfig(this.run.scenario);
    const shown = { ...this.#windowAt(atUs), atUs, playedUs, world, width, requestTimeoutUs };
    return leaseLanes({ ...this.#trace, ...shown });
  }

  object({ atUs }: Moment): LeaseObject {
    this.advance(atUs);
    return leaseObject(this.#trace, atUs);
  }

  override bar({ atUs, playedUs, width }: Moment): TimeBarView {
    const { untilUs } = this.run.plan;
    this.advance(playedUs);
    return leaseBarView({ ...this.#trace, untilUs, playedUs, atUs, width });
  }

  override faults(target: LeaseTarget, us: number): Choice | undefined {
    return faultsOf(target, this.worldAt(us), this.words);
  }

  get #trace(): LeaseHistoryInput {
    const { events, scenario } = this.run;
    return { events, candidates: scenario.config.candidates, start: scenario.initial };
  }

  /** The whole run if there is room for it; otherwise what is around the moment, and never past the end. */
  #windowAt(atUs: number): { fromUs: number; toUs: number } {
    const { scenario, plan } = this.run;
    const lengthUs = scenario.config.settings.leaseDurationUs * LEASES_SHOWN;
    if (plan.untilUs <= lengthUs) return { fromUs: 0, toUs: plan.untilUs };
    const latestUs = plan.untilUs - lengthUs;
    const fromUs = Math.max(0, Math.min(latestUs, Math.round(atUs - lengthUs * PAST)));
    return { fromUs, toUs: fromUs + lengthUs };
  }
}

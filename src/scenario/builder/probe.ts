/** `probe(…)`: a target under health checks that a program drives. */
import { stateOf, targetOf } from '../probe/execute.ts';
import { probeModel, type ProbeTypes } from '../probe/model.ts';
import { BuiltRun } from './built-run.ts';
import type { ProbeCommands, ProbeExpectations } from './probe-commands.ts';
import type { ProbeSettings } from './probe-settings.ts';
import type { Program } from './program.ts';

export type ProbeRun = BuiltProbeRun & ProbeCommands;

/** A new length of flapping is a timer that the run has to know from the start. */
const FOREKNOWN = ['flap'];

export class BuiltProbeRun extends BuiltRun<ProbeTypes, ProbeExpectations> {
  constructor(program: Program, settings?: ProbeSettings) {
    super(program, probeModel, settings, { foreknown: FOREKNOWN });
  }

  /**
   * What whoever probes makes of the target: `healthy` or `unhealthy`; of a container its state, such as
   * `ready`.
   * @zh 探测方对目标的判断：`healthy` 或 `unhealthy`；容器则是它的状态，例如 `ready`。
   */
  get state(): string {
    return stateOf(this.world);
  }

  /**
   * What the target really is: `starting`, `serving`, `failing`, `hung` or `dead`.
   * @zh 目标的真实状态：`starting`、`serving`、`failing`、`hung` 或 `dead`。
   */
  get target(): string {
    return targetOf(this.world).value;
  }
}

import type { Timed } from '../../sim/trace.ts';
import type { Violation } from '../property.ts';

/** What each prober is configured with, by its name. */
export type ObservedThresholds = Readonly<
  Record<
    string,
    {
      readonly successThreshold: number;
      readonly failureThreshold: number;
      /** The very first check decides alone: HAProxy's `init-state up` and `down`. */
      readonly isFirstEnough: boolean;
    }
  >
>;

/** What must hold after every event of a run of probes; judged from the trace, by its definition. */
export interface ProbeWatch {
  readonly onEvent: (event: Timed<{ readonly type: string }>) => Violation | undefined;
}

export interface ProbeProperty {
  readonly name: string;
  readonly watch: (thresholds: ObservedThresholds) => ProbeWatch;
}

/** What can be done to what a reader has selected, as commands of the scenario format. */
import type { Command } from './session.ts';

export interface Fault {
  readonly id: string;
  readonly label: string;
  /** A command, or a list of them to choose from. */
  readonly does: Command | readonly Fault[];
}

export interface Choice {
  readonly title: string;
  readonly faults: readonly Fault[];
  /** Of which node of the run the state machine can be looked at. */
  readonly machine?: string;
}

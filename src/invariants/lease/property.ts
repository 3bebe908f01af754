import type { Micros } from '../../sim/time.ts';
import type { Violation } from '../property.ts';

/** A candidate process, as anyone can see it. */
export interface ObservedProcess {
  readonly node: string;
  /** It acts as the leader. */
  readonly believes: boolean;
}

/** A write to the Lease, at the moment the API server takes it. */
export interface AcceptedWrite {
  readonly node: string;
  /** The version that the writer had named; absent when it meant to create the Lease. */
  readonly onVersion: number | undefined;
  readonly version: number;
  readonly holder: string;
}

export interface ObservedWork {
  readonly node: string;
  readonly identity: string;
  readonly accepted: boolean;
}

/**
 * What must hold of an election after every step. A property is judged from what can be seen of it, by
 * its definition, and shares no code with the models.
 */
export interface LeaseWatch {
  readonly onProcess?: (process: ObservedProcess, nowUs: Micros) => Violation | undefined;
  readonly onWrite?: (write: AcceptedWrite) => Violation | undefined;
  /** The Lease names another holder, whoever wrote it. */
  readonly onHolder?: (holder: string) => void;
  readonly onWork?: (work: ObservedWork) => Violation | undefined;
  /** A request was answered so long after it had left. */
  readonly onAnswer?: (tookUs: Micros) => void;
  /** A process has lost its lease by its deadline; it may still act. */
  readonly onLost?: (node: string, nowUs: Micros) => void;
  /** A process was stopped in its tracks, in whole or its election loop alone. */
  readonly onPause?: () => void;
  /** Somebody edited the Lease by hand. */
  readonly onEdit?: () => void;
  /** A time of day was set back: renewals that name a second once more look like no renewals. */
  readonly onSetBack?: () => void;
  /** A clock goes at this rate from now on. */
  readonly onRate?: (rate: number) => void;
}

/** What all candidates are configured with. */
export interface Limits {
  readonly leaseDurationUs: Micros;
  readonly renewDeadlineUs: Micros;
  readonly retryPeriodUs: Micros;
  readonly fencing: boolean;
}

export interface LeaseProperty {
  readonly name: string;
  readonly watch: (limits: Limits) => LeaseWatch;
}

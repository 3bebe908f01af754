/** What the Lease widget shows beside what every laboratory shows. */
import type { LeaseSettings } from '../../src/models/lease/settings.ts';
import type { LeaseLanesView } from '../../src/view/lease-lanes.ts';
import type { LeaseObject } from '../../src/view/lease-object.ts';
import type { Facts, Frame } from '../kit/frame.ts';

export interface LeaseFacts extends Facts {
  readonly candidates: readonly string[];
  readonly settings: LeaseSettings;
  /** Work of a process that does not hold the lease is refused. */
  readonly fencing: boolean;
}

export interface LeaseFrame extends Frame {
  readonly facts: LeaseFacts;
  readonly lanes: LeaseLanesView;
  readonly object: LeaseObject;
}

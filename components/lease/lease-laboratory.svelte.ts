/** The Lease laboratory's state: the lanes and the Lease as they stand at the moment shown. */
import type { LeaseLanesView } from '../../src/view/lease-lanes.ts';
import { Laboratory, type LabModel, type Opening } from '../kit/laboratory.svelte.ts';
import type { LeaseEngine } from './engine.ts';
import type { LeaseExtras } from './extras.ts';
import { LEASE_SPEEDS } from './speeds.ts';
import type { LeaseStrings } from './strings.en.ts';

export interface LeaseOpening extends Opening<LeaseEngine, LeaseStrings> {
  /** Offers to switch fencing on and off. */
  readonly offersFencing?: boolean | undefined;
  readonly extras?: LeaseExtras | undefined;
}

export class LeaseLaboratory extends Laboratory<LeaseEngine, LeaseStrings> {
  constructor(opening: LeaseOpening) {
    super(opening, modelIn(opening.words));
  }

  object = $derived.by(() => this.running?.object(this.moment) ?? this.opening.frame.object);

  /** `15/10/2`: lease duration, renew deadline and retry period in seconds. */
  durations = $derived.by((): string => {
    const { leaseDurationUs, renewDeadlineUs, retryPeriodUs } = this.facts.settings;
    return [leaseDurationUs, renewDeadlineUs, retryPeriodUs].map((us) => us / 1e6).join('/');
  });

  lanes(width: number): LeaseLanesView {
    const shown = { ...this.moment, width: width || undefined };
    return this.running?.lanes(shown) ?? this.opening.frame.lanes;
  }
}

function modelIn(words: LeaseStrings): LabModel<LeaseEngine> {
  return {
    name: 'lease',
    speeds: LEASE_SPEEDS,
    properties: words.properties,
    // Every setting is one that client-go takes.
    isModified: () => false,
    roleName: (role) => words.roleNames[role] ?? role,
    build: async (source) => {
      const { LeaseEngine } = await import('./engine.ts');
      return new LeaseEngine(source, words);
    },
  };
}

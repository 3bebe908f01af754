/** The Lease laboratory's state: the lanes and the Lease as they stand at the moment shown. */
import { LEASE_NAMES } from '../../src/narration/lease-names.ts';
import type { LeaseLanesView } from '../../src/view/lease-lanes.ts';
import { Laboratory, type LabModel, type Opening } from '../kit/laboratory.svelte.ts';
import type { LeaseEngine } from './engine.ts';
import { LEASE_SPEEDS } from './speeds.ts';
import type { LeaseStrings } from './strings.en.ts';

export interface LeaseOpening extends Opening<LeaseEngine, LeaseStrings> {
  /** Offers to switch fencing on and off. */
  readonly offersFencing?: boolean | undefined;
}

/** The properties that hold or broke, in the order in which they are named. */
const CHECKED = ['one-holder', 'no-overlap-within-limit', 'fenced-work'] as const;

export class LeaseLaboratory extends Laboratory<LeaseEngine, LeaseStrings> {
  constructor(opening: LeaseOpening) {
    super(opening, modelIn(opening.words));
  }

  object = $derived.by(() => this.running?.object(this.moment) ?? this.opening.frame.object);

  lanes(width: number): LeaseLanesView {
    const shown = { ...this.moment, width: width || undefined };
    return this.running?.lanes(shown) ?? this.opening.frame.lanes;
  }
}

function modelIn(words: LeaseStrings): LabModel<LeaseEngine> {
  const { properties } = LEASE_NAMES[words.language];
  return {
    name: 'lease',
    speeds: LEASE_SPEEDS,
    properties: CHECKED.map((name) => ({
      name,
      called: properties[name],
      says: words.propertiesSay[name],
    })),
    // Every setting is one that client-go takes.
    isModified: () => false,
    roleName: (role) => words.roleNames[role] ?? role,
    build: async (source) => {
      const { LeaseEngine } = await import('./engine.ts');
      return new LeaseEngine(source, words);
    },
  };
}

import { fencedWork } from './lease/fenced-work.ts';
import { noOverlapWithinLimit } from './lease/no-overlap-within-limit.ts';
import { oneHolder } from './lease/one-holder.ts';
import type { LeaseProperty } from './lease/property.ts';

/** The properties that every run of an election by lease is held to. */
export const LEASE_PROPERTIES: readonly LeaseProperty[] = [
  oneHolder,
  noOverlapWithinLimit,
  fencedWork,
];

export const LEASE_PROPERTY_NAMES = [
  'one-holder',
  'no-overlap-within-limit',
  'fenced-work',
] as const;

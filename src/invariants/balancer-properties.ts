import { answeredOnce } from './balancer/answered-once.ts';
import { availableOnly } from './balancer/available-only.ts';
import type { BalancerProperty } from './balancer/property.ts';
import { withinCapacity } from './balancer/within-capacity.ts';

/** The properties that every run of a balancer is held to. */
export const BALANCER_PROPERTIES: readonly BalancerProperty[] = [
  availableOnly,
  answeredOnce,
  withinCapacity,
];

export const BALANCER_PROPERTY_NAMES = [
  'available-only',
  'answered-once',
  'within-capacity',
] as const;

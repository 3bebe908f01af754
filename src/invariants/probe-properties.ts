import type { ProbeProperty } from './probe/property.ts';
import { verdictNeedsThreshold } from './probe/verdict-needs-threshold.ts';

/** The properties that every run of probes is held to. */
export const PROBE_PROPERTIES: readonly ProbeProperty[] = [verdictNeedsThreshold];

export const PROBE_PROPERTY_NAMES = ['verdict-needs-threshold'] as const;

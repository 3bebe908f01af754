import type { Violation } from '../property.ts';

/** An event of a control plane's trace, as far as properties look at it. */
export interface Observed {
  readonly type: string;
  readonly node?: string;
  readonly component?: string;
  readonly to?: unknown;
  readonly term?: number;
  readonly minor?: number;
}

/** What must hold of a control plane, judged from its trace alone; it shares no code with the models. */
export interface ClusterWatch {
  readonly onEvent: (event: Observed) => Violation | undefined;
}

export interface ClusterProperty {
  readonly name: string;
  readonly watch: (start: { readonly minors: Readonly<Record<string, number>> }) => ClusterWatch;
}

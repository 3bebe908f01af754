import type { Component } from 'svelte';
import type { Laboratory } from './laboratory.svelte.ts';

/** A group of settings, loaded when it is first opened. */
export interface Panel<L extends Laboratory> {
  readonly title: string;
  /** It stands below everything else, also on a wide screen. */
  readonly isWide?: boolean;
  load(): Promise<{ readonly default: Component<{ lab: L }> }>;
}

/** In the order of their buttons. */
export type Panels<L extends Laboratory> = Readonly<Record<string, Panel<L>>>;

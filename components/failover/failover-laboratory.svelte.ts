/** The Failover laboratory's state: its pictures as they stand. */
import type { GanttView } from '../../src/view/control-plane-gantt.ts';
import type { LayersView } from '../../src/view/control-plane-layers.ts';
import { Laboratory, type LabModel, type Opening } from '../kit/laboratory.svelte.ts';
import type { FailoverEngine } from './engine.ts';
import type { FailoverExtras } from './extras.ts';
import { FAILOVER_SPEEDS } from './speeds.ts';
import type { FailoverStrings } from './strings.en.ts';

export interface FailoverOpening extends Opening<FailoverEngine, FailoverStrings> {
  /** Offers to choose which master dies. */
  readonly offersVictim?: boolean | undefined;
  readonly extras?: FailoverExtras | undefined;
}

export class FailoverLaboratory extends Laboratory<FailoverEngine, FailoverStrings> {
  constructor(opening: FailoverOpening) {
    super(opening, modelIn(opening));
  }

  layers = $derived.by(
    (): LayersView => this.running?.layers(this.moment) ?? this.opening.frame.layers,
  );

  gantt(width: number): GanttView {
    const shown = { ...this.moment, width: width || undefined };
    return this.running?.gantt(shown) ?? this.opening.frame.gantt;
  }
}

function modelIn({ words }: FailoverOpening): LabModel<FailoverEngine> {
  return {
    name: 'control-plane',
    speeds: FAILOVER_SPEEDS,
    properties: words.properties,
    // Every setting is one that somebody uses.
    isModified: () => false,
    roleName: (role) => words.roleNames[role] ?? role,
    build: async (source) => {
      const { FailoverEngine } = await import('./engine.ts');
      return new FailoverEngine(source, words);
    },
  };
}

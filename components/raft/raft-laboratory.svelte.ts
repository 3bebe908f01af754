/** The Raft laboratory's state: which picture is drawn, and what stands in it. */
import { RAFT_NAMES } from '../../src/narration/roles.ts';
import type { SpaceTimeView } from '../../src/view/space-time.ts';
import { Laboratory, type LabModel, type Opening } from '../kit/laboratory.svelte.ts';
import type { RaftEngine } from './engine.ts';
import { RAFT_SPEEDS } from './speeds.ts';
import type { RaftStrings } from './strings.en.ts';

export type ViewName = 'ring' | 'spaceTime';

export interface RaftOpening extends Opening<RaftEngine, RaftStrings> {
  /** Offers to kill the leader by a button of its own. */
  readonly offersKill?: boolean | undefined;
}

/** The properties that hold or broke, in the order in which they are named. */
const CHECKED = ['election-safety', 'durable-vote'] as const;

export class RaftLaboratory extends Laboratory<RaftEngine, RaftStrings> {
  view = $state<ViewName>('ring');

  constructor(opening: RaftOpening) {
    super(opening, modelIn(opening.words));
  }

  ring = $derived.by(() => this.running?.ring(this.moment) ?? this.opening.frame.ring);

  spaceTime(width: number): SpaceTimeView | undefined {
    return this.running?.spaceTime({ ...this.moment, width: width || undefined });
  }

  show(view: ViewName): void {
    this.when(() => (this.view = view));
  }
}

function modelIn(words: RaftStrings): LabModel<RaftEngine> {
  const { properties, roles } = RAFT_NAMES[words.language];
  return {
    name: 'raft',
    speeds: RAFT_SPEEDS,
    properties: CHECKED.map((name) => ({
      name,
      called: properties[name],
      says: words.propertiesSay[name],
    })),
    isModified: ({ rules }) => Object.values(rules).some((isOn) => !isOn),
    roleName: (role) => (roles as Record<string, string>)[role] ?? role,
    build: async (source) => {
      const { RaftEngine } = await import('./engine.ts');
      return new RaftEngine(source, words);
    },
  };
}

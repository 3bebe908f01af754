/** The Load balancer laboratory's state: its pictures as they stand, and what they are compared with. */
import type { StrategyName } from '../../src/models/balancer/strategy.ts';
import type { ScenarioSource } from '../../src/scenario/scenario.ts';
import { errorText } from '../kit/error-text.ts';
import { Laboratory, type LabModel, type Opening } from '../kit/laboratory.svelte.ts';
import type { BalancerEngine } from './engine.ts';
import type { BalancerExtras } from './extras.ts';
import type { BalancerView } from './frame.ts';
import { restartAll } from './restart.ts';
import { balancerSpeeds, firstSpeed } from './speeds.ts';
import type { BalancerStrings } from './strings.en.ts';

/** What a page offers beside the transport. */
export type Offer = 'strategy' | 'goaway';

export interface BalancerOpening extends Opening<BalancerEngine, BalancerStrings> {
  readonly offers?: Offer | undefined;
  /** A button that restarts all backends in turn. */
  readonly offersRestart?: boolean | undefined;
  /** The strategy that the run is shown under a second time. */
  readonly compare?: StrategyName | undefined;
  readonly extras?: BalancerExtras | undefined;
}

/** A scripted restart is watched from a little before it. */
const BEFORE_US = 1_000_000;
/** What kube-apiserver's authors suggest to start with. */
const SUGGESTED_GOAWAY = 0.001;

export class BalancerLaboratory extends Laboratory<BalancerEngine, BalancerStrings> {
  compare = $state<StrategyName>();
  /** Of the restarts that the laboratory gives. */
  shutdownDelay = $state('0s');
  /** Where GOAWAY is on, its chance is this. */
  readonly goawayChance: number;

  constructor(opening: BalancerOpening) {
    super(opening, modelIn(opening));
    this.compare = opening.compare;
    this.goawayChance = opening.frame.facts.goawayChance || SUGGESTED_GOAWAY;
  }

  view(width: number): BalancerView {
    const shown = { ...this.moment, width: width || undefined, compare: this.compare };
    return this.running?.view(shown) ?? this.opening.frame.view;
  }

  /** Shows the run under another strategy beside it, or says why that cannot be. */
  compareWith(strategy: StrategyName | undefined): void {
    this.when((engine) => {
      try {
        if (strategy) engine.checkTwin(strategy);
        this.note = undefined;
        this.compare = strategy;
        // The address follows.
        this.player.seek(this.player.atUs);
      } catch (error) {
        this.note = errorText(error, this.words.language);
      }
    });
  }

  override async enter(): Promise<void> {
    await super.enter();
    const asked = /[?&]compare=([\w-]+)/.exec(location.search)?.[1];
    if (this.mode === 'lab' && asked !== undefined) this.compareWith(asked as StrategyName);
  }

  protected override get alsoLinked(): Readonly<Record<string, string>> | undefined {
    return this.compare && { compare: this.compare };
  }

  /** Restarts all backends in turn; where the script will do it, the reader is taken there. */
  restartAll(): void {
    this.when(() => {
      const { atUs } = this.player;
      const scripted = this.facts.restartsUs.find((us) => us > atUs);
      if (scripted === undefined) {
        this.actAndPlay(restartAll(this.shutdownDelay));
        return;
      }
      this.seek(Math.max(atUs, scripted - BEFORE_US));
      this.player.play();
    });
  }

  override async open(other: {
    source: ScenarioSource;
    name?: string;
    us?: number;
  }): Promise<void> {
    await super.open(other);
    this.player.setSpeed(firstSpeed(this.facts.untilUs));
  }
}

function modelIn({ words, frame }: BalancerOpening): LabModel<BalancerEngine> {
  return {
    name: 'balancer',
    speeds: balancerSpeeds(frame.facts.untilUs),
    properties: words.properties,
    // Every strategy is one that somebody uses.
    isModified: () => false,
    roleName: (role) => role,
    build: async (source) => {
      const { BalancerEngine } = await import('./engine.ts');
      return new BalancerEngine(source, words);
    },
  };
}

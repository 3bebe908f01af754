/** The engine of the Load balancer laboratory: its pictures, its numbers, its bar, and a second run. */
import type { StrategyName } from '../../src/models/balancer/strategy.ts';
import { BalancerRun, readBalancerScenario } from '../../src/scenario/balancer/run.ts';
import type { ScenarioSource } from '../../src/scenario/scenario.ts';
import { balancerBarView } from '../../src/view/balancer-bar.ts';
import {
  balancerNumbers,
  figuresDrawing,
  type BalancerNumbers,
} from '../../src/view/balancer-figures.ts';
import { balancerHistory, type BalancerHistoryInput } from '../../src/view/balancer-history.ts';
import { balancerPicture, balancerScale } from '../../src/view/balancer-picture.ts';
import type { TimeBarView } from '../../src/view/time-bar.ts';
import { formatNumber } from '../../src/narration/digits.ts';
import { Engine } from '../kit/engine.ts';
import type { Choice } from '../kit/fault.ts';
import type { Moment } from '../kit/frame.ts';
import { faultsOf, type BalancerTarget } from './faults.ts';
import { FIGURE_WORDS, timeText } from './figure-words.ts';
import type { BalancerFacts, BalancerFrame, BalancerView, Figure, Figures } from './frame.ts';
import { PICTURE_WORDS } from './picture-words.ts';
import { balancerRunner } from './runner.ts';
import type { BalancerStrings } from './strings.en.ts';
import { withStrategy } from './variants.ts';

/** A picture shows so much of a run, and at least a minute's watching of it: slowing down looks closer. */
const WATCHED_US = 60_000_000;
/** Most of it is past. */
const PAST = 0.7;
const DEFAULT_FIGURES_PX = 640;

/** With the strategy under which the run is to be shown a second time. */
export interface BalancerMoment extends Moment {
  readonly compare?: StrategyName | undefined;
}

/** The same scenario under another strategy. */
interface Twin {
  readonly of: ScenarioSource;
  readonly strategy: StrategyName;
  readonly run: BalancerRun;
}

export class BalancerEngine extends Engine<BalancerRun, BalancerFrame, BalancerStrings> {
  #twin: Twin | undefined;

  /** Throws `ScenarioError`. */
  constructor(source: ScenarioSource, words: BalancerStrings) {
    super(source, { model: balancerRunner, words });
  }

  override get facts(): BalancerFacts {
    const { scenario, plan } = this.run;
    const { strategy, everBackends, connections, goawayChance } = scenario.config.settings;
    const backends = everBackends.map(({ id }) => id);
    return {
      ...this.runFacts,
      strategy: strategy.name,
      strategyName: PICTURE_WORDS[this.words.language].strategies[strategy.name],
      backends,
      checks: plan.simulator.nodes.map(({ id }) => id).filter((id) => !backends.includes(id)),
      isLongLived: connections === 'long-lived',
      goawayChance,
      restartsUs: plan.simulator.commands.flatMap(({ atUs, command }) =>
        command.kind === 'command' && command.command.type === 'rollingRestart' ? [atUs] : [],
      ),
    };
  }

  override frame(moment: BalancerMoment): BalancerFrame {
    const { facts } = this;
    return { ...this.runFrame(moment), facts, view: this.view(moment) };
  }

  view(moment: BalancerMoment): BalancerView {
    const { atUs, playedUs, width, compare } = moment;
    const runs = this.#runsTo(playedUs, compare);
    const shown = { ...this.#windowAt(moment), atUs, playedUs, width };
    const inputs = runs.map((run) => ({ ...traceOf(run), ...shown }));
    const scale = Math.max(...inputs.map(balancerScale));
    const words = PICTURE_WORDS[this.words.language];
    return {
      pictures: inputs.map((input) => balancerPicture({ ...input, scale, words })),
      figures: this.#figures(runs, moment),
    };
  }

  override bar({ atUs, playedUs, width }: Moment): TimeBarView {
    const { untilUs } = this.run.plan;
    this.advance(playedUs);
    return balancerBarView({ ...traceOf(this.run), untilUs, playedUs, atUs, width });
  }

  override faults(target: BalancerTarget, us: number): Choice | undefined {
    return faultsOf(target, { world: this.worldAt(us), source: this.source, words: this.words });
  }

  /** Checks that the scenario can run under another strategy. Throws `ScenarioError`. */
  checkTwin(strategy: StrategyName): void {
    this.#twinUnder(strategy);
  }

  #runsTo(us: number, compare: StrategyName | undefined): readonly BalancerRun[] {
    this.advance(us);
    const { strategy } = this.run.scenario.config.settings;
    if (compare === undefined || compare === strategy.name) return [this.run];
    const twin = this.#twinUnder(compare);
    if (us > twin.nowUs) twin.advance(us);
    return [this.run, twin];
  }

  #twinUnder(strategy: StrategyName): BalancerRun {
    const { source } = this;
    if (this.#twin?.of === source && this.#twin.strategy === strategy) return this.#twin.run;
    const run = new BalancerRun(readBalancerScenario(withStrategy(source, strategy)));
    this.#twin = { of: source, strategy, run };
    return run;
  }

  #figures(runs: readonly BalancerRun[], { atUs, width }: Moment): Figures {
    const { facts, words } = this;
    const says = FIGURE_WORDS[words.language];
    const { strategies } = PICTURE_WORDS[words.language];
    const all = runs.map((run) => balancerNumbers(balancerHistory(traceOf(run)), atUs));
    const names = runs.map(({ scenario }) => strategies[scenario.config.settings.strategy.name]);
    const cells = this.#cells(all);
    const room = (width ?? DEFAULT_FIGURES_PX) * runs.length;
    const hasRequests = this.run.scenario.config.settings.arrivals !== undefined;
    const compared = all.map(({ latencies, failed, loads }, index) => ({
      ...{ strategy: names[index] ?? '', p99Us: latencies?.p99Us, failed },
      held: facts.isLongLived ? loads : [],
    }));
    const [one, other] = compared;
    return {
      cells,
      strategies: says.strategies,
      runs: names,
      drawing: hasRequests
        ? figuresDrawing(
            all.map(({ latencies }) => latencies),
            { width: room, names: names.length > 1 ? names : [] },
          )
        : undefined,
      says: names
        .map((name, index) =>
          says.figuresSay(
            name,
            cells.map((cell) => [cell.name, cell.values[index] ?? ''] as const),
          ),
        )
        .join('; '),
      sentence: one && other && says.difference(one, other),
    };
  }

  #cells(all: readonly BalancerNumbers[]): readonly Figure[] {
    const { language } = this.words;
    const { names, none } = FIGURE_WORDS[language];
    const { arrivals, retries } = this.run.scenario.config.settings;
    const count = (of: (numbers: BalancerNumbers) => number): string[] =>
      all.map((numbers) => formatNumber(of(numbers), language));
    const time = (key: 'p50Us' | 'p90Us' | 'p99Us' | 'mostUs' | 'meanUs'): string[] =>
      all.map(({ latencies }) => (latencies ? timeText(latencies[key]) : none));
    const answers: readonly Figure[] = [
      { name: 'p50', values: time('p50Us') },
      { name: 'p90', values: time('p90Us') },
      { name: 'p99', values: time('p99Us') },
      { name: 'max', values: time('mostUs') },
      { name: names.mean, values: time('meanUs') },
      { name: names.answered, values: count(({ answered }) => answered) },
      { name: names.failed, values: count(({ failed }) => failed) },
    ];
    const { isLongLived } = this.facts;
    return [
      ...(arrivals ? answers : []),
      ...(retries > 0 && !isLongLived
        ? [{ name: names.retried, values: count(({ retried }) => retried) }]
        : []),
      ...(isLongLived
        ? [{ name: names.reconnects, values: count(({ reconnects }) => reconnects) }]
        : []),
      ...(isLongLived ? [{ name: names.refused, values: count(({ retried }) => retried) }] : []),
    ];
  }

  /** The whole run, if there is room for it; otherwise what is around the moment, and never past the end. */
  #windowAt({ atUs, speed }: Moment): { fromUs: number; toUs: number } {
    const { untilUs } = this.run.plan;
    const lengthUs = Math.round(WATCHED_US * speed);
    if (speed === 0 || untilUs <= lengthUs) return { fromUs: 0, toUs: Math.max(1, untilUs) };
    const latestUs = untilUs - lengthUs;
    const fromUs = Math.max(0, Math.min(latestUs, Math.round(atUs - lengthUs * PAST)));
    return { fromUs, toUs: fromUs + lengthUs };
  }
}

function traceOf({ events, scenario }: BalancerRun): BalancerHistoryInput {
  const { settings } = scenario.config;
  const { everBackends, backends, strategy, clients, connections } = settings;
  return {
    events,
    setup: {
      backends: everBackends,
      atFirst: backends.length,
      strategy: strategy.name,
      clients: connections === 'long-lived' ? clients.map(({ id }) => id) : [],
      isWatching: settings.hasChecks || settings.passive !== undefined,
      slowStartUs: settings.slowStartUs,
    },
  };
}

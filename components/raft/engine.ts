/**
 * What a widget needs once it runs: the simulator, the sentences, the shapes. It is loaded when a
 * reader first touches the widget; until then the frame that the server drew is enough.
 */
import { RaftStory } from '../../src/narration/raft.ts';
import type { RaftWorld } from '../../src/scenario/raft/execute.ts';
import type { RaftRun } from '../../src/scenario/raft/run.ts';
import type { ScenarioSource } from '../../src/scenario/scenario.ts';
import { recentDrops, segmentsOf, type HistoryInput } from '../../src/view/history.ts';
import { ringView, type RingTarget, type RingView } from '../../src/view/ring.ts';
import { spaceTimeView, type SpaceTimeView } from '../../src/view/space-time.ts';
import { timeBarView, type TimeBarView } from '../../src/view/time-bar.ts';
import { longestTimeoutUs } from '../../src/view/timer-length.ts';
import type { Tape } from '../kit/player.svelte.ts';
import { Session, type Command } from '../kit/session.ts';
import { Story, type Line } from '../kit/story.ts';
import type { KitStrings } from '../kit/strings.en.ts';
import { faultsOf, type Choice } from './faults.ts';
import type { Facts, Frame, Moment } from './frame.ts';
import { narrationConfig } from './narration-config.ts';

/** A lost message is shown for so long after its end, in wall time; but never those of several rounds. */
const DROP_SHOWN_US = 400_000;
const DROP_SHOWN_US_MAX = 60_000;
/** The space-time diagram shows what passes in so much wall time, most of it past. */
const SPACE_TIME_US = 1_200_000;
const SPACE_TIME_PAST = 0.8;

export class Engine {
  readonly #words: KitStrings;
  #session: Session;
  #story: Story;

  /** Throws `ScenarioError`. */
  constructor(source: ScenarioSource, words: KitStrings) {
    this.#words = words;
    this.#session = new Session(source);
    this.#story = this.#tell();
  }

  /** The scenario that runs, the reader's commands included. */
  get source(): ScenarioSource {
    return this.#session.source;
  }

  get facts(): Facts {
    const { run, isEdited, forkedUs } = this.#session;
    const { config, title, why } = run.scenario;
    const { language } = this.#words;
    const { settings } = config;
    return {
      title: title[language] ?? title.en,
      why: why[language] ?? why.en,
      nodes: config.nodes,
      preset: settings.preset,
      rules: settings.rules,
      seed: run.plan.seed,
      untilUs: run.plan.untilUs,
      isEdited,
      forkedUs,
    };
  }

  /** All of a first frame, as plain data. */
  frame(moment: Moment): Frame {
    const { atUs, playedUs } = moment;
    this.#advance(playedUs);
    return {
      facts: this.facts,
      ring: this.ring(moment),
      bar: this.bar(moment),
      lines: this.#story.linesTo(atUs),
      breaches: this.#story.breachesTo(playedUs),
      events: this.#story.eventsTo(playedUs),
    };
  }

  ring({ atUs, speed }: Moment): RingView {
    const { config } = this.#run.scenario;
    return ringView({
      world: this.#worldAt(atUs),
      nodes: config.nodes,
      atUs,
      longestTimeoutUs: longestTimeoutUs(config.settings.preset, config.timing),
      drops: recentDrops(
        segmentsOf(this.#trace),
        atUs,
        Math.min(DROP_SHOWN_US * speed, DROP_SHOWN_US_MAX),
      ),
    });
  }

  bar({ atUs, playedUs, width }: Moment): TimeBarView {
    const { untilUs } = this.#run.plan;
    this.#advance(playedUs);
    return timeBarView({ ...this.#trace, untilUs, playedUs, atUs, width });
  }

  spaceTime({ atUs, playedUs, speed, width }: Moment): SpaceTimeView {
    this.#advance(playedUs);
    const world = this.#worldAt(atUs);
    const lengthUs = SPACE_TIME_US * speed;
    const fromUs = Math.max(0, Math.round(atUs - lengthUs * SPACE_TIME_PAST));
    const window = { fromUs, toUs: fromUs + lengthUs };
    const shown = { ...this.#trace, ...window, atUs, playedUs, world, width };
    return spaceTimeView(shown);
  }

  /** How often the story has changed up to an instant: most frames change no sentence. */
  changesTo(us: number): number {
    return this.#story.changesTo(us);
  }

  linesTo(us: number): readonly Line[] {
    return this.#story.linesTo(us);
  }

  breachesTo(us: number): Frame['breaches'] {
    return this.#story.breachesTo(us);
  }

  eventsTo(us: number): number {
    return this.#story.eventsTo(us);
  }

  /** What ended the run before its time, if it has come to that: a role that nobody had. */
  endedBy(us: number): { readonly role: string; readonly atUs: number } | undefined {
    const run = this.#run;
    const isOver = run.untilUs < run.plan.untilUs && us >= run.untilUs;
    return isOver ? run.finish().failure : undefined;
  }

  faults(target: RingTarget, us: number): Choice | undefined {
    return faultsOf(target, this.#worldAt(us), this.#words);
  }

  /** Simulates up to an instant; gives how far the run goes, at most so far. */
  reach(us: number): number {
    this.#advance(us);
    return Math.min(us, this.#run.untilUs);
  }

  /** Steps go from event to event, or from sentence to sentence. */
  tape(kind: 'event' | 'sentence'): Tape {
    const story = this.#story;
    return {
      endUs: this.#run.untilUs,
      next: (us) => story.next(us, kind),
      previous: (us) => story.previous(us, kind),
      milestone: (us) => story.next(us, 'sentence'),
    };
  }

  /** Carries out a command right after the moment shown; gives the moment to show. */
  act(command: Command, shownUs: number): number {
    return this.#retold(() => this.#session.act(command, shownUs));
  }

  /** Goes on with another scenario. Throws `ScenarioError`. */
  change(make: (base: ScenarioSource) => ScenarioSource, shownUs: number): void {
    this.#retold(() => this.#session.change(make(this.#session.base), shownUs));
  }

  /** Gives the moment at which what is taken back was done. */
  undo(): number | undefined {
    return this.#retold(() => this.#session.undo());
  }

  reset(): void {
    this.#retold(() => this.#session.reset());
  }

  get #run(): RaftRun {
    return this.#session.run;
  }

  get #trace(): HistoryInput {
    const { events, scenario } = this.#run;
    return { events, nodes: scenario.config.nodes, initial: scenario.initial };
  }

  /** Not to be changed, nor kept. */
  #worldAt(us: number): RaftWorld {
    this.#advance(us);
    const run = this.#run;
    return us === run.nowUs ? run.world : run.worldAt(us);
  }

  #advance(us: number): void {
    if (us > this.#run.nowUs) this.#run.advance(us);
  }

  #retold<T>(change: () => T): T {
    const result = change();
    this.#story = this.#tell();
    return result;
  }

  #tell(): Story {
    const { language } = this.#words;
    const config = narrationConfig(this.#run.scenario);
    return new Story(this.#run, new RaftStory({ language, config }));
  }
}

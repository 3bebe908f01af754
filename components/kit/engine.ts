/**
 * What a widget needs once it runs: the simulator, the sentences, the shapes. It is loaded when a
 * reader first touches the widget; until then the frame that the server drew is enough.
 */
import type { Language } from '../../src/narration/language.ts';
import type { Runnable } from '../../src/scenario/runnable.ts';
import type { ScenarioSource } from '../../src/scenario/scenario.ts';
import { TransitionLog, type LoggedTransition } from '../../src/scenario/transition-log.ts';
import { actorView, type ActorView, type ActorWorld } from '../../src/view/statechart-actor.ts';
import type { TimeBarView } from '../../src/view/time-bar.ts';
import type { Choice } from './fault.ts';
import type { Facts, Frame, Moment } from './frame.ts';
import { tellMade } from './made.ts';
import type { Tape } from './player.svelte.ts';
import { Session, type Command, type LabRun, type Runner } from './session.ts';
import { Story, type Line, type Teller } from './story.ts';
import type { KitStrings } from './strings.en.ts';

/** How runs of one model are made and told. */
export interface EngineModel<R extends LabRun> extends Runner<R> {
  tell(scenario: R['scenario'], language: Language): Teller;
  /** For the trace that a reader takes along. */
  runnable(source: ScenarioSource): Runnable;
}

/** What every model's engine has. A model adds its picture, its bar, and what can be done by hand. */
export abstract class Engine<
  R extends LabRun = LabRun,
  F extends Frame = Frame,
  W extends KitStrings = KitStrings,
> {
  protected readonly words: W;
  readonly #model: EngineModel<R>;
  readonly #session: Session<R>;
  readonly #given: ScenarioSource;
  #story: Story;
  /** Of the run that is shown; made when somebody first asks. */
  #transitions: TransitionLog | undefined;

  /** Throws `ScenarioError`. */
  constructor(source: ScenarioSource, { model, words }: { model: EngineModel<R>; words: W }) {
    this.words = words;
    this.#model = model;
    this.#given = source;
    this.#session = new Session(source, model);
    this.#story = this.#tell();
  }

  abstract get facts(): F['facts'];

  /** All of a first frame, as plain data. */
  abstract frame(moment: Moment): F;

  abstract bar(moment: Moment): TimeBarView;

  /** Nothing to choose when what was selected is no more. */
  abstract faults(target: unknown, us: number): Choice | undefined;

  /** The scenario that runs, the reader's commands included. */
  get source(): ScenarioSource {
    return this.#session.source;
  }

  /** The same, to be run once more from its beginning. */
  get runnable(): Runnable {
    return this.#model.runnable(this.source);
  }

  /** Checks a scenario of this model. Throws `ScenarioError`. */
  read(value: unknown): R['scenario'] {
    return this.#model.read(value);
  }

  /** Whether a source is a scenario of this model that can run. */
  reads(source: ScenarioSource): boolean {
    return this.#session.reads(source);
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

  /** The machine of a node, of whose chart `machine` is the name. */
  actorAt(us: number, { node, machine }: { node: string; machine: string }): ActorView | undefined {
    const world = this.worldAt(us) as ActorWorld;
    return actorView({ world, node, machine, atUs: us });
  }

  /** The last change of state of a node's machine, up to an instant. */
  transitionTo(us: number, node: string): LoggedTransition | undefined {
    this.#transitions ??= new TransitionLog(this.run);
    return this.#transitions.last(node, us);
  }

  /** What ended the run before its time, if it has come to that: a role that nobody had. */
  endedBy(us: number): { readonly role: string; readonly atUs: number } | undefined {
    const { run } = this;
    const isOver = run.untilUs < run.plan.untilUs && us >= run.untilUs;
    return isOver ? run.finish().failure : undefined;
  }

  /** Simulates up to an instant; gives how far the run goes, at most so far. */
  reach(us: number): number {
    this.advance(us);
    return Math.min(us, this.run.untilUs);
  }

  /** Steps go from event to event, or from sentence to sentence. */
  tape(kind: 'event' | 'sentence'): Tape {
    const story = this.#story;
    return {
      endUs: this.run.untilUs,
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

  protected get run(): R {
    return this.#session.run;
  }

  /** What holds for a run of any model. */
  protected get runFacts(): Facts {
    const { run, isEdited, forkedUs } = this.#session;
    const { title, why } = run.scenario;
    const { language } = this.words;
    return {
      title: title[language] ?? title.en,
      why: why[language] ?? why.en,
      seed: run.plan.seed,
      untilUs: run.plan.untilUs,
      isEdited,
      forkedUs,
    };
  }

  /** What a first frame of any model has. */
  protected runFrame(moment: Moment): Omit<Frame, 'facts'> {
    const { atUs, playedUs } = moment;
    this.advance(playedUs);
    return {
      bar: this.bar(moment),
      lines: this.linesTo(atUs),
      breaches: this.breachesTo(playedUs),
      events: this.eventsTo(playedUs),
    };
  }

  /** Not to be changed, nor kept. */
  protected worldAt(us: number): R['world'] {
    this.advance(us);
    const { run } = this;
    return us === run.nowUs ? run.world : run.worldAt(us);
  }

  protected advance(us: number): void {
    if (us > this.run.nowUs) this.run.advance(us);
  }

  #retold<T>(change: () => T): T {
    const result = change();
    this.#story = this.#tell();
    this.#transitions = undefined;
    tellMade(this.#given, this.source);
    return result;
  }

  #tell(): Story {
    const { run } = this;
    return new Story(run, this.#model.tell(run.scenario, this.words.language));
  }
}

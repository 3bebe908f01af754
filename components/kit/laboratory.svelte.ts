/** A laboratory's state, whatever its model is: the moment shown and what follows from it. */
import { untrack } from 'svelte';
import type { ScenarioSource } from '../../src/scenario/scenario.ts';
import type { TimeBarView } from '../../src/view/time-bar.ts';
import { Announcer } from './announcer.svelte.ts';
import type { Engine } from './engine.ts';
import { errorText } from './error-text.ts';
import type { Choice } from './fault.ts';
import type { Moment } from './frame.ts';
import { labLink } from './lab-link.ts';
import { Player, type Tape } from './player.svelte.ts';
import type { Command } from './session.ts';
import type { Speeds } from './speeds.ts';
import { lastOf, type Line } from './story.ts';
import type { KitStrings } from './strings.en.ts';

export type Mode = 'chapter' | 'lab' | 'embed';

/** The address of the laboratory follows what is shown, once that stands still. */
const ADDRESS_AFTER_MS = 400;

type FrameOf<E extends Engine> = ReturnType<E['frame']>;
type TargetOf<E extends Engine> = Parameters<E['faults']>[0];

/** What a widget is given. */
export interface Opening<E extends Engine = Engine, W extends KitStrings = KitStrings> {
  readonly source: ScenarioSource;
  /** The first frame, as the server drew it. */
  readonly frame: FrameOf<E>;
  readonly words: W;
  /** Default `chapter`. */
  readonly mode?: Mode | undefined;
  /** The scenario's name, if it has one that a link can say. */
  readonly name?: string | undefined;
  /** Named scenarios to choose from, in the laboratory. */
  readonly library?: Readonly<Record<string, ScenarioSource>> | undefined;
}

/** A property that is checked after every event. */
export interface Property {
  readonly name: string;
  /** In the reader's language. */
  readonly called: string;
  readonly says?: string | undefined;
}

/** What a laboratory has to know of its model before the engine is there. */
export interface LabModel<E extends Engine> {
  /** As a scenario and the laboratory's address name it. */
  readonly name: string;
  readonly speeds: Speeds;
  /** In the order in which they are named. */
  readonly properties: readonly Property[];
  /** Whether what runs is not the protocol as it should be. */
  isModified(facts: FrameOf<E>['facts']): boolean;
  /** In the reader's language. */
  roleName(role: string): string;
  /** Loads the engine. Rejects with `ScenarioError`. */
  build(source: ScenarioSource): Promise<E>;
}

export class Laboratory<E extends Engine = Engine, W extends KitStrings = KitStrings> {
  readonly mode: Mode;
  readonly words: W;
  readonly library: Readonly<Record<string, ScenarioSource>>;
  readonly model: LabModel<E>;
  readonly player: Player;
  readonly announcer = new Announcer();
  name = $state<string>();
  panel = $state<string>();
  /** Whose state machine is looked at. */
  machine = $state<string>();
  isSharing = $state(false);
  /** What went wrong, in a sentence. */
  note = $state<string>();

  protected readonly opening: Opening<E, W>;
  /** The engine is a plain object: wrapped anew, it says that it runs something else. */
  #current = $state.raw<{ readonly engine: E }>();
  #encode = $state.raw<(source: ScenarioSource) => string>();
  #starting: Promise<E> | undefined;
  #keeping: ReturnType<typeof setTimeout> | undefined;

  constructor(opening: Opening<E, W>, model: LabModel<E>) {
    this.opening = opening;
    this.model = model;
    this.mode = opening.mode ?? 'chapter';
    this.words = opening.words;
    this.name = opening.name;
    this.library = opening.library ?? {};
    this.player = new Player(() => this.#tape, {
      startUs: opening.frame.bar.atUs,
      speed: model.speeds.first,
      onMove: () => this.#onMove(),
    });
  }

  facts = $derived.by((): FrameOf<E>['facts'] => this.running?.facts ?? this.opening.frame.facts);
  title = $derived.by((): string => this.facts.title ?? this.words.ownScenario);
  source = $derived.by((): ScenarioSource => this.running?.source ?? this.opening.source);

  isModified = $derived.by((): boolean => this.model.isModified(this.facts));

  #changes = $derived.by(() => this.running?.changesTo(this.player.atUs));
  lines = $derived.by((): readonly Line[] => {
    const engine = this.running;
    if (!engine || this.#changes === undefined) return this.opening.frame.lines;
    // Only a change of the story makes other lines, not every moment.
    return untrack(() => engine.linesTo(this.player.atUs));
  });
  events = $derived.by(
    () => this.running?.eventsTo(this.player.playedUs) ?? this.opening.frame.events,
  );
  properties = $derived.by(() => {
    const breaches = this.running?.breachesTo(this.player.playedUs) ?? this.opening.frame.breaches;
    return this.model.properties.map((property) => ({
      ...property,
      brokenUs: breaches.find((breach) => breach.property === property.name)?.atUs,
    }));
  });

  /** Why the run is over before its time, once that has been reached. */
  ending = $derived.by((): string | undefined => {
    const end = this.running?.endedBy(this.player.playedUs);
    if (!end) return undefined;
    const { endedEarly, ms } = this.words;
    return endedEarly(this.model.roleName(end.role), ms(end.atUs));
  });

  /** The link to this moment in the laboratory. */
  labHref = $derived.by((): string =>
    labLink({
      model: this.model.name,
      language: this.words.language,
      us: this.player.atUs,
      name: this.facts.isEdited ? undefined : this.name,
      code: this.#code,
      also: this.alsoLinked,
    }),
  );

  #code = $derived.by((): string | undefined => {
    if (!this.facts.isEdited && this.name !== undefined) return undefined;
    try {
      return this.#encode?.(this.source);
    } catch {
      return undefined;
    }
  });

  bar(width: number): TimeBarView {
    return (
      this.running?.bar({ ...this.moment, width: width || undefined }) ?? this.opening.frame.bar
    );
  }

  faults(target: TargetOf<E>): Choice | undefined {
    return this.running?.faults(target, this.player.atUs);
  }

  /** Loads the engine; what a reader does first waits for it. */
  async start(): Promise<E> {
    this.#starting ??= this.#load(this.opening.source);
    try {
      return await this.#starting;
    } catch (error) {
      this.#starting = undefined;
      this.note = `${this.words.failed} ${errorText(error, this.words.language)}`;
      throw error;
    }
  }

  /** Begins in the browser: looks at what the address asks for. */
  async enter(): Promise<void> {
    if (this.mode === 'chapter' || (location.search === '' && location.hash === '')) return;
    const { openAddress } = await import('./opening.ts');
    await openAddress(this, location);
  }

  toggle(): void {
    this.when(() => this.player.toggle());
  }

  step(): void {
    this.when(() => this.player.step());
  }

  back(): void {
    this.when(() => this.player.back());
  }

  /** To the first frame, as if nothing had been played. */
  rewind(): void {
    this.when(() => {
      this.player.pause();
      this.player.fork(this.player.startUs);
    });
  }

  seek(us: number): void {
    this.when((engine) => {
      this.player.pause();
      this.player.seek(engine.reach(us));
    });
  }

  togglePanel(panel: string): void {
    void this.start();
    this.panel = this.panel === panel ? undefined : panel;
  }

  /** Carries out a command right after the moment shown. */
  act(command: Command): void {
    this.#fork((engine) => engine.act(command, this.player.atUs));
  }

  /** Carries out a command and shows what comes of it. */
  actAndPlay(command: Command): void {
    this.act(command);
    this.when(() => this.player.play());
  }

  /** Goes on, at the same moment, with another scenario; or says why not. */
  change(make: (base: ScenarioSource) => ScenarioSource): void {
    this.#fork((engine) => {
      engine.change(make, this.player.atUs);
      return this.player.atUs;
    });
  }

  undo(): void {
    this.#fork((engine) => engine.undo() ?? this.player.atUs);
  }

  reset(): void {
    this.player.pause();
    this.#fork((engine) => {
      engine.reset();
      return this.player.startUs;
    });
  }

  /** Opens another scenario; there is no way back to the one before. Rejects with `ScenarioError`. */
  async open({
    source,
    name,
    us = 0,
  }: {
    source: ScenarioSource;
    name?: string;
    us?: number;
  }): Promise<void> {
    const engine = await this.model.build(source);
    this.player.pause();
    this.name = name;
    this.note = undefined;
    this.#starting = Promise.resolve(engine);
    this.#current = { engine };
    this.player.fork(engine.reach(us));
    if (name === undefined) await this.#prepareLink();
  }

  async #load(source: ScenarioSource): Promise<E> {
    const engine = await this.model.build(source);
    this.#current = { engine };
    if (this.name === undefined) void this.#prepareLink();
    return engine;
  }

  /** The compression is loaded when it is first needed. */
  async #prepareLink(): Promise<void> {
    this.#encode ??= (await import('../../src/scenario/link.ts')).encodeLink;
  }

  /** What a link keeps beside the run and its moment. */
  protected get alsoLinked(): Readonly<Record<string, string>> | undefined {
    return undefined;
  }

  /** What a panel wants to know of the moment shown, once the engine is there. */
  look<T>(see: (engine: E, atUs: number) => T): T | undefined {
    return this.running && see(this.running, this.player.atUs);
  }

  protected when(act: (engine: E) => void): void {
    if (this.running) act(this.running);
    else this.start().then(act, () => undefined);
  }

  #fork(change: (engine: E) => number): void {
    this.when((engine) => {
      try {
        const us = change(engine);
        this.note = undefined;
        this.#current = { engine };
        this.player.fork(engine.reach(us));
        void this.#prepareLink();
      } catch (error) {
        this.note = errorText(error, this.words.language);
      }
    });
  }

  protected get running(): E | undefined {
    return this.#current?.engine;
  }

  protected get moment(): Moment {
    const { atUs, playedUs, speed } = this.player;
    return { atUs, playedUs, speed };
  }

  get #tape(): Tape {
    const tape = this.running?.tape(this.mode === 'lab' ? 'event' : 'sentence');
    if (!tape) throw new Error('Nothing plays before the engine is there.');
    return tape;
  }

  #onMove(): void {
    this.announcer.say(lastOf(this.lines)?.text ?? '', this.player);
    if (this.mode !== 'lab') return;
    clearTimeout(this.#keeping);
    if (!this.player.isPlaying) this.#keeping = setTimeout(() => this.#keep(), ADDRESS_AFTER_MS);
  }

  /** A reload shows what is shown now. */
  #keep(): void {
    if (this.name !== undefined || this.#code !== undefined) {
      history.replaceState(null, '', this.labHref);
    }
  }
}

/** One widget's state: the moment shown and what follows from it. */
import { untrack } from 'svelte';
import { RAFT_NAMES } from '../../src/narration/roles.ts';
import type { ScenarioSource } from '../../src/scenario/scenario.ts';
import type { RingTarget } from '../../src/view/ring.ts';
import type { SpaceTimeView } from '../../src/view/space-time.ts';
import type { TimeBarView } from '../../src/view/time-bar.ts';
import { Player, type Tape } from '../kit/player.svelte.ts';
import type { Command } from '../kit/session.ts';
import { Announcer } from '../kit/announcer.svelte.ts';
import { lastOf, type Line } from '../kit/story.ts';
import type { KitStrings } from '../kit/strings.en.ts';
import type { Engine } from './engine.ts';
import type { Choice } from './faults.ts';
import { CHECKED, type Facts, type Frame, type Moment } from './frame.ts';
import { labLink } from './lab-link.ts';

export type Mode = 'chapter' | 'lab' | 'embed';
export type ViewName = 'ring' | 'spaceTime';
export type PanelName = 'cluster' | 'partition' | 'rules';

/** The address of the laboratory follows what is shown, once that stands still. */
const ADDRESS_AFTER_MS = 400;

export interface Opening {
  readonly source: ScenarioSource;
  /** The first frame, as the server drew it. */
  readonly frame: Frame;
  readonly mode: Mode;
  readonly words: KitStrings;
  /** The scenario's name, if it has one that a link can say. */
  readonly name?: string | undefined;
  readonly library?: Readonly<Record<string, ScenarioSource>> | undefined;
  /** Offers the one fault that the page is about, as a button of its own. */
  readonly offersKill?: boolean | undefined;
}

export class Laboratory {
  readonly mode: Mode;
  readonly words: KitStrings;
  readonly library: Readonly<Record<string, ScenarioSource>>;
  readonly offersKill: boolean;
  readonly player: Player;
  readonly announcer = new Announcer();
  name = $state<string>();
  view = $state<ViewName>('ring');
  panel = $state<PanelName>();
  isSharing = $state(false);
  /** What went wrong, in a sentence. */
  note = $state<string>();

  readonly #opening: Opening;
  /** The engine is a plain object: wrapped anew, it says that it runs something else. */
  #current = $state.raw<{ readonly engine: Engine }>();
  #encode = $state.raw<(source: ScenarioSource) => string>();
  #starting: Promise<Engine> | undefined;
  #keeping: ReturnType<typeof setTimeout> | undefined;

  constructor(opening: Opening) {
    this.#opening = opening;
    this.mode = opening.mode;
    this.words = opening.words;
    this.name = opening.name;
    this.library = opening.library ?? {};
    this.offersKill = opening.offersKill ?? false;
    const startUs = opening.frame.bar.atUs;
    this.player = new Player(() => this.#tape, { startUs, onMove: () => this.#onMove() });
  }

  facts = $derived.by((): Facts => this.#running?.facts ?? this.#opening.frame.facts);
  title = $derived.by((): string => this.facts.title ?? this.words.ownScenario);
  isModified = $derived(Object.values(this.facts.rules).some((isOn) => !isOn));
  source = $derived.by((): ScenarioSource => this.#running?.source ?? this.#opening.source);

  ring = $derived.by(() => this.#running?.ring(this.#moment) ?? this.#opening.frame.ring);
  #changes = $derived.by(() => this.#running?.changesTo(this.player.atUs));
  lines = $derived.by((): readonly Line[] => {
    const engine = this.#running;
    if (!engine || this.#changes === undefined) return this.#opening.frame.lines;
    // Only a change of the story makes other lines, not every moment.
    return untrack(() => engine.linesTo(this.player.atUs));
  });
  events = $derived.by(
    () => this.#running?.eventsTo(this.player.playedUs) ?? this.#opening.frame.events,
  );
  properties = $derived.by(() => {
    const breaches =
      this.#running?.breachesTo(this.player.playedUs) ?? this.#opening.frame.breaches;
    return CHECKED.map((name) => ({
      name,
      brokenUs: breaches.find(({ property }) => property === name)?.atUs,
    }));
  });

  /** Why the run is over before its time, once that has been reached. */
  ending = $derived.by((): string | undefined => {
    const end = this.#running?.endedBy(this.player.playedUs);
    if (!end) return undefined;
    const { language, endedEarly, ms } = this.words;
    const roles: Record<string, string> = RAFT_NAMES[language].roles;
    return endedEarly(roles[end.role] ?? end.role, ms(end.atUs));
  });

  /** The link to this moment in the laboratory. */
  labHref = $derived.by((): string => {
    const name = this.facts.isEdited ? undefined : this.name;
    const { language } = this.words;
    return labLink({ us: this.player.atUs, name, language, code: this.#code });
  });

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
      this.#running?.bar({ ...this.#moment, width: width || undefined }) ?? this.#opening.frame.bar
    );
  }

  spaceTime(width: number): SpaceTimeView | undefined {
    return this.#running?.spaceTime({ ...this.#moment, width: width || undefined });
  }

  faults(target: RingTarget): Choice | undefined {
    return this.#running?.faults(target, this.player.atUs);
  }

  /** Loads the engine; what a reader does first waits for it. */
  async start(): Promise<Engine> {
    this.#starting ??= this.#load(this.#opening.source);
    try {
      return await this.#starting;
    } catch (error) {
      this.#starting = undefined;
      this.note = `${this.words.failed} ${messageOf(error)}`;
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
    this.#when(() => this.player.toggle());
  }

  step(): void {
    this.#when(() => this.player.step());
  }

  back(): void {
    this.#when(() => this.player.back());
  }

  /** To the first frame, as if nothing had been played. */
  rewind(): void {
    this.#when(() => {
      this.player.pause();
      this.player.fork(this.player.startUs);
    });
  }

  show(view: ViewName): void {
    this.#when(() => (this.view = view));
  }

  seek(us: number): void {
    this.#when((engine) => {
      this.player.pause();
      this.player.seek(engine.reach(us));
    });
  }

  togglePanel(panel: PanelName): void {
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
    this.#when(() => this.player.play());
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
    const engine = await this.#build(source);
    this.player.pause();
    this.name = name;
    this.note = undefined;
    this.#starting = Promise.resolve(engine);
    this.#current = { engine };
    this.player.fork(engine.reach(us));
    if (name === undefined) await this.#prepareLink();
  }

  async #load(source: ScenarioSource): Promise<Engine> {
    const engine = await this.#build(source);
    this.#current = { engine };
    if (this.name === undefined) void this.#prepareLink();
    return engine;
  }

  async #build(source: ScenarioSource): Promise<Engine> {
    const { Engine } = await import('./engine.ts');
    return new Engine(source, this.words);
  }

  /** The compression is loaded when it is first needed. */
  async #prepareLink(): Promise<void> {
    this.#encode ??= (await import('../../src/scenario/link.ts')).encodeLink;
  }

  #when(act: (engine: Engine) => void): void {
    if (this.#running) act(this.#running);
    else this.start().then(act, () => undefined);
  }

  #fork(change: (engine: Engine) => number): void {
    this.#when((engine) => {
      try {
        const us = change(engine);
        this.note = undefined;
        this.#current = { engine };
        this.player.fork(engine.reach(us));
        void this.#prepareLink();
      } catch (error) {
        this.note = messageOf(error);
      }
    });
  }

  get #running(): Engine | undefined {
    return this.#current?.engine;
  }

  get #moment(): Moment {
    const { atUs, playedUs, speed } = this.player;
    return { atUs, playedUs, speed };
  }

  get #tape(): Tape {
    const tape = this.#running?.tape(this.mode === 'lab' ? 'event' : 'sentence');
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

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

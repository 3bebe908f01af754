/**
 * A run that a reader acts in: a scenario as it was given, the reader's own commands on top of it,
 * and the way back. Whatever the reader does becomes a new scenario; nothing else is remembered.
 */
import { formatDuration, readDuration } from '../../src/scenario/duration.ts';
import type { AnyRun } from '../../src/scenario/runnable.ts';
import type { LoggedRun } from '../../src/scenario/transition-log.ts';
import {
  LONGEST_UNTIL_US,
  type Localized,
  type ScenarioSource,
} from '../../src/scenario/scenario.ts';
import type { Micros } from '../../src/sim/time.ts';

/** A run of any model, with the scenario that it is of. `RaftRun` is one. */
export interface LabRun extends AnyRun, LoggedRun {
  readonly scenario: {
    readonly source: ScenarioSource;
    readonly title: Localized;
    readonly why: Localized;
  };
  /** The world where the simulation stands. Not to be changed. */
  readonly world: unknown;
  worldAt(us: Micros): unknown;
}

/** How scenarios of one model are read and run. */
export interface Runner<R extends LabRun> {
  /** Throws `ScenarioError`. */
  read(source: unknown): R['scenario'];
  start(scenario: R['scenario']): R;
  /** How long there is something to see after a command, where that is not ten seconds. */
  watchedUs?(command: Command): Micros;
}

/** One command as a script writes it, without its `at`: `{ crash: 'n1' }`. */
export type Command = Readonly<Record<string, unknown>>;

export interface OwnCommand {
  readonly atUs: Micros;
  readonly command: Command;
}

/** So much is always left to watch after the reader's last command. */
const TAIL_US = 10_000_000;
/** A command by hand comes this long after the moment shown, so that a replay shows what was seen. */
const AFTER_SHOWN_US = 1;

interface Version<R> {
  readonly base: ScenarioSource;
  readonly own: readonly OwnCommand[];
  readonly run: R;
}

interface Past<R> {
  readonly version: Version<R>;
  /** The moment that was shown when the reader acted. */
  readonly shownUs: Micros;
}

export class Session<R extends LabRun> {
  readonly #runner: Runner<R>;
  #version: Version<R>;
  #past: Past<R>[] = [];

  /** Throws `ScenarioError`. */
  constructor(source: ScenarioSource, runner: Runner<R>) {
    this.#runner = runner;
    this.#version = this.#versionOf(source, []);
  }

  get run(): R {
    return this.#version.run;
  }

  /** The scenario that runs, the reader's commands included. */
  get source(): ScenarioSource {
    return this.run.scenario.source;
  }

  /** The reader's own commands, in order. */
  get own(): readonly OwnCommand[] {
    return this.#version.own;
  }

  get isEdited(): boolean {
    return this.#past.length > 0;
  }

  /** The first moment that differs from the scenario as given, once the reader has acted. */
  get forkedUs(): Micros | undefined {
    return this.own[0]?.atUs;
  }

  /**
   * Adds a command right after the moment shown. The scenario's own commands stay; the reader's
   * later ones go. Gives the moment to show next: the one at which the command has been carried out.
   */
  act(command: Command, shownUs: Micros): Micros {
    const atUs = shownUs + AFTER_SHOWN_US;
    const kept = this.own.filter((one) => one.atUs <= shownUs);
    this.#replace(this.#versionOf(this.#version.base, [...kept, { atUs, command }]), shownUs);
    return atUs;
  }

  /** Goes on with another scenario under the reader's own commands, those of them that fit it. Throws `ScenarioError`. */
  change(base: ScenarioSource, shownUs: Micros): void {
    const own = this.own.filter((one) =>
      this.reads({ ...base, script: [entryOf(one)], expect: [] }),
    );
    this.#replace(this.#versionOf(base, own), shownUs);
  }

  /** Takes back the last change. Gives the moment at which it was made. */
  undo(): Micros | undefined {
    const last = this.#past.pop();
    if (!last) return undefined;
    this.#version = last.version;
    return last.shownUs;
  }

  /** Takes back everything. */
  reset(): void {
    const first = this.#past[0];
    if (first) this.#version = first.version;
    this.#past = [];
  }

  /** The scenario below the reader's own commands, for whoever makes another one of it. */
  get base(): ScenarioSource {
    return this.#version.base;
  }

  /** Whether a source is a scenario of the same model that can run. */
  reads(source: ScenarioSource): boolean {
    try {
      this.#runner.read(source);
      return true;
    } catch {
      return false;
    }
  }

  #replace(version: Version<R>, shownUs: Micros): void {
    this.#past.push({ version: this.#version, shownUs });
    this.#version = version;
  }

  #versionOf(base: ScenarioSource, own: readonly OwnCommand[]): Version<R> {
    const scenario = this.#runner.read(withCommands(base, own, this.#runner.watchedUs));
    return { base, own, run: this.#runner.start(scenario) };
  }
}

/**
 * A scenario with commands added at the end of its script. What it expected of its end is left out:
 * it was said of another run.
 */
export function withCommands(
  base: ScenarioSource,
  own: readonly OwnCommand[],
  watchedUs: (command: Command) => Micros = () => TAIL_US,
): ScenarioSource {
  if (own.length === 0) return base;
  const { expect: _said, ...kept } = base;
  const script = [...listOf(base['script']), ...own.map(entryOf)];
  if (base['until'] === undefined) return { ...kept, script };
  const ends = own.map(({ atUs, command }) => atUs + watchedUs(command));
  const endUs = Math.max(readDuration(base['until'], ['until']), ...ends);
  return { ...kept, script, until: formatDuration(Math.min(endUs, LONGEST_UNTIL_US)) };
}

function entryOf({ atUs, command }: OwnCommand): Command {
  return { at: formatDuration(atUs), ...command };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

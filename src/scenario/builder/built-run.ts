/** A run that a program writes as it goes: every command becomes an entry of a scenario. */
import { createDigest } from '../../sim/digest.ts';
import { LIMITS } from '../../sim/limits.ts';
import type { Micros } from '../../sim/time.ts';
import { toLine } from '../../sim/trace.ts';
import { formatDuration, readDuration } from '../duration.ts';
import type { EventOf, Metrics, Model, ModelTypes, Observer, WorldOf } from '../model.ts';
import { ScenarioError, type Path } from '../problem.ts';
import { expectEvent, Run } from '../run.ts';
import { scenarioText } from '../scenario-text.ts';
import { readScenarioOf, type ScenarioSource, type ScriptAction } from '../scenario.ts';
import * as says from './says.ts';
import { toPlain } from './plain.ts';
import type { FinishedRun, Program } from './program.ts';
import type { Duration, TraceEvent } from './words.ts';

/** A command, or an expectation, comes so long after what the program has seen. */
const AFTER_SEEN_US = 1;
/** A command that changes what a model has to know from the start: the run so far is made once more. */
export interface Foreknown {
  readonly foreknown?: readonly string[];
}

export class BuiltRun<T extends ModelTypes, Expectations extends object> {
  readonly #model: Model<T>;
  readonly #program: Program;
  readonly #foreknown: readonly string[];
  readonly #head: ScenarioSource;
  readonly #script: Readonly<Record<string, unknown>>[] = [];
  /** What is expected of `violations` at the end; absent: that there are none. */
  #violationsAtEnd: unknown;
  #hasCommand = false;
  #run: Run<T>;
  #raw: EventOf<T>[] = [];
  #told: TraceEvent[] = [];
  #isAsking = false;
  #isFinished = false;

  /** Throws `ScenarioError` for settings that cannot be. */
  constructor(
    program: Program,
    model: Model<T>,
    settings: unknown,
    { foreknown = [] }: Foreknown = {},
  ) {
    this.#program = program;
    this.#model = model;
    this.#foreknown = foreknown;
    this.#head = headOf(model.name, settings, program.seed);
    this.#run = told(() => this.#start());
    for (const name of model.commands) {
      Object.defineProperty(this, name, { value: (value?: unknown) => this.#command(name, value) });
    }
    program.add(() => this.#finish());
  }

  /**
   * Lets virtual time pass: everything that happens up to and including the end of it.
   * @zh 让虚拟时间往前走：到终点为止（含终点）的事都会发生。
   * @example run.advance('2s')
   */
  advance(by: Duration): this {
    this.#advance(this.#run.nowUs + told(() => readDuration(by, ['advance'])), 'advance');
    return this;
  }

  /**
   * Lets time pass until a condition holds, looking after every instant at which something happens. An
   * error when it still does not hold `within` that virtual time.
   * @zh 让时间往前走，直到条件成立；每到有事发生的时刻就看一次。虚拟时间过了 `within` 仍不成立，就报错。
   * @example run.advanceUntil(() => run.leader !== undefined, '30s')
   */
  advanceUntil(condition: () => unknown, within: Duration = '5m'): this {
    if (typeof condition !== 'function') throw says.noCondition(condition);
    const run = this.#run;
    const fromUs = run.nowUs;
    const endUs = Math.min(
      fromUs + told(() => readDuration(within, ['advanceUntil'])),
      LIMITS.virtualTimeUs,
    );
    while (!this.#holds(condition)) {
      const next = run.nextUs;
      if (next === undefined || next > endUs) {
        this.#advance(endUs, 'advanceUntil');
        throw says.neverTrue({ within, fromUs, endUs });
      }
      this.#advance(next, 'advanceUntil');
    }
    return this;
  }

  /**
   * Says what must be so at this moment, in the words of a scenario's `expect`. The verdict is kept and
   * shown; the program goes on either way.
   * @zh 说出此刻应当如此的事，用词与场景里的 `expect` 相同。结论会记下并显示；无论符合与否，程序都继续。
   * @example run.expect({ leaders: 1 })
   */
  expect(expectations: Expectations): this {
    const written = toPlain(expectations, 'expect');
    const path = ['expect'];
    const { config } = this.#run.scenario;
    const read = told(() => this.#model.readExpectations(written, path, config));
    const { violations } = written as { violations?: unknown };
    if (violations !== undefined) this.#violationsAtEnd = violations;
    this.#write({ expect: written }, { kind: 'expect', expectations: read });
    return this;
  }

  /**
   * The moment the run has come to, in virtual milliseconds since its start. A command or an expectation
   * takes one microsecond.
   * @zh 运行走到的时刻，从开始算起的虚拟毫秒数。每个命令、每次 `expect` 占一微秒。
   */
  get nowMs(): number {
    return this.#run.nowUs / 1000;
  }

  /**
   * The seed of this run.
   * @zh 这次运行的种子。
   */
  get seed(): number {
    return this.#run.plan.seed;
  }

  /**
   * What is measured, by the names of the format. One whose end has not come yet is `undefined`.
   * @zh 测得的数值，名字与格式相同；还没有结果的是 `undefined`。
   */
  get metrics(): Metrics {
    return this.#run.metrics;
  }

  /**
   * Names of the properties that have been broken so far.
   * @zh 到目前为止被破坏的性质。
   */
  get violations(): readonly string[] {
    return [...this.#run.violated];
  }

  /**
   * What has happened so far, in order: the lines of the trace.
   * @zh 到目前为止发生的事，按先后排列，也就是轨迹的各行。
   */
  get events(): readonly TraceEvent[] {
    for (const event of this.#raw.slice(this.#told.length)) {
      this.#told.push(JSON.parse(toLine(event)) as TraceEvent);
    }
    return this.#isFinished ? [...this.#told, ...this.#endEvents().map(traceOf)] : [...this.#told];
  }

  /**
   * The digest of the trace, as the command line gives it for the scenario of this run.
   * @zh 轨迹的摘要，与命令行对同一场景给出的相同。
   */
  get digest(): string {
    const digest = createDigest();
    for (const event of [...this.#raw, ...this.#endEvents()]) digest.add(toLine(event));
    return digest.toString();
  }

  /**
   * The scenario that the run has come to be, as an object: with it, a file gives the same trace.
   * @zh 这次运行所成的场景（对象）：写成文件，轨迹相同。
   */
  get source(): ScenarioSource {
    const { nowUs } = this.#run;
    return {
      ...this.#head,
      ...(this.#script.length > 0 && { script: this.#script.map((entry) => ({ ...entry })) }),
      until: formatDuration(nowUs),
      ...(this.#violationsAtEnd !== undefined && {
        expect: [{ violations: this.#violationsAtEnd }],
      }),
    };
  }

  /**
   * The same scenario as YAML, to be put into a file or a fence.
   * @zh 同一个场景，写成 YAML。
   */
  toScenario(): string {
    return scenarioText(this.source);
  }

  toString(): string {
    return `${this.#model.name} run at ${String(this.nowMs)} ms, seed ${String(this.seed)}`;
  }

  /** The world as it is now. Not to be changed. */
  protected get world(): WorldOf<T> {
    return this.#run.world;
  }

  protected get config(): T['Config'] {
    return this.#run.scenario.config;
  }

  /** What watches the run. */
  protected get observer(): Observer<T> {
    return this.#run.observer;
  }

  /** The end of the program: the run is held to what every run is held to. */
  #finish(): FinishedRun {
    const atUs = this.#run.nowUs;
    const atEnd = this.#run.look(this.#end()).map((verdict) => ({ ...verdict, atUs }));
    const verdicts = [...this.#run.verdicts, ...atEnd];
    this.#isFinished = true;
    return { source: this.source, digest: this.digest, verdicts };
  }

  #end(): ReturnType<Model<T>['readExpectations']> {
    const violations = this.#violationsAtEnd ?? [];
    return this.#model.readExpectations({ violations }, [], this.config);
  }

  #endEvents(): readonly (ReturnType<typeof expectEvent> & { readonly atUs: Micros })[] {
    const atUs = this.#run.nowUs;
    return this.#run.look(this.#end()).map((verdict) => ({ ...expectEvent(verdict), atUs }));
  }

  #command(name: string, value: unknown): this {
    const written = value === undefined ? null : toPlain(value, name);
    const path: Path = [name];
    if (this.#foreknown.includes(name)) {
      this.#rewrite({ [name]: written });
      return this;
    }
    const { config } = this;
    const command = told(() => this.#model.readCommand(name, written, { path, config }));
    // What is measured from the first command on is measured anew.
    if (this.#hasCommand) {
      this.#write({ [name]: written }, { kind: 'command', command, written: { [name]: written } });
    } else this.#rewrite({ [name]: written });
    return this;
  }

  /** One entry more, carried out at once. */
  #write(entry: Readonly<Record<string, unknown>>, action: ScriptAction<T>): void {
    const atUs = this.#next();
    this.#script.push({ at: formatDuration(atUs), ...entry });
    this.#run.append(action, atUs);
    this.#checkRoles();
  }

  /** One entry more, which changes how the run so far is read: it is made once more, with it. */
  #rewrite(entry: Readonly<Record<string, unknown>>): void {
    const atUs = this.#next();
    this.#script.push({ at: formatDuration(atUs), ...entry });
    try {
      this.#again(atUs);
    } catch (error) {
      this.#script.pop();
      throw inCode(error, this.#script.length);
    }
    this.#hasCommand = true;
    this.#checkRoles();
  }

  #next(): Micros {
    this.#refuseWhileAsking();
    const atUs = this.#run.nowUs + AFTER_SEEN_US;
    if (atUs > LIMITS.virtualTimeUs) throw says.tooLong(atUs);
    return atUs;
  }

  /** A role that nobody has: the command was not given, the run stands where it stood. */
  #checkRoles(): void {
    const { failure } = this.#run;
    if (failure === undefined) return;
    const entry = this.#script.pop() ?? {};
    this.#hasCommand = this.#script.some((one) => one['expect'] === undefined);
    this.#again(failure.atUs - AFTER_SEEN_US);
    throw says.nobody(failure, Object.keys(entry).find((key) => key !== 'at') ?? '');
  }

  #again(toUs: Micros): void {
    const before = { raw: this.#raw, told: this.#told };
    this.#raw = [];
    this.#told = [];
    try {
      const run = this.#start();
      run.advance(toUs);
      this.#run = run;
    } catch (error) {
      this.#raw = before.raw;
      this.#told = before.told;
      throw error;
    }
  }

  /** A run of the scenario so far, at its beginning; it ends when the program does. */
  #start(): Run<T> {
    const source = {
      ...this.#head,
      script: this.#script,
      until: formatDuration(LIMITS.virtualTimeUs),
    };
    const raw = this.#raw;
    const run = new Run(readScenarioOf(this.#model, source), this.#model, {
      keepsTrace: false,
      onEvent: (event) => {
        this.#program.count();
        raw.push(event);
      },
    });
    run.advance(0);
    return run;
  }

  #advance(toUs: Micros, what: string): void {
    this.#refuseWhileAsking();
    if (toUs > LIMITS.virtualTimeUs) throw says.tooLong(toUs, what);
    this.#run.advance(toUs);
  }

  #holds(condition: () => unknown): boolean {
    this.#isAsking = true;
    try {
      return Boolean(condition());
    } finally {
      this.#isAsking = false;
    }
  }

  /** A condition that moves the time it waits for would never come to an end. */
  #refuseWhileAsking(): void {
    if (this.#isAsking) throw says.conditionActs();
  }
}

/** What comes before the script: the model, its settings, the seed. */
function headOf(model: string, settings: unknown, seed: number | undefined): ScenarioSource {
  const given = toPlain(settings ?? {}, 'settings');
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw says.noSettings(given);
  }
  const { seed: own, initial, title, ...config } = given as Record<string, unknown>;
  return {
    format: 1,
    model,
    ...(title !== undefined && { title }),
    seed: seed ?? own ?? 0,
    ...(Object.keys(config).length > 0 && { config }),
    ...(initial !== undefined && { initial }),
  };
}

/** Says the errors of a scenario as those of the call that caused them. */
function told<R>(read: () => R): R {
  try {
    return read();
  } catch (error) {
    throw inCode(error);
  }
}

function inCode(error: unknown, entry?: number): unknown {
  if (!(error instanceof ScenarioError)) return error;
  const { path } = error;
  const isOwnEntry = path[0] === 'script' && path[1] === entry;
  const kept = path[0] === 'config' ? path.slice(1) : isOwnEntry ? path.slice(2) : path;
  return new ScenarioError(error.problem, kept);
}

function traceOf(event: { readonly type: string; readonly atUs: Micros }): TraceEvent {
  return JSON.parse(toLine(event)) as TraceEvent;
}

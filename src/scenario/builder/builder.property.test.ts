/** A program's run and the scenario it writes are the same run, whatever the program does. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digestOf } from '../../sim/digest.ts';
import { toLine } from '../../sim/trace.ts';
import { scenarios as balancers } from '../balancer/arbitrary-scenario.ts';
import { faultScenarios as controlPlanes } from '../control-plane/arbitrary-scenario.ts';
import { readScenario } from '../every-model.ts';
import { scenarios as leases } from '../lease/arbitrary-scenario.ts';
import { ScenarioError } from '../problem.ts';
import { scenarios as rafts } from '../raft/arbitrary-scenario.ts';
import type { ScenarioSource } from '../scenario.ts';
import { parseYaml } from '../yaml.ts';
import { createBuilder, type Builder } from './builder.ts';
import { Program } from './program.ts';
import type { TraceEvent } from './words.ts';

/** What every run has, whatever its model. */
interface AnyBuilt {
  advance(by: string): unknown;
  advanceUntil(condition: () => unknown, within: string): unknown;
  expect(what: object): unknown;
  readonly source: ScenarioSource;
  readonly digest: string;
  readonly events: readonly TraceEvent[];
  toScenario(): string;
}

const SEED = 20_261_127;

const probes: fc.Arbitrary<ScenarioSource> = fc
  .record({
    config: fc.constantFrom<object[]>(
      { interval: '1s', startTime: '0-2s', response: 'exp(20ms)' },
      { liveness: { period: '2s', failureThreshold: 2 }, readiness: {}, crashAfter: 'exp(20s)' },
    ),
    seed: fc.nat(1_000_000),
    script: fc.array(
      fc.constantFrom<object[]>(
        { crash: null },
        { restart: 'target' },
        { hang: null },
        { fail: null },
        { recover: null },
        { slow: 400 },
        { flap: { every: '3s' } },
        { flap: { every: '700ms' } },
        { flap: 'off' },
      ),
      { maxLength: 10 },
    ),
  })
  .map((source) => ({ model: 'probe', ...source }));

const MODELS = {
  raft: {
    scenarios: rafts,
    make: 'raft',
    mostMs: 900,
    expects: [
      { leaders: 1 },
      { leaderlessMs: { max: 400 } },
      { term: { n1: 1 } },
      { elections: 0 },
    ],
  },
  lease: {
    scenarios: leases,
    make: 'lease',
    mostMs: 9_000,
    expects: [{ leaders: 1 }, { holder: 'c1' }, { leaderlessMs: 0 }, { overlapMs: 0 }],
  },
  balancer: {
    scenarios: balancers,
    make: 'balancer',
    mostMs: 2_000,
    expects: [{ errors: 0 }, { state: { b1: 'healthy' } }, { share: { b1: { min: 0.1 } } }],
  },
  probe: {
    scenarios: probes,
    make: 'probe',
    mostMs: 9_000,
    expects: [{ state: 'healthy' }, { target: 'serving' }, { checks: { min: 1 } }],
  },
  'control-plane': {
    scenarios: controlPlanes,
    make: 'controlPlane',
    mostMs: 9_000,
    expects: [{ reads: 'available' }, { writes: 'available' }, { apiUnavailableMs: 0 }],
  },
} as const satisfies Record<
  string,
  {
    scenarios: fc.Arbitrary<ScenarioSource>;
    make: keyof Builder;
    mostMs: number;
    expects: readonly object[];
  }
>;

type Step =
  | { readonly advance: string }
  | { readonly until: number }
  | { readonly expects: number }
  | { readonly command: number };

function stepsOf(mostMs: number): fc.Arbitrary<Step[]> {
  const length = fc.integer({ min: 0, max: mostMs * 1000 }).map((us) => `${String(us / 1000)}ms`);
  return fc.array(
    fc.oneof(
      { weight: 3, arbitrary: length.map((advance) => ({ advance })) },
      { weight: 1, arbitrary: fc.nat(40).map((until) => ({ until })) },
      { weight: 1, arbitrary: fc.nat(9).map((expects) => ({ expects })) },
      { weight: 4, arbitrary: fc.nat(99).map((command) => ({ command })) },
    ),
    { maxLength: 16, size: 'max' },
  );
}

/** Carries out a step; a command that cannot be is as if it had not been given. */
function take(
  run: AnyBuilt,
  step: Step,
  commands: readonly object[],
  expects: readonly object[],
): void {
  if ('advance' in step) run.advance(step.advance);
  else if ('until' in step) {
    let looks = 0;
    run.advanceUntil(() => (looks += 1) > step.until, '20s');
  } else if ('expects' in step) run.expect(expects[step.expects % expects.length] ?? {});
  else {
    const { at: _at, ...command } = (commands[step.command % commands.length] ?? {}) as Record<
      string,
      unknown
    >;
    const [[name, value] = []] = Object.entries(command);
    if (name === undefined) return;
    (run as unknown as Record<string, (value: unknown) => unknown>)[name]?.(value);
  }
}

function linesOf(events: readonly TraceEvent[]): string[] {
  return events.map((event) => JSON.stringify(event));
}

/** The trace of a scenario as a file. */
function traceOf(text: string): { lines: string[]; digest: string } {
  const run = readScenario(parseYaml(text).value).start();
  run.finish();
  return { lines: run.events.map(toLine), digest: digestOf(run.events) };
}

describe.each(Object.entries(MODELS))('%s', (_name, { scenarios, make, mostMs, expects }) => {
  test('A program and the scenario it writes give the same events, byte for byte, at any moment.', () => {
    let commandsRun = 0;
    fc.assert(
      fc.property(scenarios, stepsOf(mostMs), fc.nat(), (source, steps, moment) => {
        const program = new Program({ onPrint: () => undefined });
        const { config = {}, initial, seed, script } = source as Record<string, object>;
        const settings = { ...config, initial, seed };
        const run = createBuilder(program)[make](settings as never) as unknown as AnyBuilt;
        for (const [index, step] of steps.entries()) {
          try {
            take(run, step, script as object[], expects);
          } catch (error) {
            if (!(error instanceof ScenarioError)) throw error;
          }
          if (index !== moment % (steps.length + 1)) continue;
          const soFar = traceOf(run.toScenario());
          expect(soFar.digest).toBe(run.digest);
          // What is expected of the end has not been judged yet.
          expect(soFar.lines.slice(0, -1)).toEqual(linesOf(run.events));
        }
        const [finished] = program.finish();
        const file = traceOf(run.toScenario());
        expect(file.lines).toEqual(linesOf(run.events));
        expect(file.digest).toBe(finished?.digest);
        commandsRun += run.events.filter(({ type }) => type === 'command').length;
      }),
      { seed: SEED, numRuns: 40 },
    );
    expect(commandsRun).toBeGreaterThan(40);
  });
});

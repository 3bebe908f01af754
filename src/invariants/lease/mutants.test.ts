import { describe, expect, test } from 'vitest';
import { apiMachine } from '../../models/lease/api-server.ts';
import {
  isHeldByOther,
  isLeader,
  observe,
  type ElectorContext,
} from '../../models/lease/elector.ts';
import { API, electorMachine } from '../../models/lease/machine.ts';
import type {
  LeaseEvent,
  LeaseMessage,
  LeaseResponse,
  Received,
} from '../../models/lease/messages.ts';
import {
  createLeaseProcess,
  isApiServer,
  type ApiServer,
  type LeaseProcess,
} from '../../models/lease/process.ts';
import type { LeaseRecord } from '../../models/lease/record.ts';
import { stepperOf } from '../../models/step.ts';
import { leaseModel, type LeaseTypes } from '../../scenario/lease/model.ts';
import { readLeaseScenario, type LeaseScenario } from '../../scenario/lease/run.ts';
import type { EventNamed } from '../../scenario/lease/told.ts';
import type { Model } from '../../scenario/model.ts';
import { Run } from '../../scenario/run.ts';
import type { ScenarioSource } from '../../scenario/scenario.ts';
import { fixed } from '../../sim/distribution.ts';
import type { TimerRule } from '../../sim/world.ts';

type LeaseModel = Model<LeaseTypes>;
type LeaseRun = Run<LeaseTypes>;
type Step = ReturnType<LeaseProcess['step']>;

const SEEDS = 30;
const S = 1_000_000;

/** The model with another process in place of client-go's. */
function acting(
  change: (honest: LeaseProcess, scenario: LeaseScenario) => LeaseProcess,
): LeaseModel {
  return {
    ...leaseModel,
    createProcess: (scenario) => change(leaseModel.createProcess(scenario), scenario),
  };
}

/** Another elector, by the guards of its machine. */
function deciding(guards: Parameters<typeof electorMachine.provide>[0]['guards']): LeaseModel {
  const elector = electorMachine.provide(guards ? { guards } : {});
  return acting((_honest, { config: { settings, api }, initial: { lease } }) =>
    createLeaseProcess({ settings, api, lease, elector }),
  );
}

/** An elector that does everything honestly but what it writes into the Lease. */
function writing(
  change: (record: LeaseRecord, context: ElectorContext) => Partial<LeaseRecord>,
): LeaseModel {
  const changed = (step: Step): Step => {
    const { state } = step;
    if (isApiServer(state)) return step;
    const actions = step.actions.map((action) => {
      if (action.type !== 'send' || action.message.type !== 'update') return action;
      const { message } = action;
      const record = { ...message.record, ...change(message.record, state.context) };
      return { ...action, message: { ...message, record } };
    });
    return { state, actions };
  };
  return acting((honest) => ({
    ...honest,
    step: (state, input) => changed(honest.step(state, input)),
  }));
}

/** Other lengths of timers; `undefined`: that one never ends. */
function timing(
  timers: (scenario: LeaseScenario) => Readonly<Record<string, TimerRule | undefined>>,
): LeaseModel {
  return {
    ...leaseModel,
    simulatorOf: (scenario) => {
      const honest = leaseModel.simulatorOf(scenario);
      return { ...honest, timers: { ...honest.timers, ...timers(scenario) } };
    },
  };
}

/** The Lease as a read has left it, and by which clock. */
const afterRead = (context: ElectorContext, event: unknown) => {
  const { lease, now, wall } = event as Received<LeaseResponse>;
  const seen = lease ? observe(context, lease, now) : context;
  return { ...seen, now, wall };
};

const trustsRenewTime = deciding({
  isHeldByOther: ({ context, event }) => {
    const { observedRecord, wall, ...rest } = afterRead(context, event);
    const { holderIdentity, leaseDurationSeconds, renewTimeUs } = observedRecord;
    const isValid = renewTimeUs + leaseDurationSeconds * S > wall;
    return holderIdentity !== '' && isValid && !isLeader({ ...rest, observedRecord });
  },
});

const trustsItsOwnDuration = deciding({
  isHeldByOther: ({ context, event }) => {
    const { now: _now, wall: _wall, ...seen } = afterRead(context, event);
    const { observedRecord, observedUs = 0, settings, attempt } = seen;
    const isValid = observedUs + settings.leaseDurationUs > attempt.now;
    return observedRecord.holderIdentity !== '' && isValid && !isLeader(seen);
  },
});

const countsFromItsFirstRead = acting((_honest, { config: { settings, api } }) => {
  const elector = electorMachine.provide({
    guards: {
      isHeldByOther: ({ context, event }) => {
        const { now, wall: _wall, ...seen } = afterRead(context, event);
        return isHeldByOther({ ...seen, observedUs: context.observedUs ?? now });
      },
    },
  });
  const process = createLeaseProcess({ settings, api, lease: undefined, elector });
  return {
    ...process,
    step: (before, input) => {
      const { state, actions } = process.step(before, input);
      if (isApiServer(before) || isApiServer(state)) return { state, actions };
      const observedUs = before.context.observedUs ?? state.context.observedUs;
      return { state: { ...state, context: { ...state.context, observedUs } }, actions };
    },
  };
});

const renewsBlindly = deciding({ canRenewOptimistically: ({ context }) => isLeader(context) });

const takesEveryWrite = acting((honest, { config: { api: settings }, initial: { lease } }) => {
  const apis = stepperOf<ApiServer, LeaseMessage, undefined, LeaseEvent>(
    apiMachine.provide({ guards: { isCurrent: () => true } }),
  );
  return {
    ...honest,
    boot: (id, durable, start) =>
      id === API ? apis.boot({ id, settings, lease }) : honest.boot(id, durable, start),
    step: (state, input) =>
      isApiServer(state) ? apis.step(state, input) : honest.step(state, input),
  };
});

const comparesNoToken = acting((_honest, { config: { settings }, initial: { lease } }) =>
  createLeaseProcess({ settings, api: { fencing: false }, lease }),
);

const keepsItsName = acting((honest) => ({
  ...honest,
  boot: (id, durable, start) => honest.boot(id, durable, { ...start, count: 1 }),
}));

const STANDING_STILL = 1e-9;
const sleepsWithItsClock: LeaseModel = {
  ...leaseModel,
  execute: (simulator, command, written, scenario) => {
    leaseModel.execute(simulator, command, written, scenario);
    if (command.type !== 'pause' && command.type !== 'resume') return;
    const rate = command.type === 'pause' ? STANDING_STILL : 1;
    for (const node of command.targets) simulator.setClock(node, { rate });
  },
};

interface Mutant {
  /** What it does. */
  readonly what: string;
  /** What holds of the model as it is, and breaks: a property's name, or a sentence. */
  readonly claim: string;
  readonly model: LeaseModel;
  readonly source: ScenarioSource;
  /** The sentence. A property is looked up by its name. */
  readonly holds?: (run: LeaseRun) => boolean;
}

const told = <Type extends LeaseEvent['type']>(run: LeaseRun, type: Type): EventNamed<Type>[] =>
  run.events.filter((event): event is EventNamed<Type> => event.type === type);

/** Three candidates who start together; the first of them to lead is cut off, and heals. */
const CUT_OFF: ScenarioSource = {
  config: { candidates: 3, work: 'off' },
  script: [
    { at: '20-24s', partition: 'leader' },
    { at: '60s', heal: 'all' },
  ],
  until: '90s',
};
const HEALTHY: ScenarioSource = { config: { candidates: 3, work: 'off' }, until: '60s' };
const FROZEN: ScenarioSource = {
  config: { candidates: 2, work: '500ms', apiLatency: '10ms', fencing: true },
  initial: { c2: { down: true } },
  script: [
    { at: '1s', restart: 'c2' },
    { at: '7s', pause: 'c1' },
    { at: '40s', resume: 'c1' },
  ],
  until: '60s',
};

const MUTANTS: readonly Mutant[] = [
  {
    what: 'believes the renewTime of others, on clocks that differ by a minute',
    claim: 'no-overlap-within-limit',
    model: trustsRenewTime,
    source: {
      ...HEALTHY,
      config: { candidates: 3, work: 'off', clocks: { c2: { offset: '1m' } } },
    },
  },
  {
    what: 'waits its own duration instead of the record’s',
    claim: 'a lease of 40 s is not taken before 40 s have passed',
    model: trustsItsOwnDuration,
    source: {
      config: { candidates: 2, work: 'off' },
      initial: { lease: { holder: 'gone', leaseDuration: '40s' } },
      until: '60s',
    },
    holds: (run) => told(run, 'acquire').every(({ atUs }) => atUs >= 40 * S),
  },
  {
    what: 'polls without jitter',
    claim: 'three takeovers among six who started together cost two conflicts at most',
    model: timing(({ config: { settings } }) => ({
      acquireWait: { length: fixed(settings.retryPeriodUs), renewed: 'atStart' },
    })),
    source: {
      config: { candidates: 6, work: 'off', apiLatency: '10ms' },
      script: [30, 60, 90].map((s) => ({ at: `${String(s)}s`, crash: 'leader' })),
      until: '120s',
    },
    holds: (run) =>
      told(run, 'response').filter(({ atUs, code }) => atUs > 30 * S && code === 409).length <= 2,
  },
  {
    what: 'renews past its deadline',
    claim: 'no-overlap-within-limit',
    model: timing(() => ({ renewDeadline: undefined })),
    source: CUT_OFF,
  },
  {
    what: 'talks to an API server that checks no resourceVersion',
    claim: 'one-holder',
    model: takesEveryWrite,
    source: {
      config: { candidates: 3, work: 'off', jitterFactor: 0, apiLatency: '10ms' },
      script: [{ at: '20s', crash: 'leader' }],
      until: '60s',
    },
  },
  {
    what: 'does not count anew when the record changes',
    claim: 'no-overlap-within-limit',
    model: countsFromItsFirstRead,
    source: HEALTHY,
  },
  {
    what: 'takes over without counting a transition',
    claim: 'every takeover counts one transition',
    model: writing((_record, { read }) => ({ leaseTransitions: read.leaseTransitions })),
    source: CUT_OFF,
    holds: (run) => run.metrics['transitions'] === told(run, 'acquire').length - 1,
  },
  {
    what: 'renews without reading though its lease has run out',
    claim: 'a leader that wakes after its lease causes no conflict',
    model: renewsBlindly,
    source: FROZEN,
    holds: (run) => run.metrics['conflicts'] === 0,
  },
  {
    what: 'releases the Lease without emptying its holder',
    claim: 'a released lease is taken within 4.6 s',
    model: writing((record, { identity }) =>
      record.holderIdentity === '' ? { holderIdentity: identity } : {},
    ),
    source: {
      config: { candidates: 2, work: 'off', releaseOnCancel: true },
      script: [{ at: '20-24s', release: 'leader' }],
      until: '50s',
    },
    holds: (run) => (run.metrics['leaderlessMs'] ?? Infinity) <= 4_600,
  },
  {
    what: 'works on an API server whose fencing compares nothing',
    claim: 'fenced-work',
    model: comparesNoToken,
    source: FROZEN,
  },
  {
    what: 'has a clock that stands still while it is paused',
    claim: 'a leader that wakes after its lease causes no conflict',
    model: sleepsWithItsClock,
    source: FROZEN,
    holds: (run) => run.metrics['conflicts'] === 0,
  },
  {
    what: 'starts again under its old identity',
    claim: 'a process that starts again waits out the lease, even its own',
    model: keepsItsName,
    source: {
      config: { candidates: 1, work: 'off' },
      script: [
        { at: '20s', crash: 'c1' },
        { at: '21s', restart: 'c1' },
      ],
      until: '60s',
    },
    holds: (run) => (told(run, 'acquire')[1]?.atUs ?? Infinity) >= 36 * S,
  },
];

/** Whether the claim holds in a run of a model under a seed. */
function holdsIn(model: LeaseModel, { source, claim, holds }: Mutant, seed: number): boolean {
  const scenario = readLeaseScenario({ model: 'lease', ...source });
  const run = new Run(scenario, model, { seed, keepsTrace: holds !== undefined });
  run.finish();
  return holds ? holds(run) : !run.violated.includes(claim);
}

const seeds = Array.from({ length: SEEDS }, (_, seed) => seed);

describe('An elector is caught when it', () => {
  test.each(MUTANTS.map((mutant) => [mutant.what, mutant.claim, mutant] as const))(
    '%s (%s).',
    (_what, _claim, mutant) => {
      expect(seeds.filter((seed) => !holdsIn(leaseModel, mutant, seed))).toEqual([]);
      expect(seeds.some((seed) => !holdsIn(mutant.model, mutant, seed))).toBe(true);
    },
  );
});

/** `model: probe` of the format. */
import type { ProbeEvent } from '../../models/probe/events.ts';
import { KUBELET_PROBES, type ProbeMessage } from '../../models/probe/messages.ts';
import {
  createProbeProcess,
  KUBELET,
  PROBER,
  TARGET,
  type ProbeProcessOptions,
  type ProbeState,
} from '../../models/probe/process.ts';
import { fixed } from '../../sim/distribution.ts';
import type { NodeId } from '../../sim/world.ts';
import type { Model } from '../model.ts';
import { quote, ScenarioError } from '../problem.ts';
import type { Scenario } from '../scenario.ts';
import { COMMANDS, readCommand, type ProbeCommand } from './commands.ts';
import { readProbeConfig, type ProbeConfig } from './config.ts';
import { execute } from './execute.ts';
import { readExpectations } from './expectations.ts';
import { ProbeObserver } from './observer.ts';
import { timersOf } from './timers.ts';

export interface ProbeTypes {
  readonly State: ProbeState;
  readonly Message: ProbeMessage;
  readonly Durable: undefined;
  readonly Extra: ProbeEvent;
  readonly Config: ProbeConfig;
  readonly Initial: undefined;
  readonly Command: ProbeCommand;
}

export const probeModel: Model<ProbeTypes> = {
  name: 'probe',
  commands: COMMANDS,
  readConfig: readProbeConfig,
  readInitial: (value, path) => {
    if (value === undefined) return undefined;
    throw new ScenarioError(
      {
        en: `Expected nothing: a run of probes begins with a target that is well, found ${quote(value)}.`,
        'zh-cn': `这里什么也不用写：探针的运行总是从目标健康开始。现在写的是 ${quote(value)}。`,
      },
      path,
    );
  },
  readCommand: (name, value, { path }) => readCommand(name, value, path),
  readExpectations,
  createProcess: ({ config }) => createProbeProcess(processOf(config)),
  simulatorOf: (scenario) => {
    const { config } = scenario;
    const nodes = nodesOf(config);
    return {
      nodes: nodes.map((id) => ({ id, durable: undefined, isDown: false })),
      timers: timersOf(config, flapsOf(scenario)),
      // The time of a check is the target's: see `response`.
      network: { latency: fixed(0), loss: 0, duplicate: 0, reorder: false },
      diskWrite: fixed(0),
    };
  },
  execute,
  observe: (run) => new ProbeObserver(run),
};

/** Whoever answers is there before whoever asks. */
function nodesOf({ by }: ProbeConfig): readonly NodeId[] {
  if (by.kind === 'check') return [TARGET, PROBER];
  return [TARGET, ...KUBELET_PROBES.filter((probe) => by.probes[probe]), KUBELET];
}

function processOf({ by }: ProbeConfig): ProbeProcessOptions {
  if (by.kind === 'check') {
    const { successThreshold: rise, failureThreshold: fall, initialState: initial } = by;
    return {
      target: { initial: 'serving' },
      by: { kind: 'prober', settings: { probe: 'health', rise, fall, initial } },
    };
  }
  const { probes, handlesSigterm } = by;
  const workers = Object.fromEntries(
    KUBELET_PROBES.flatMap((probe) => {
      const config = probes[probe];
      if (!config) return [];
      const { successThreshold, failureThreshold, initialDelayUs } = config;
      const isDelayed = initialDelayUs > 0;
      return [[probe, { probe, successThreshold, failureThreshold, isDelayed }]];
    }),
  );
  return {
    target: { initial: 'dead', supervisor: KUBELET, handlesSigterm },
    by: {
      kind: 'kubelet',
      settings: { probes: KUBELET_PROBES.filter((probe) => probes[probe]), workers },
    },
  };
}

/** The lengths of the turns in which the script lets the target flap. */
function flapsOf({ script }: Scenario<ProbeTypes>): number[] {
  return script.flatMap(({ action }) =>
    action.kind === 'command' && action.command.type === 'flap'
      ? (action.command.everyUs ?? [])
      : [],
  );
}

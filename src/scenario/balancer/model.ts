/** `model: balancer` of the format. */
import { balancerRules } from '../../models/balancer/rules.ts';
import {
  checkOf,
  createBalancerProcess,
  readNode,
  type BalancerEvent,
  type BalancerMessage,
  type BalancerState,
} from '../../models/balancer/process.ts';
import { fixed } from '../../sim/distribution.ts';
import type { Model } from '../model.ts';
import { quote, ScenarioError } from '../problem.ts';
import { isRecord } from '../read.ts';
import { COMMANDS, namesIn, readCommand, type BalancerCommand } from './commands.ts';
import { readBalancerConfig, timersOf, type BalancerConfig } from './config.ts';
import { execute } from './execute.ts';
import { readExpectations } from './expectations.ts';
import { BalancerObserver } from './observer.ts';

export interface BalancerTypes {
  readonly State: BalancerState;
  readonly Message: BalancerMessage;
  readonly Durable: undefined;
  readonly Extra: BalancerEvent;
  readonly Config: BalancerConfig;
  readonly Initial: undefined;
  readonly Command: BalancerCommand;
}

export const balancerModel: Model<BalancerTypes> = {
  name: 'balancer',
  commands: COMMANDS,
  readConfig: readBalancerConfig,
  readInitial: (value, path) => {
    if (value === undefined || (isRecord(value) && Object.keys(value).length === 0))
      return undefined;
    throw new ScenarioError(
      {
        en: `Expected no initial state: everything is healthy at first, found ${quote(value)}.`,
        'zh-cn': `这里不用写初始状态：一开始全都健康。现在写的是 ${quote(value)}。`,
      },
      path,
    );
  },
  readCommand,
  readExpectations: (value, path, config) => readExpectations(value, path, namesIn(config)),
  createProcess: ({ config: { health } }) =>
    createBalancerProcess({
      probe: 'health',
      initial: 'fully-up',
      rise: health?.rise ?? 1,
      fall: health?.fall ?? 1,
    }),
  simulatorOf: ({ config }) => {
    const { settings, health } = config;
    const isThere = (id: string): boolean => settings.backends.some((one) => one.id === id);
    const servers = settings.everBackends.map(({ id }) => id);
    const checked = health ? servers : [];
    return {
      nodes: [
        ...servers.map((id) => ({ id, durable: undefined, isDown: false })),
        ...checked.map((id) => ({ id: checkOf(id), durable: undefined, isDown: !isThere(id) })),
      ],
      timers: timersOf(config),
      network: {
        latency: fixed(0),
        loss: 0,
        duplicate: 0,
        reorder: false,
        pairs: checked.map((id) => [id, checkOf(id)] as const),
      },
      diskWrite: fixed(0),
      traffic: balancerRules(settings, readNode),
    };
  },
  execute,
  observe: (run) => new BalancerObserver(run),
};

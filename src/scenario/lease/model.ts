/** `model: lease` of the format. */
import { API } from '../../models/lease/machine.ts';
import type { LeaseEvent, LeaseMessage } from '../../models/lease/messages.ts';
import { createLeaseProcess, type LeaseState } from '../../models/lease/process.ts';
import { fixed } from '../../sim/distribution.ts';
import type { Model } from '../model.ts';
import { COMMANDS, readCommand, type LeaseCommand } from './commands.ts';
import {
  readLeaseConfig,
  readLeaseInitial,
  timersOf,
  type LeaseConfig,
  type LeaseInitial,
} from './config.ts';
import { execute } from './execute.ts';
import { readExpectations } from './expectations.ts';
import { LeaseObserver } from './observer.ts';

export interface LeaseTypes {
  readonly State: LeaseState;
  readonly Message: LeaseMessage;
  readonly Durable: undefined;
  readonly Extra: LeaseEvent;
  readonly Config: LeaseConfig;
  readonly Initial: LeaseInitial;
  readonly Command: LeaseCommand;
}

export const leaseModel: Model<LeaseTypes> = {
  name: 'lease',
  commands: COMMANDS,
  readConfig: readLeaseConfig,
  readInitial: readLeaseInitial,
  readCommand: (name, value, { path, config: { candidates } }) =>
    readCommand(name, value, { path, candidates }),
  readExpectations: (value, path, { candidates }) => readExpectations(value, path, candidates),
  createProcess: ({ config: { settings, api }, initial: { lease } }) =>
    createLeaseProcess({ settings, api, lease }),
  simulatorOf: ({ config, initial }) => ({
    nodes: [
      { id: API, durable: undefined, isDown: false },
      ...config.candidates.map((id) => ({
        id,
        durable: undefined,
        isDown: initial.down.includes(id),
        clock: config.clocks[id] ?? {},
      })),
    ],
    timers: timersOf(config),
    network: { latency: config.apiLatency, loss: 0, duplicate: 0, reorder: false, hub: API },
    diskWrite: fixed(0),
  }),
  execute,
  observe: (run) => new LeaseObserver(run),
};

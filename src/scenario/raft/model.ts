/** `model: raft` of the format. */
import { createRaftProcess } from '../../models/raft/process.ts';
import type { Member, RaftDurable } from '../../models/raft/member.ts';
import type { RaftEvent, RaftMessage } from '../../models/raft/messages.ts';
import type { NodeId } from '../../sim/world.ts';
import type { Model } from '../model.ts';
import { COMMANDS, readCommand, type RaftCommand } from './commands.ts';
import { readInitial, readRaftConfig, type InitialMember, type RaftConfig } from './config.ts';
import { execute } from './execute.ts';
import { readExpectations } from './expectations.ts';
import { RaftObserver } from './observer.ts';
import { timersOf } from './timers.ts';

export interface RaftTypes {
  readonly State: Member;
  readonly Message: RaftMessage;
  readonly Durable: RaftDurable;
  readonly Extra: RaftEvent;
  readonly Config: RaftConfig;
  readonly Initial: Readonly<Record<NodeId, InitialMember>>;
  readonly Command: RaftCommand;
}

export const raftModel: Model<RaftTypes> = {
  name: 'raft',
  commands: COMMANDS,
  readConfig: readRaftConfig,
  readInitial: (value, path, { nodes }) => readInitial(value, path, nodes),
  readCommand: (name, value, { path, config }) =>
    readCommand(name, value, { path, nodes: config.nodes }),
  readExpectations: (value, path, { nodes }) => readExpectations(value, path, nodes),
  createProcess: ({ config }) => createRaftProcess(config.settings),
  simulatorOf: ({ config, initial }) => ({
    nodes: config.nodes.map((id) => ({
      id,
      durable: initial[id]?.durable ?? { term: 0, log: [], commit: 0 },
      isDown: initial[id]?.isDown ?? false,
    })),
    timers: timersOf(config.settings, config.timing),
    network: config.network,
    diskWrite: config.diskWrite,
  }),
  execute,
  observe: (run) => new RaftObserver(run),
};

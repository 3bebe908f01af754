import type { Process } from '../../sim/process.ts';
import { stepperOf } from '../step.ts';
import { describe } from './describe.ts';
import { raftMachine } from './machine.ts';
import type { Member, RaftDurable } from './member.ts';
import type { RaftEvent, RaftMessage } from './messages.ts';
import type { RaftSettings } from './settings.ts';

export type RaftProcess = Process<Member, RaftMessage, RaftDurable, RaftEvent>;

/** A Raft member as the simulator takes it: every node of a run is the same machine. */
export function createRaftProcess(settings: RaftSettings): RaftProcess {
  const stepper = stepperOf<Member, RaftMessage, RaftDurable, RaftEvent>(raftMachine);
  return {
    boot: (id, durable) => stepper.boot({ id, settings, durable }),
    step: stepper.step,
    timerEvent: stepper.timerEvent,
    describe,
  };
}

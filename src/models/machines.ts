/** Every machine of the project, by the name of its chart. */
import type { AnyStateMachine } from 'xstate';
import { apiMachine } from './lease/api-server.ts';
import { electorMachine } from './lease/machine.ts';
import { kubeletMachine } from './probe/kubelet.ts';
import { proberMachine } from './probe/prober.ts';
import { targetMachine } from './probe/target.ts';
import { workerMachines } from './probe/worker.ts';
import { raftMachine } from './raft/machine.ts';

export const MACHINES = {
  raft: raftMachine,
  lease: electorMachine,
  api: apiMachine,
  prober: proberMachine,
  target: targetMachine,
  kubelet: kubeletMachine,
  // The three probes of a kubelet differ in the names of their timers only.
  worker: workerMachines.liveness,
} as const satisfies Record<string, AnyStateMachine>;

export type MachineName = keyof typeof MACHINES;

export const MACHINE_NAMES = Object.keys(MACHINES) as MachineName[];

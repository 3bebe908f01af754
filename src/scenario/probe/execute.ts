import {
  isKubelet,
  isProber,
  isTarget,
  KUBELET,
  PROBER,
  TARGET,
} from '../../models/probe/process.ts';
import { verdictOf } from '../../models/probe/prober.ts';
import type { Target } from '../../models/probe/target.ts';
import type { SimulatorOf, WorldOf } from '../model.ts';
import { flapTimer, type ProbeCommand } from './commands.ts';
import type { ProbeTypes } from './model.ts';

export type ProbeWorld = WorldOf<ProbeTypes>;

export function targetOf(world: ProbeWorld): Target {
  const state = world.nodes[TARGET]?.state;
  if (!state || !isTarget(state)) throw new Error('There is no target.');
  return state;
}

/** What whoever probes makes of the target: a verdict, or the life of a container. */
export function stateOf(world: ProbeWorld): string {
  const prober = world.nodes[PROBER]?.state;
  if (prober && isProber(prober)) return verdictOf(prober);
  const kubelet = world.nodes[KUBELET]?.state;
  if (!kubelet || !isKubelet(kubelet)) throw new Error('There is no kubelet.');
  const { value, context } = kubelet;
  return value === 'started' && context.isReady ? 'ready' : value;
}

/** Carries out a command and writes it into the trace. */
export function execute(
  simulator: SimulatorOf<ProbeTypes>,
  command: ProbeCommand,
  written: unknown,
): void {
  const { world } = simulator;
  const node = simulator.node(TARGET);
  const before = targetOf(world);
  simulator.emit({ type: 'command', command: named(command, written) });
  let isEffective: boolean;
  if (command.type === 'slow') {
    const rate = 1 / command.times;
    isEffective = node.clock.rate !== rate;
    simulator.setClock(TARGET, { rate });
  } else {
    const signal =
      command.type === 'flap'
        ? {
            type: command.type,
            timer: command.everyUs === undefined ? undefined : flapTimer(command.everyUs),
          }
        : { type: command.type };
    simulator.signal(TARGET, signal);
    const after = targetOf(world);
    const isOther = after.value !== before.value || after.context.flap !== before.context.flap;
    isEffective = isOther || (command.type === 'restart' && before.value === 'starting');
  }
  if (!isEffective) simulator.emit({ type: 'note', note: 'noEffect', node: TARGET });
  simulator.onChange(TARGET);
}

/** A command in its one form, whichever it was written in. */
function named(command: ProbeCommand, written: unknown): unknown {
  if (command.type === 'slow') return { slow: { [TARGET]: command.times } };
  return command.type === 'flap' ? written : { [command.type]: TARGET };
}

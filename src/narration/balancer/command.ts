import type { StrategyName } from '../../models/balancer/strategy.ts';
import type { NodeId } from '../../sim/world.ts';
import { BALANCER_NAMES } from '../balancer-names.ts';
import { isRecord, listOf, textOf } from '../written.ts';

/** A command as a trace holds it, read for its sentence. */
export type BalancerCommand =
  | { readonly type: NodeCommand; readonly nodes: readonly NodeId[] }
  | { readonly type: 'add'; readonly node: NodeId; readonly weight: number }
  | { readonly type: 'slow' | 'weight'; readonly of: readonly Setting[] }
  | { readonly type: 'strategy'; readonly name: StrategyName }
  | {
      readonly type: 'rollingRestart';
      readonly of: 'all' | readonly NodeId[];
      /** Durations as they are written. */
      readonly every: string;
      readonly down: string;
      readonly shutdownDelay: string;
    }
  | { readonly type: 'other'; readonly text: string };

const NODE_COMMANDS = [
  'crash',
  'restart',
  'hang',
  'fail',
  'recover',
  'drain',
  'ready',
  'remove',
] as const;
type NodeCommand = (typeof NODE_COMMANDS)[number];

/** A number for a server. */
export interface Setting {
  readonly node: NodeId;
  readonly to: number;
}

/** Reads what the trace of a run that was already checked says; what it does not know it quotes. */
export function readBalancerCommand(written: unknown): BalancerCommand {
  const [entry] = Object.entries(isRecord(written) ? written : {});
  const [name = '', value] = entry ?? [];
  const nodeCommand = NODE_COMMANDS.find((command) => command === name);
  if (nodeCommand) return { type: nodeCommand, nodes: listOf(value) };
  switch (name) {
    case 'add': {
      const given = isRecord(value) ? value : { name: value };
      return { type: name, node: textOf(given['name']), weight: numberOf(given['weight'], 1) };
    }
    case 'slow':
    case 'weight': {
      const given = Object.entries(isRecord(value) ? value : {});
      return { type: name, of: given.map(([node, to]) => ({ node, to: numberOf(to, 1) })) };
    }
    case 'strategy':
      if (isStrategyName(value)) return { type: name, name: value };
      break;
    case 'rollingRestart':
      return readRollingRestart(isRecord(value) ? value : {});
    default:
  }
  return { type: 'other', text: JSON.stringify(written) };
}

function readRollingRestart(
  given: Readonly<Record<string, unknown>>,
): Extract<BalancerCommand, { type: 'rollingRestart' }> {
  const { every, down, shutdownDelay, of = 'all' } = given;
  return {
    type: 'rollingRestart',
    of: of === 'all' ? of : listOf(of),
    every: textOf(every),
    down: down === undefined ? '10s' : textOf(down),
    shutdownDelay: shutdownDelay === undefined ? '0s' : textOf(shutdownDelay),
  };
}

function numberOf(value: unknown, fallback: number): number {
  return typeof value === 'number' ? value : fallback;
}

function isStrategyName(value: unknown): value is StrategyName {
  return typeof value === 'string' && value in BALANCER_NAMES.en.strategies;
}

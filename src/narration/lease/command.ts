import type { NodeId } from '../../sim/world.ts';
import { isRecord, listOf, textOf } from '../written.ts';

/** A command as a trace holds it, read for its sentence. */
export type LeaseCommand =
  | { readonly type: NodeCommand; readonly nodes: readonly NodeId[] }
  | { readonly type: 'outage' | 'restore' }
  | { readonly type: 'heal'; readonly what: 'all' | readonly NodeId[] }
  | {
      readonly type: 'slowApi';
      readonly to: string;
      readonly part: 'request' | 'answer';
      readonly isOver: boolean;
    }
  | { readonly type: 'clock'; readonly clocks: readonly ClockChange[] }
  | { readonly type: 'other'; readonly text: string };

const NODE_COMMANDS = [
  'crash',
  'restart',
  'pause',
  'resume',
  'release',
  'hang',
  'partition',
  'takeOver',
] as const;
type NodeCommand = (typeof NODE_COMMANDS)[number];

/** What a clock is set to; what is absent stays. */
export interface ClockChange {
  readonly node: NodeId;
  /** By how much the time of day is ahead, with its sign, as it was written. */
  readonly offset: string | undefined;
  readonly rate: number | undefined;
}

/** Reads what the trace of a run that was already checked says; what it does not know it quotes. */
export function readLeaseCommand(written: unknown): LeaseCommand {
  const [entry] = Object.entries(isRecord(written) ? written : {});
  const [name = '', value] = entry ?? [];
  const nodeCommand = NODE_COMMANDS.find((command) => command === name);
  if (nodeCommand) return { type: nodeCommand, nodes: listOf(value) };
  switch (name) {
    case 'outage':
    case 'restore':
      return { type: name };
    case 'heal':
      return { type: 'heal', what: value === 'all' ? 'all' : listOf(value) };
    case 'slowApi': {
      const given = isRecord(value) ? value : { to: value };
      const to = textOf(given['to']);
      const part = given['part'] === 'answer' ? 'answer' : 'request';
      return { type: 'slowApi', to, part, isOver: /^0(?:\.0+)?[a-z]*$/.test(to) };
    }
    case 'clock':
      return { type: 'clock', clocks: Object.entries(isRecord(value) ? value : {}).map(clockOf) };
    default:
      return { type: 'other', text: JSON.stringify(written) };
  }
}

function clockOf([node, setting]: [string, unknown]): ClockChange {
  const { offset, rate } = isRecord(setting) ? setting : {};
  return {
    node,
    offset: offset === undefined ? undefined : textOf(offset),
    rate: typeof rate === 'number' ? rate : undefined,
  };
}

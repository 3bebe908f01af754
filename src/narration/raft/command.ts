import type { NodeId } from '../../sim/world.ts';
import { isRecord, listOf, textOf } from '../written.ts';

/** A command as a trace holds it, read for its sentence. */
export type NarratedCommand =
  | { readonly type: NodeCommand; readonly nodes: readonly NodeId[] }
  /** Members that no group names are alone. */
  | { readonly type: 'partition'; readonly groups: readonly (readonly NodeId[])[] }
  | {
      readonly type: 'heal';
      readonly what: 'all' | { readonly nodes: readonly NodeId[]; readonly links: readonly Link[] };
    }
  | { readonly type: 'cut'; readonly links: readonly Link[] }
  | { readonly type: 'latency'; readonly links: 'all' | readonly Link[]; readonly to: string }
  | { readonly type: 'loss'; readonly links: 'all' | readonly Link[]; readonly to: number }
  | { readonly type: 'slowDisk'; readonly nodes: readonly NodeId[]; readonly to: string }
  | {
      readonly type: 'drop';
      readonly from: readonly NodeId[];
      readonly to: readonly NodeId[];
      readonly message: string | undefined;
      readonly count: number | 'all';
    }
  | { readonly type: 'dropMessage'; readonly id: number }
  | { readonly type: 'other'; readonly text: string };

const NODE_COMMANDS = ['crash', 'restart', 'pause', 'resume', 'isolate', 'campaign'] as const;
type NodeCommand = (typeof NODE_COMMANDS)[number];

export interface Link {
  readonly from: NodeId;
  readonly to: NodeId;
  readonly isOneWay: boolean;
}

/** Reads what the trace of a run that was already checked says; what it does not know it quotes. */
export function readNarrated(written: unknown, nodes: readonly NodeId[]): NarratedCommand {
  const [entry] = Object.entries(isRecord(written) ? written : {});
  const [name = '', value] = entry ?? [];
  const given = isRecord(value) ? value : {};
  const other: NarratedCommand = { type: 'other', text: JSON.stringify(written) };
  const links = (of: unknown): readonly Link[] =>
    listOf(of).flatMap((text) => linkIn(text, nodes) ?? []);
  const nodeCommand = NODE_COMMANDS.find((command) => command === name);
  if (nodeCommand) return { type: nodeCommand, nodes: listOf(value) };
  switch (name) {
    case 'partition': {
      const groups = Array.isArray(value) ? value.map(listOf) : [];
      const alone = nodes.filter((node) => !groups.flat().includes(node));
      return { type: 'partition', groups: [...groups, ...alone.map((node) => [node])] };
    }
    case 'heal': {
      if (value === 'all') return { type: 'heal', what: 'all' };
      const targets = listOf(value).filter((text) => !linkIn(text, nodes));
      return { type: 'heal', what: { nodes: targets, links: links(value) } };
    }
    case 'cut':
      return { type: 'cut', links: links(value) };
    case 'latency':
    case 'loss': {
      const chosen = given['link'] === 'all' ? 'all' : links(given['link']);
      return name === 'loss'
        ? { type: 'loss', links: chosen, to: Number(given['to']) }
        : { type: 'latency', links: chosen, to: textOf(given['to']) };
    }
    case 'slowDisk':
      return { type: 'slowDisk', nodes: listOf(given['node']), to: textOf(given['to']) };
    case 'drop': {
      const { id, type, count } = given;
      if (typeof id === 'number') return { type: 'dropMessage', id };
      return {
        type: 'drop',
        from: listOf(given['from']),
        to: listOf(given['to']),
        message: typeof type === 'string' ? type : undefined,
        count: typeof count === 'number' || count === 'all' ? count : 1,
      };
    }
    default:
      return other;
  }
}

/** `n1->n2` is one direction, `n1-n2` both. Names may hold hyphens, so every split is tried. */
function linkIn(text: string, nodes: readonly NodeId[]): Link | undefined {
  for (const [mark, isOneWay] of [
    ['->', true],
    ['-', false],
  ] as const) {
    for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + 1)) {
      const [from, to] = [text.slice(0, at).trim(), text.slice(at + mark.length).trim()];
      if (nodes.includes(from) && nodes.includes(to)) return { from, to, isOneWay };
    }
  }
  return undefined;
}

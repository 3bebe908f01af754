/**
 * Connections that stay, over time: a thin line per client in the colour of the backend that holds its
 * connection. Clients with the same history lie together, so that what happens to many of them is one
 * block; where histories part, a block splits, and nothing that was drawn before moves visibly.
 */
import type { BalancerHistory, HeldConnection } from './balancer-history.ts';
import { backendHue } from './balancer-run.ts';
import { begunBy, countTo, touching } from './balancer-series.ts';
import { tenth, type Label, type Pen } from './balancer-drawing.ts';
import { percent } from './round.ts';
import { textWidth } from './text-room.ts';

/** What the parts of the picture share. */
export interface BalancerFrame {
  readonly fromUs: number;
  readonly toUs: number;
  /** Nothing later is drawn. */
  readonly endUs: number;
  /** Of the plot, in pixels. */
  readonly width: number;
}

export interface StripRows {
  readonly top: number;
  readonly pitch: number;
  readonly height: number;
  /** Clients, in the order of their lines. */
  readonly clients: readonly number[];
}

/** More lines than these are finer than a screen: then every second client, every third … is drawn. */
const MOST_LINES = 100;
const EM_PX = 11;
/** Names stand in blocks at least so high, and are looked for at places so far apart. */
const BLOCK_PX = 13;
const PLACE_PX = 12;

export function xOf({ fromUs, toUs, width }: BalancerFrame, us: number): number {
  return ((Math.min(toUs, Math.max(fromUs, us)) - fromUs) / (toUs - fromUs)) * width;
}

export function stripRows(history: BalancerHistory, top: number, playedUs: number): StripRows {
  const count = history.connections.length;
  const step = Math.ceil(count / MOST_LINES);
  const lines = Math.ceil(count / step);
  const pitch = lines <= 30 ? 4 : lines <= 60 ? 3 : 2;
  const clients = orderOf(history, playedUs).filter((_, index) => index % step === 0);
  return { top, pitch, height: lines * pitch, clients };
}

const orders = new WeakMap<BalancerHistory, { begun: number; order: readonly number[] }>();

/** By what has been shown of them. */
function orderOf(history: BalancerHistory, playedUs: number): readonly number[] {
  const { connections, connects } = history;
  const begun = countTo(connects, playedUs);
  const known = orders.get(history);
  if (known?.begun === begun) return known.order;
  const shown = connections.map((held) => held.slice(0, begunBy(held, playedUs)));
  const order = connections
    .map((_, client) => client)
    .sort((one, other) => parting(shown[one] ?? [], shown[other] ?? []) || one - other);
  orders.set(history, { begun, order });
  return order;
}

type Connections = readonly HeldConnection[];

/** By the backends that held them, in turn; who stays where it is lies behind who moves on, soonest first. */
function parting(one: Connections, other: Connections): number {
  let moment = 0;
  for (let index = 0; index < Math.max(one.length, other.length); index += 1) {
    const [a, b] = [one[index], other[index]];
    if (!a || !b) return a ? -1 : 1;
    if (a.slot !== b.slot) return a.slot - b.slot;
    if (moment === 0 && index > 0) moment = a.fromUs - b.fromUs;
  }
  return moment;
}

export function drawStrip(
  pen: Pen,
  history: BalancerHistory,
  { rows, frame }: { rows: StripRows; frame: BalancerFrame },
): void {
  const { top, pitch, clients } = rows;
  const { fromUs, endUs } = frame;
  clients.forEach((client, index) => {
    const y = top + (index + 0.5) * pitch;
    for (const held of touching(history.connections[client] ?? [], fromUs, endUs)) {
      const x = tenth(xOf(frame, held.fromUs));
      const end = tenth(xOf(frame, Math.min(held.toUs, endUs)));
      if (end > x) pen.draw(`line${String(pitch)}`, `M${x} ${y}H${end}`, backendHue(held.slot));
    }
  });
}

interface Block {
  readonly slot: number;
  readonly firstX: number;
  lastX: number;
  /** Lines that all of it covers. */
  first: number;
  last: number;
}

/** The names of backends in the blocks of lines that they hold, where there is room. */
export function stripLabels(
  history: BalancerHistory,
  { rows, frame }: { rows: StripRows; frame: BalancerFrame },
): Label[] {
  const { top, pitch, clients } = rows;
  const names = history.backends.map(({ id }) => id);
  return blocksOf(history, { rows, frame }).flatMap(({ slot, firstX, lastX, first, last }) => {
    const text = names[slot] ?? '';
    if (lastX - firstX + PLACE_PX < textWidth(text, EM_PX) + 12) return [];
    return [
      {
        ...{ key: `strip${String(slot)}/${String(firstX)}/${String(first)}`, look: 'holder' },
        // At its beginning, so that it stays while the block grows.
        x: percent(firstX, frame.width),
        ...{ dx: 2, y: tenth(top + ((first + last + 1) / 2) * pitch) },
        ...{ anchor: 'start' as const, text, isMinor: false },
      },
    ];
  });

  /** Blocks that several places have in common. */
  function blocksOf(
    { connections }: BalancerHistory,
    within: { rows: StripRows; frame: BalancerFrame },
  ): Block[] {
    const { frame: space } = within;
    const done: Block[] = [];
    let open: Block[] = [];
    const widthPx = xOf(space, space.endUs);
    const usPerPx = (space.toUs - space.fromUs) / space.width;
    for (let x = PLACE_PX / 2; x < widthPx; x += PLACE_PX) {
      const us = space.fromUs + x * usPerPx;
      const here = runsAt(clients.map((client) => holderAt(connections[client] ?? [], us)));
      const grown: Block[] = [];
      for (const { slot, first, last } of here) {
        if ((last - first + 1) * pitch < BLOCK_PX) continue;
        const same = open.find((block) => {
          const common = Math.min(block.last, last) - Math.max(block.first, first) + 1;
          return block.slot === slot && common * pitch >= BLOCK_PX && !grown.includes(block);
        });
        if (same) {
          same.lastX = x;
          same.first = Math.max(same.first, first);
          same.last = Math.min(same.last, last);
          grown.push(same);
        } else grown.push({ slot, firstX: x, lastX: x, first, last });
      }
      done.push(...open.filter((block) => !grown.includes(block)));
      open = grown;
    }
    return [...done, ...open];
  }
}

function holderAt(held: Connections, us: number): number {
  const last = held[begunBy(held, us) - 1];
  return last && last.toUs > us ? last.slot : -1;
}

function runsAt(slots: readonly number[]): { slot: number; first: number; last: number }[] {
  const runs: { slot: number; first: number; last: number }[] = [];
  slots.forEach((slot, line) => {
    const run = runs.at(-1);
    if (run?.slot === slot) run.last = line;
    else runs.push({ slot, first: line, last: line });
  });
  return runs.filter(({ slot }) => slot !== -1);
}

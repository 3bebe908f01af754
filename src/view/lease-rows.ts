/** Where the lanes of an election by lease lie: the API server among its candidates. */
import type { NodeId } from '../sim/world.ts';
import { API } from './lease-run.ts';

/** A lane, seen from its own side: what faces the API server, and what lies behind. */
export interface LeaseRow {
  readonly node: NodeId;
  /** The middle of its band. */
  readonly y: number;
  readonly height: number;
  /** Where requests leave, and, of the API server, where those of the upper candidates arrive. */
  readonly edge: number;
  /** -1: what it has to say stands above it; 1: below. */
  readonly side: -1 | 1;
  /** Where its deadlines stand, from the band outwards. */
  readonly deadlines: readonly [number, number];
}

export interface LeaseRows {
  readonly rows: readonly LeaseRow[];
  readonly top: number;
  readonly bottom: number;
  readonly height: number;
}

export const BAND_PX = 16;
export const API_PX = 22;
const TOP = 36;
/** Behind a band: its acts, then two deadlines. */
const ACTS_PX = 11;
const DEADLINE_PX = 14;
const BLOCK_PX = BAND_PX + ACTS_PX + 2 * DEADLINE_PX;
/** Between the API server and its candidates: requests. */
const LINKS_PX = 46;
const APART_PX = 12;
const AXIS_PX = 24;

export function leaseRows(candidates: readonly NodeId[]): LeaseRows {
  const above = Math.max(1, Math.floor(candidates.length / 2));
  const rows: LeaseRow[] = [];
  let y = TOP;
  candidates.slice(0, above).forEach((node, index) => {
    if (index > 0) y += APART_PX;
    y += BLOCK_PX;
    rows.push(rowOf(node, y - BAND_PX / 2, -1));
  });
  y += LINKS_PX;
  const api = y + API_PX / 2;
  const at = { y: api, height: API_PX, edge: y, side: 1, deadlines: [api, api] } as const;
  rows.push({ node: API, ...at });
  y += API_PX + (candidates.length > above ? LINKS_PX : 12);
  candidates.slice(above).forEach((node, index) => {
    if (index > 0) y += APART_PX;
    rows.push(rowOf(node, y + BAND_PX / 2, 1));
    y += BLOCK_PX;
  });
  return { rows, top: TOP - 20, bottom: y, height: y + AXIS_PX };
}

function rowOf(node: NodeId, y: number, side: -1 | 1): LeaseRow {
  const outwards = (px: number): number => y + side * (BAND_PX / 2 + ACTS_PX + px);
  return {
    ...{ node, y, side, height: BAND_PX },
    edge: y - (side * BAND_PX) / 2,
    deadlines: [outwards(DEADLINE_PX / 2), outwards(DEADLINE_PX * 1.5)],
  };
}

import type { NodeId } from '../sim/world.ts';
import type { Act, LeaseHistory, LeaseSegment, Obstacle } from './lease-history.ts';
import { API_PX, BAND_PX, type LeaseRow } from './lease-rows.ts';
import { API } from './lease-run.ts';
import { percent } from './round.ts';
import { spanIn, type SpaceTimeFrame } from './space-time-frame.ts';

/** What a candidate is, as a band says it by its height and fill. */
export type LeaseLook =
  'candidate' | 'leader' | 'releasing' | 'killed' | 'exited' | 'stopped' | 'none';

export interface LeaseBand {
  readonly key: string;
  readonly node: NodeId;
  readonly fromUs: number;
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly height: number;
  readonly look: LeaseLook;
  readonly isPaused: boolean;
  readonly isHanging: boolean;
  /** Later than the playhead. */
  readonly isLater: boolean;
  /** The playhead stands in it. */
  readonly isNow: boolean;
  /** On which side of the lane its words stand that find no room in it. */
  readonly side: -1 | 1;
  /** Of those of a lane that follow one another and say the same, when the first began. */
  readonly saidFromUs: number;
  /** The first band of a process that is not the first one. */
  readonly identity: string | undefined;
}

/** A span in which something stands between, at the edge of a lane that faces the API server. */
export interface LeaseCondition {
  readonly key: string;
  readonly kind: 'outage' | Obstacle['kind'];
  readonly by: string;
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly isLater: boolean;
}

export interface LeaseActMark {
  readonly key: string;
  readonly verdict: Act['verdict'];
  readonly x: number;
  readonly y: number;
  readonly side: -1 | 1;
  readonly isLater: boolean;
}

export interface LeaseParts {
  readonly rows: readonly LeaseRow[];
  readonly frame: SpaceTimeFrame;
  readonly candidates: readonly NodeId[];
}

const HEIGHTS: Readonly<Record<LeaseLook, number>> = {
  leader: BAND_PX,
  releasing: 10,
  candidate: 5,
  killed: 2,
  exited: 2,
  stopped: 2,
  none: 2,
};
/** No answer: at the candidate's door. Slow: at the API server's, requests before answers. */
const WALL_PX = 9;
const SLOW_PX = { slowRequest: 9, slowAnswer: 20 } as const;

export function leaseBands(history: LeaseHistory, { rows, frame }: LeaseParts): LeaseBand[] {
  return rows.flatMap(({ node, y, side }) =>
    (history.segments.get(node) ?? [])
      // What begins at this very moment has no width yet, and is how things stand.
      .filter(({ fromUs, toUs }) => fromUs <= frame.playedUs && toUs > frame.fromUs)
      .map((segment, index, all) => {
        const look = lookOf(segment);
        const before = all[index - 1];
        const height = HEIGHTS[look];
        const isNew =
          segment.status !== 'down' && before !== undefined && before.identity !== segment.identity;
        return {
          ...{ key: `${node}@${segment.fromUs}`, node, fromUs: segment.fromUs },
          ...spanIn(frame, segment),
          ...{ y: y - height / 2, height, look, side },
          isPaused: segment.status === 'paused',
          isHanging: segment.isHanging,
          isLater: segment.fromUs > frame.atUs,
          isNow: segment.fromUs <= frame.atUs && segment.toUs > frame.atUs,
          saidFromUs: saidFrom(all, index),
          identity: isNew ? segment.identity : undefined,
        };
      }),
  );
}

function saidFrom(all: readonly LeaseSegment[], index: number): number {
  const [one, before] = [all[index], all[index - 1]];
  if (!one) return 0;
  const isSame = before && lookOf(before) === lookOf(one) && before.isHanging === one.isHanging;
  return isSame ? saidFrom(all, index - 1) : one.fromUs;
}

function lookOf({ status, role, ended }: LeaseSegment): LeaseLook {
  if (status !== 'down') return role === 'stopped' ? 'candidate' : role;
  switch (ended) {
    case 'crash':
      return 'killed';
    case 'exit':
      return 'exited';
    case 'stop':
      return 'stopped';
    case undefined:
      return 'none';
  }
}

export function leaseConditions(
  { outages, obstacles }: LeaseHistory,
  { rows, frame }: LeaseParts,
): LeaseCondition[] {
  const isSeen = ({ fromUs, toUs }: { fromUs: number; toUs: number }): boolean =>
    fromUs < frame.playedUs && toUs > frame.fromUs;
  const api = rows.find(({ node }) => node === API);
  const ofApi = outages.filter(isSeen).map((span): LeaseCondition => {
    const at = { y: api?.y ?? 0, isLater: span.fromUs > frame.atUs };
    return { key: `o${span.fromUs}`, kind: 'outage', by: '', ...spanIn(frame, span), ...at };
  });
  const between = obstacles.filter(isSeen).flatMap(({ node, kind, by, ...span }) => {
    const row = rows.find((one) => one.node === node);
    if (!row) return [];
    const y =
      kind === 'partition'
        ? row.edge - row.side * WALL_PX
        : (api?.y ?? 0) + row.side * (API_PX / 2 + SLOW_PX[kind]);
    const at = { y, isLater: span.fromUs > frame.atUs };
    return [{ key: `${kind}${node}${span.fromUs}`, kind, by, ...spanIn(frame, span), ...at }];
  });
  return [...ofApi, ...between];
}

/** Acts that are taken as they should be are ticks on the band; the others are marks beside it. */
export function leaseActs(acts: readonly Act[], { rows, frame }: LeaseParts): LeaseActMark[] {
  const { fromUs, toUs, playedUs, atUs } = frame;
  const byNode = new Map(rows.map((row) => [row.node, row]));
  return acts
    .filter((act) => act.atUs >= fromUs && act.atUs <= Math.min(toUs, playedUs))
    .flatMap(({ atUs: us, node, verdict }, index) => {
      const row = byNode.get(node);
      if (!row) return [];
      const x = percent(us - fromUs, toUs - fromUs);
      const y = row.y + (row.side * BAND_PX) / 2;
      return [{ key: `${us}/${node}/${index}`, verdict, x, y, side: row.side, isLater: us > atUs }];
    });
}

/** The time bar of an election by lease: a lane per candidate and the API server's, by holder. */
import type { NodeId } from '../sim/world.ts';
import type { BandLook } from './band-look.ts';
import type { BarSegment } from './bar-history.ts';
import {
  leaseHistory,
  type LeaseHistory,
  type LeaseHistoryInput,
  type LeaseSegment,
} from './lease-history.ts';
import { leaseRows } from './lease-rows.ts';
import { API, holderHue } from './lease-run.ts';
import { secondsText } from './seconds-text.ts';
import { timeBarView, type TimeBarMoment, type TimeBarView } from './time-bar.ts';

/** In percent: what is narrower than this is a speck, such as the moment before anyone leads. */
const LEAST_SEEN = 0.5;

export function leaseBarView(input: LeaseHistoryInput & TimeBarMoment): TimeBarView {
  const { candidates, untilUs, playedUs, atUs, width } = input;
  const history = leaseHistory(input);
  const { gaps, overlaps, marks } = history;
  const nodes = leaseRows(candidates).rows.map(({ node }) => node);
  const lanes = nodes.map((node) => [node, laneOf(node, history, candidates)] as const);
  const bar = timeBarView({
    history: { segments: new Map(lanes), gaps, overlaps, marks },
    ...{ nodes, untilUs, playedUs, atUs, width },
  });
  const inSeconds = (spans: TimeBarView['gaps']): TimeBarView['gaps'] =>
    spans
      .filter((span) => span.width >= LEAST_SEEN)
      .map((span) => ({ ...span, number: secondsText(span.lengthUs) }));
  return { ...bar, gaps: inSeconds(bar.gaps), overlaps: inSeconds(bar.overlaps) };
}

function laneOf(
  node: NodeId,
  { segments, holdings }: LeaseHistory,
  candidates: readonly NodeId[],
): readonly BarSegment[] {
  if (node === API) {
    return holdings
      .filter(({ holder }) => holder !== undefined && holder !== '')
      .map(({ fromUs, toUs, holder = '' }) => {
        return { fromUs, toUs, look: 'api', hue: holderHue(holder, candidates) };
      });
  }
  return (segments.get(node) ?? []).map((segment) => {
    const { fromUs, toUs } = segment;
    return { fromUs, toUs, look: lookOf(segment), hue: holderHue(node, candidates) };
  });
}

function lookOf({ status, role }: LeaseSegment): BandLook {
  if (status === 'down') return 'down';
  if (status === 'paused') return role === 'leader' ? 'pausedLeader' : 'paused';
  return role === 'leader' ? 'leader' : 'follower';
}

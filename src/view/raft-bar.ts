/** The time bar of a Raft run: a lane per member, bands in the colours of terms. */
import { lookOf } from './band-look.ts';
import { heartbeatStrokes } from './heartbeat-strokes.ts';
import { segmentsOf, type HistoryInput } from './history.ts';
import { termIndex } from './terms.ts';
import { timeBarView, type TimeBarMoment, type TimeBarView } from './time-bar.ts';

export function raftBarView(input: HistoryInput & TimeBarMoment): TimeBarView {
  const { nodes, untilUs, playedUs, atUs, width } = input;
  const { segments, gaps, partitions, marks, flights } = segmentsOf(input);
  const bands = [...segments].map(([node, own]) => {
    return [
      node,
      own.map((segment) => {
        const { fromUs, toUs, term } = segment;
        return { fromUs, toUs, look: lookOf(segment), hue: termIndex(term) };
      }),
    ] as const;
  });
  return timeBarView({
    history: { segments: new Map(bands), gaps, partitions, marks },
    nodes,
    untilUs,
    playedUs,
    atUs,
    width,
    strokes: (lanes) => heartbeatStrokes(flights, lanes),
  });
}

/**
 * A run of probes as lanes over time: what the target is, each check, what is counted, what is made of
 * it, and how long that was wrong. Places across are percent of the plot, so that a picture drawn for one
 * width is right at another; what there is room for depends on the width.
 */
import type { ProbeName } from '../models/probe/messages.ts';
import type { Micros } from '../sim/time.ts';
import { ticks, type Tick } from './axis.ts';
import { DEFAULT_WIDTH_PX, PHONE_PX } from './lane-names.ts';
import { probeCounters, type ProbeCounter } from './probe-counters.ts';
import type { Gap, Life, ProbeHistory, Stretch, Truth, Verdict } from './probe-history.ts';
import { probeMarks, type ProbeMark } from './probe-marks.ts';
import { percent } from './round.ts';

export type BandRow = 'truth' | 'verdict' | 'life' | 'ready';
export type RowKey = BandRow | ProbeName;

export interface ProbeRow {
  readonly key: RowKey;
  /** The middle of its band, or of its checks. */
  readonly y: number;
}

export interface ProbeBand {
  readonly key: string;
  readonly row: BandRow;
  readonly look: Truth | Verdict | Life | 'ready' | 'notReady' | 'gone';
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly height: number;
  readonly restarts: number;
  /** It began with a verdict that was wrong. */
  readonly isAlarm: boolean;
}

/** A measured stretch below the band it belongs to. */
export interface ProbeGap {
  readonly key: string;
  readonly kind: Gap['kind'];
  readonly isOpen: boolean;
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly us: Micros;
  /** Words may stand so far from its beginning on, and so far back from its end. */
  readonly room: number;
  readonly roomBack: number;
}

/** From what decided to what it decided. */
export interface ProbeTurn {
  readonly key: string;
  readonly x: number;
  readonly fromY: number;
  readonly toY: number;
}

export interface ProbeLanes {
  readonly height: number;
  readonly bottom: number;
  readonly plotWidth: number;
  readonly ticks: readonly Tick[];
  readonly rows: readonly ProbeRow[];
  readonly bands: readonly ProbeBand[];
  readonly marks: readonly ProbeMark[];
  readonly counters: readonly ProbeCounter[];
  readonly turns: readonly ProbeTurn[];
  readonly gaps: readonly ProbeGap[];
}

export const BAND_PX = 22;
/** Above the first row, and below the last one. */
const EDGE_PX = 8;
/** Their width itself is the style sheet's: nothing moves when the picture is measured. */
const NAMES_PX = { wide: 84, narrow: 62 } as const;
/** Right of the plot, so that words at its end are whole. */
const END_PX = 10;
const NARROW_PX = 480;
const HEIGHTS: Readonly<Record<'band' | 'train' | 'gap', number>> = {
  band: 30,
  train: 45,
  gap: 25,
};
/** The middle of a train's checks, and the foot of its counters, from its top. */
const CHECKS_PX = 15;

const AXIS_PX = 20;

/** Every row in order; a gap belongs to the band before it. */
function layout({ isKubelet, trains }: ProbeHistory): {
  readonly rows: readonly ProbeRow[];
  readonly gapYs: Readonly<Record<'use' | 'life', number>>;
  readonly bottom: number;
} {
  const has = (probe: ProbeName): boolean => trains.some((train) => train.probe === probe);
  const trainRows = (...probes: readonly ProbeName[]) =>
    probes.filter(has).map((key) => ({ key, kind: 'train' as const }));
  const band = (key: BandRow) => ({ key, kind: 'band' as const });
  const gap = (key: 'use' | 'life') => ({ key, kind: 'gap' as const });
  const order = isKubelet
    ? [
        band('truth'),
        ...trainRows('startup', 'liveness'),
        band('life'),
        ...(has('liveness') ? [gap('life')] : []),
        ...trainRows('readiness'),
        band('ready'),
        gap('use'),
      ]
    : [band('truth'), ...trainRows('health'), band('verdict'), gap('use')];
  const rows: ProbeRow[] = [];
  const gapYs = { use: 0, life: 0 };
  let y = EDGE_PX;
  for (const one of order) {
    if (one.kind === 'gap') gapYs[one.key] = y + 3;
    else rows.push({ key: one.key, y: y + (one.kind === 'train' ? CHECKS_PX : BAND_PX / 2) });
    y += HEIGHTS[one.kind];
  }
  return { rows, gapYs, bottom: y };
}

export function probeLanes(history: ProbeHistory, width: number = DEFAULT_WIDTH_PX): ProbeLanes {
  const { untilUs } = history;
  const { rows, gapYs, bottom } = layout(history);
  const namesWidth = width < NARROW_PX ? NAMES_PX.narrow : NAMES_PX.wide;
  const plotWidth = Math.max(1, width - namesWidth - END_PX);
  const yOf = (key: RowKey): number => rows.find((row) => row.key === key)?.y ?? 0;
  const at = (us: Micros): number => percent(us, untilUs);
  const span = ({ fromUs, toUs }: Stretch) => ({
    x: at(fromUs),
    width: percent(toUs - fromUs, untilUs),
  });
  const trains = history.trains.map((train) => ({ ...train, y: yOf(train.probe) }));
  return {
    height: bottom + AXIS_PX,
    bottom,
    plotWidth,
    ticks: ticks({ fromUs: 0, toUs: untilUs }, { width: plotWidth }),
    rows,
    bands: bandsOf(history).map(({ fromUs, toUs, ...band }) => ({
      ...band,
      key: `${band.row}@${fromUs}`,
      ...span({ fromUs, toUs }),
      y: yOf(band.row) - heightOf(band.look) / 2,
      height: heightOf(band.look),
      isAlarm: history.alarms.some(
        ({ atUs, kind }) =>
          atUs === fromUs && (kind === 'restart') === (band.row === 'life') && band.row !== 'truth',
      ),
    })),
    marks: trains.flatMap((train) => probeMarks(train, { untilUs, plotWidth })),
    counters: trains.flatMap((train) =>
      probeCounters(train, { untilUs, plotWidth, phoneWidth: PHONE_PX - NAMES_PX.narrow }),
    ),
    turns: trains.flatMap(({ probe, y, checks }) =>
      checks.flatMap(({ toUs, count }) =>
        count?.isTurn
          ? [
              {
                key: `${probe}@${toUs}`,
                x: at(toUs),
                fromY: y + 8,
                toY: yOf(decidedBy(probe)) - BAND_PX / 2,
              },
            ]
          : [],
      ),
    ),
    gaps: history.gaps.map((one) => {
      const { kind, isOpen, fromUs, toUs } = one;
      const row = history.gaps.filter((other) => isBeside(kind, other.kind));
      const index = row.indexOf(one);
      const [before, next] = [row[index - 1], row[index + 1]];
      // Words may stand as far as half of the way to those of the next one.
      return {
        ...{ key: `${kind}@${fromUs}`, kind, isOpen },
        ...span(one),
        y: gapYs[kind === 'unrestarted' ? 'life' : 'use'],
        us: toUs - fromUs,
        room: percent((next ? (toUs + next.fromUs) / 2 : untilUs) - fromUs, untilUs),
        roomBack: percent(toUs - (before ? (before.toUs + fromUs) / 2 : 0), untilUs),
      };
    }),
  };
}

/** In the same row. */
function isBeside(a: Gap['kind'], b: Gap['kind']): boolean {
  return (a === 'unrestarted') === (b === 'unrestarted');
}

/** What is not there is a line; what is out of use is lower than what is in use. */
function heightOf(look: ProbeBand['look']): number {
  switch (look) {
    case 'gone':
    case 'notReady':
    case 'waiting':
      return 4;
    case 'dead':
    case 'unhealthy':
    case 'hoped':
      return 16;
    default:
      return BAND_PX;
  }
}

function decidedBy(probe: ProbeName): BandRow {
  if (probe === 'health') return 'verdict';
  return probe === 'readiness' ? 'ready' : 'life';
}

type BandOver = Stretch & Pick<ProbeBand, 'row' | 'look' | 'restarts'>;

function bandsOf({ isKubelet, truths, verdicts, lives, readies }: ProbeHistory): BandOver[] {
  return [
    ...truths.map(({ truth, ...at }): BandOver => {
      // Under a kubelet there is no process in between.
      const look = isKubelet && truth === 'dead' ? 'gone' : truth;
      return { ...at, row: 'truth', look, restarts: 0 };
    }),
    ...verdicts.map(({ verdict, ...at }): BandOver => {
      return { ...at, row: 'verdict', look: verdict, restarts: 0 };
    }),
    ...lives.map(({ life, restarts, ...at }): BandOver => {
      return { ...at, row: 'life', look: life, restarts };
    }),
    ...readies.map(({ isReady, ...at }): BandOver => {
      return { ...at, row: 'ready', look: isReady ? 'ready' : 'notReady', restarts: 0 };
    }),
  ];
}

/**
 * Who noticed when: a lane per layer on one linear axis. What a layer lacks, or wrongly believes, is a
 * band; where it ends stands how long it took. Nothing later than what was played is drawn.
 */
import type { Service } from '../models/control-plane/events.ts';
import type { HostId } from '../models/control-plane/names.ts';
import { roundStep, type Tick } from './axis.ts';
import type { Held, Track } from './balancer-series.ts';
import {
  controlPlaneHistory,
  type ControlPlaneHistory,
  type ControlPlaneHistoryInput,
  type Deed,
  type Listing,
} from './control-plane-history.ts';
import { hostHue } from './control-plane-run.ts';
import type { Hue } from './hue.ts';
import { DEFAULT_WIDTH_PX, PHONE_PX } from './lane-names.ts';
import { percent } from './round.ts';
import { textWidth } from './text-room.ts';

/** Layers, from those who use the cluster down to those who run in it. */
export type LayerName =
  | 'connections'
  | 'reads'
  | 'writes'
  | 'etcd'
  | 'rotation'
  | 'virtualIp'
  | 'controllers'
  | 'scheduling'
  | 'endpoints'
  | 'restarts'
  | 'nodes'
  | 'pods';

/** `whole` and `led` are thin, because nothing is wrong; the others are blocks. */
export type LaneLook = 'whole' | 'led' | 'partly' | 'none' | 'stale' | 'out';

/** A part of a lane, in words: what was so, how long, and by whom it ended. */
export interface Finding {
  readonly layer: LayerName;
  readonly look: LaneLook;
  readonly hosts: readonly HostId[];
  /** How much of it there was. */
  readonly share: number;
  readonly lengthUs: number;
  readonly isOver: boolean;
  /** Who has it now. */
  readonly by: HostId | undefined;
}

export interface GanttWords {
  readonly layers: Readonly<Record<LayerName, string>>;
  /** What stands beside a band, from the longest that says all to the shortest. */
  finding(finding: Finding): readonly string[];
  /** What a command did: `m1 loses power`. */
  deed(deed: Deed): string;
  /** At the end of a lane. */
  total(layer: LayerName, ms: number | undefined): string;
  /** The head of the last column. */
  readonly totals: string;
  laneSays(layer: LayerName, total: string, findings: readonly string[]): string;
  ganttSays(atUs: number, lanes: readonly string[]): string;
}

export interface GanttInput extends ControlPlaneHistoryInput {
  readonly words: GanttWords;
  /** Measured from the first command up to what was played; by the metrics' names. */
  readonly metrics: Readonly<Record<string, number | undefined>>;
  readonly firstCommandUs: number | undefined;
  readonly untilUs: number;
  readonly playedUs: number;
  readonly atUs: number;
  /** The whole run has to be in sight: on paper. */
  readonly isWhole?: boolean;
  readonly width?: number | undefined;
}

export interface GanttBand {
  readonly key: string;
  readonly look: LaneLook;
  readonly hue: Hue;
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly height: number;
}

export interface GanttLabel {
  readonly key: string;
  readonly look: LaneLook | 'deed';
  readonly x: number;
  readonly dx: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
  readonly text: string;
  /** In pixels, so that what lies under it can be covered. */
  readonly wide: number;
  readonly isMinor: boolean;
}

export interface GanttLane {
  readonly layer: LayerName;
  readonly name: string;
  readonly y: number;
  readonly total: string;
  /** What is missing is missed now. */
  readonly isMissing: boolean;
}

export interface GanttView {
  readonly width: number;
  readonly height: number;
  readonly namesWidth: number;
  readonly totalsWidth: number;
  readonly top: number;
  readonly bottom: number;
  readonly totals: string;
  readonly lanes: readonly GanttLane[];
  readonly bands: readonly GanttBand[];
  readonly labels: readonly GanttLabel[];
  readonly deeds: readonly { readonly key: string; readonly x: number }[];
  readonly ticks: readonly Tick[];
  readonly playheadX: number;
  readonly says: string;
}

const TOP = 26;
const PITCH = 24;
const AXIS_ROOM = 20;
const TOTALS_PX = 54;
const NAME_EM_PX = 12;
const NAMES_MOST_PX = 128;
/** Most letters are a little narrower than is reckoned. */
const TEXT_EM_PX = 10.8;
const LABEL_GAP = 5;
/** What is shorter than this on the screen is still seen. */
const LEAST_PX = 2;
const HEIGHTS: Readonly<Record<LaneLook, number>> = {
  whole: 2,
  led: 4,
  partly: 8,
  none: 14,
  stale: 10,
  out: 8,
};
/** A picture shows so much after the first command; more once more has been played. */
const LENGTHS_US = [20, 40, 60, 90, 120, 180, 300, 420, 600, 900, 1800].map((s) => s * 1_000_000);
const BEFORE = 0.05;
/** Until then the processes find each other. */
const BEGUN_US = 100_000;
/** Once so much of it has been played, the axis gets longer. */
const FULL = 0.92;

const SERVICE_METRICS = {
  connections: 'apiUnavailableMs',
  reads: 'readUnavailableMs',
  writes: 'writeUnavailableMs',
  scheduling: 'schedulerIdleMs',
  controllers: 'controllerIdleMs',
} as const satisfies Record<Service, string>;

/** Which metric stands at the end of a lane; of API servers, for how long one was away or ailing. */
const LANE_METRICS: Readonly<Record<Exclude<LayerName, 'restarts'>, string>> = {
  ...SERVICE_METRICS,
  etcd: 'etcdLeaderMs',
  rotation: 'balancerMs',
  virtualIp: 'virtualIpMs',
  endpoints: 'endpointRemovedMs',
  nodes: 'nodeNotReadyMs',
  pods: 'podsReplacedMs',
};

interface Part extends Held<unknown> {
  readonly look: LaneLook;
  readonly hosts: readonly HostId[];
  readonly share: number;
  readonly hue: Hue;
  readonly by: HostId | undefined;
}

/** The window: from a little before the first command to the next round length that holds what was played. */
export function ganttWindow({
  firstCommandUs = 0,
  untilUs,
  playedUs,
  isWhole,
}: Pick<GanttInput, 'firstCommandUs' | 'untilUs' | 'playedUs' | 'isWhole'>): {
  fromUs: number;
  toUs: number;
} {
  const beginUs = Math.min(firstCommandUs, playedUs);
  const restUs = Math.max(1, untilUs - beginUs);
  const neededUs = isWhole === true ? restUs : (playedUs - beginUs) / FULL;
  const lengthUs = Math.min(restUs, LENGTHS_US.find((one) => one >= neededUs) ?? restUs);
  return { fromUs: beginUs - lengthUs * BEFORE, toUs: beginUs + lengthUs };
}

export function controlPlaneGantt(input: GanttInput): GanttView {
  const { words, setup, atUs, untilUs, width = DEFAULT_WIDTH_PX } = input;
  const history = controlPlaneHistory(input);
  const playedUs = Math.min(untilUs, Math.max(input.playedUs, atUs));
  const span = ganttWindow({ ...input, playedUs });
  const layers = layersOf(setup);
  const namesWidth = Math.min(
    NAMES_MOST_PX,
    Math.ceil(Math.max(...layers.map((layer) => textWidth(words.layers[layer], NAME_EM_PX))) + 12),
  );
  const plot = Math.max(60, width - namesWidth - TOTALS_PX);
  const frame: Frame = { ...span, playedUs, plot, isMeasured: input.width !== undefined };
  const rows = layers.map((layer, index) => {
    const y = TOP + PITCH * (index + 0.5);
    const parts = partsOf(layer, history).filter(
      ({ fromUs, toUs }) => fromUs <= playedUs && toUs > Math.max(span.fromUs, BEGUN_US),
    );
    const ms =
      layer === 'restarts' ? missingMs(parts, playedUs) : input.metrics[LANE_METRICS[layer]];
    const total = words.total(layer, ms);
    const last = parts.at(-1);
    const isMissed = ms !== undefined && last !== undefined && isMissing(last.look);
    return { layer, y, parts, total, isMissing: isMissed };
  });
  const firstUs = input.firstCommandUs ?? 0;
  const found = rows.map(({ layer, parts }) =>
    parts.flatMap((part, index) => {
      // What was so before anything was done to the cluster is its start.
      if (!isTold(part, firstUs)) return [];
      const isFirst = parts.slice(0, index).every((earlier) => !isTold(earlier, firstUs));
      const since = { firstUs, playedUs, isFirst };
      return [{ part, finding: findingOf(layer, part, parts[index + 1], since) }];
    }),
  );
  const bottom = TOP + PITCH * layers.length;
  return {
    width,
    height: bottom + AXIS_ROOM,
    namesWidth,
    totalsWidth: TOTALS_PX,
    ...{ top: TOP, bottom },
    totals: words.totals,
    lanes: rows.map(({ layer, y, total, isMissing: isMissed }) => {
      return { layer, name: words.layers[layer], y, total, isMissing: isMissed };
    }),
    bands: rows.flatMap(({ layer, y, parts }) =>
      parts.flatMap((part) => bandOf(layer, part, y, frame)),
    ),
    labels: [
      ...deedLabels(history.deeds, words, frame),
      ...rows.flatMap(({ layer, y, parts }, index) =>
        labelsOf({ layer, y, parts, found: found[index] ?? [] }, words, frame),
      ),
    ],
    deeds: history.deeds
      .filter((deed) => deed.atUs <= playedUs && deed.atUs >= span.fromUs)
      .map((deed, index) => ({ key: `${index}`, x: xOf(frame, deed.atUs) })),
    ticks: relativeTicks(span, { firstUs: input.firstCommandUs, width: plot }),
    playheadX: xOf(frame, atUs),
    says: words.ganttSays(
      playedUs,
      rows.map(({ layer, total }, index) =>
        words.laneSays(
          layer,
          total,
          (found[index] ?? []).flatMap(({ finding }) => words.finding(finding)[0] ?? []),
        ),
      ),
    ),
  };
}

interface Frame {
  readonly fromUs: number;
  readonly toUs: number;
  readonly playedUs: number;
  /** Its width in pixels. */
  readonly plot: number;
  readonly isMeasured: boolean;
}

function xOf({ fromUs, toUs }: Frame, us: number): number {
  return percent(us - fromUs, toUs - fromUs);
}

function layersOf({ front, workers }: ControlPlaneHistoryInput['setup']): readonly LayerName[] {
  const middle: readonly LayerName[] =
    front.kind === 'balancer' && front.isChecked
      ? ['rotation']
      : front.kind === 'vrrp' || front.kind === 'kube-vip'
        ? ['virtualIp']
        : [];
  return [
    ...(['connections', 'reads', 'writes', 'etcd'] as const),
    ...middle,
    ...(['controllers', 'scheduling', 'endpoints', 'restarts', 'nodes'] as const),
    ...(workers.length > 0 ? (['pods'] as const) : []),
  ];
}

function partsOf(layer: LayerName, history: ControlPlaneHistory): readonly Part[] {
  switch (layer) {
    case 'connections':
    case 'reads':
    case 'writes':
      return servedParts(history.services.get(layer));
    case 'etcd':
      return ledParts(history.etcdLeader);
    case 'controllers':
    case 'scheduling':
      return actingParts(
        history.services.get(layer),
        layer === 'controllers' ? history.controllers : history.scheduler,
      );
    case 'virtualIp':
      return history.virtualIp.held.map(({ fromUs, toUs, is }) => {
        const hosts = is === '' ? [] : is.split(' ');
        const [first] = hosts;
        return {
          ...{ fromUs, toUs, is, hosts, by: first },
          look: hosts.length === 0 ? 'none' : hosts.length > 1 ? 'partly' : 'led',
          share: Math.min(1, hosts.length),
          hue: first === undefined ? 0 : hostHue(first),
        };
      });
    case 'rotation':
    case 'endpoints':
    case 'nodes':
      return listedParts(history[layer]);
    case 'restarts':
      return history.ailing.held.map(({ fromUs, toUs, is }) => {
        const hosts = is === '' ? [] : is.split(' ');
        const share = 1 - hosts.length / Math.max(1, history.api.size);
        const look = share >= 1 ? 'whole' : share > 0 ? 'partly' : 'none';
        return { ...{ fromUs, toUs, is, by: undefined, hue: 0, share }, hosts, look };
      });
    case 'pods':
      return history.homeless.held.map(({ fromUs, toUs, is }) => ({
        ...{ fromUs, toUs, is, hosts: [], by: undefined, hue: 0, share: is },
        look: is === 0 ? 'whole' : 'none',
      }));
  }
}

function servedParts(track: Track<number> | undefined): readonly Part[] {
  return (track?.held ?? []).map(({ fromUs, toUs, is }) => ({
    ...{ fromUs, toUs, is, hosts: [], by: undefined, hue: 0, share: is },
    look: is >= 1 ? 'whole' : is > 0 ? 'partly' : 'none',
  }));
}

function ledParts(track: Track<HostId | undefined>): readonly Part[] {
  return track.held.map(({ fromUs, toUs, is }) => ({
    ...{ fromUs, toUs, is, by: is, share: is === undefined ? 0 : 1 },
    hosts: is === undefined ? [] : [is],
    look: is === undefined ? 'none' : 'led',
    hue: is === undefined ? 0 : hostHue(is),
  }));
}

/** Whether somebody can act, and who leads while he can. */
function actingParts(
  acts: Track<number> | undefined,
  leads: Track<HostId | undefined>,
): readonly Part[] {
  return (acts?.held ?? []).flatMap(({ fromUs, toUs, is }): Part[] => {
    if (is < 1) {
      return [
        { ...{ fromUs, toUs, is, hosts: [], by: undefined, hue: 0, share: 0 }, look: 'none' },
      ];
    }
    return leads.in(fromUs, toUs === Infinity ? Number.MAX_SAFE_INTEGER : toUs).flatMap((led) => {
      const [from, to] = [Math.max(fromUs, led.fromUs), Math.min(toUs, led.toUs)];
      if (to <= from || led.is === undefined) return [];
      return {
        ...{ fromUs: from, toUs: to, is: led.is, hosts: [led.is], by: led.is, share: 1 },
        hue: hostHue(led.is),
        look: 'led',
      };
    });
  });
}

function listedParts(track: Track<Listing>): readonly Part[] {
  return track.held.map(({ fromUs, toUs, is }) => ({
    ...{ fromUs, toUs, is, hosts: is.hosts, by: undefined, hue: 0, share: 1, look: is.is },
  }));
}

const isMissing = (look: LaneLook): boolean => look === 'none' || look === 'partly';

function missingMs(parts: readonly Part[], playedUs: number): number | undefined {
  const missing = parts.filter(({ look }) => isMissing(look));
  if (missing.length === 0) return undefined;
  return (
    missing.reduce((sum, { fromUs, toUs }) => sum + Math.min(toUs, playedUs) - fromUs, 0) / 1000
  );
}

function isTold({ look, toUs, fromUs, hosts }: Part, firstUs: number): boolean {
  if (toUs <= firstUs || fromUs < firstUs) return false;
  return look !== 'whole' && look !== 'led' && (look !== 'out' || hosts.length > 0);
}

function findingOf(
  layer: LayerName,
  { look, hosts, share, fromUs, toUs }: Part,
  next: Part | undefined,
  { firstUs, playedUs, isFirst }: { firstUs: number; playedUs: number; isFirst: boolean },
): Finding {
  const isOver = toUs <= playedUs;
  const endUs = Math.min(toUs, playedUs);
  // What a layer has found out is counted from the first command, as the metrics are; so is etcd's next
  // leader, though one that is cut off goes on for a while.
  const isSinceFirst = look === 'out' || (layer === 'etcd' && isFirst && isOver);
  const sinceUs = isSinceFirst ? firstUs : fromUs;
  const untilUs = look === 'out' ? fromUs : endUs;
  const lengthUs = Math.max(0, untilUs - sinceUs);
  return { layer, look, hosts, share, lengthUs, isOver, by: isOver ? next?.by : undefined };
}

function bandOf(
  layer: LayerName,
  { fromUs, toUs, look, hue }: Part,
  y: number,
  frame: Frame,
): GanttBand[] {
  const x = xOf(frame, Math.max(fromUs, frame.fromUs));
  const endX = xOf(frame, Math.min(toUs, frame.playedUs));
  const least = look === 'whole' || look === 'led' ? 0 : (LEAST_PX / frame.plot) * 100;
  const width = Math.max(least, endX - x);
  const height = HEIGHTS[look];
  if (width <= 0 || toUs <= frame.fromUs) return [];
  return [{ key: `${layer}${fromUs}`, look, hue, x, width, y: y - height / 2, height }];
}

interface Row {
  readonly layer: LayerName;
  readonly y: number;
  readonly parts: readonly Part[];
  readonly found: readonly { readonly part: Part; readonly finding: Finding }[];
}

/** Beside the end of each band, as far as there is room before the next one. */
function labelsOf({ layer, y, found, parts }: Row, words: GanttWords, frame: Frame): GanttLabel[] {
  const told = found.filter(({ part }, index) => {
    // A wrong list and what became of it are one finding: the second part says it.
    const next = found[index + 1]?.part;
    return !(part.look === 'stale' && next?.look === 'out' && next.fromUs === part.toUs);
  });
  const pxOf = (us: number): number =>
    (xOf(frame, Math.min(frame.playedUs, Math.max(us, frame.fromUs))) / 100) * frame.plot;
  const labels = told.flatMap(({ part, finding }, index): GanttLabel[] => {
    const isOut = part.look === 'out';
    const endUs = isOut ? part.fromUs : part.toUs;
    const px = pxOf(endUs);
    // The band whose end it is: of what was found out, the time until then.
    const band = isOut ? parts[parts.indexOf(part) - 1] : part;
    const beginPx = pxOf(band?.fromUs ?? 0);
    const nextUs = told[index + 1]?.part.fromUs;
    const room = nextUs === undefined ? frame.plot : pxOf(nextUs);
    for (const text of words.finding(finding)) {
      const wide = textWidth(text, TEXT_EM_PX);
      const isRight = px + wide + 2 * LABEL_GAP <= room;
      // Where there is no room behind the band, its words stand inside.
      if (!isRight && beginPx + wide + 2 * LABEL_GAP > px) continue;
      const x = xOf(frame, Math.min(frame.playedUs, endUs));
      return [
        {
          key: `${layer}${part.fromUs}`,
          look: part.look,
          ...{ x, y, text, wide },
          ...(isRight
            ? { dx: LABEL_GAP, anchor: 'start' as const }
            : { dx: -LABEL_GAP, anchor: 'end' as const }),
          isMinor: !frame.isMeasured && isRight && !isOnPhone(x, wide, frame),
        },
      ];
    }
    return [];
  });
  return labels.length > 0 || layer === 'pods' ? labels : holderLabel({ layer, y, parts }, frame);
}

/** Laid out for more, and shown on a phone. */
function isOnPhone(x: number, wide: number, { plot }: Frame): boolean {
  const phone = plot - (DEFAULT_WIDTH_PX - PHONE_PX);
  return (x / 100) * phone + wide + 2 * LABEL_GAP <= phone;
}

/** Who has it, where nothing has happened yet: behind what was played, or in it where that is all there is. */
function holderLabel(
  { layer, y, parts }: Pick<Row, 'layer' | 'y' | 'parts'>,
  frame: Frame,
): GanttLabel[] {
  const last = parts.at(-1);
  if (last?.by === undefined) return [];
  const x = xOf(frame, frame.playedUs);
  const wide = textWidth(last.by, TEXT_EM_PX);
  const isRight = (x / 100) * frame.plot + wide + 2 * LABEL_GAP <= frame.plot;
  return [
    {
      key: `${layer}by`,
      look: last.look,
      ...{ x, y, wide, text: last.by, isMinor: false },
      ...(isRight
        ? { dx: LABEL_GAP, anchor: 'start' as const }
        : { dx: -LABEL_GAP, anchor: 'end' as const }),
    },
  ];
}

/** What was done, over the lanes; the next one has to leave it room. */
function deedLabels(deeds: readonly Deed[], words: GanttWords, frame: Frame): GanttLabel[] {
  const labels: GanttLabel[] = [];
  let freePx = 0;
  deeds.forEach((deed, index) => {
    if (deed.atUs > frame.playedUs || deed.atUs < frame.fromUs) return;
    const text = words.deed(deed);
    const x = xOf(frame, deed.atUs);
    const px = (x / 100) * frame.plot;
    const wide = textWidth(text, TEXT_EM_PX) + 8;
    const isRight = px + wide <= frame.plot;
    if ((isRight ? px : px - wide) < freePx) return;
    freePx = isRight ? px + wide : px;
    labels.push({
      key: `deed${index}`,
      look: 'deed',
      x,
      dx: isRight ? 5 : -5,
      y: 10,
      anchor: isRight ? 'start' : 'end',
      ...{ text, wide: wide - 8 },
      isMinor: false,
    });
  });
  return labels;
}

/** Ticks of a narrow picture stand closer. */
const TIGHT_PX = 300;
const NARROW_SPACE = '\u202f';

/** Counted from the first command, as every figure in the picture is. */
function relativeTicks(
  { fromUs, toUs }: { fromUs: number; toUs: number },
  { firstUs, width }: { firstUs: number | undefined; width: number },
): Tick[] {
  const zeroUs = firstUs ?? 0;
  const apart = width < TIGHT_PX ? 40 : 62;
  const stepUs = roundStep(((toUs - fromUs) * apart) / Math.max(apart, width));
  const found: Tick[] = [];
  for (
    let atUs = Math.ceil((fromUs - zeroUs) / stepUs) * stepUs;
    atUs + zeroUs <= toUs;
    atUs += stepUs
  ) {
    const x = percent(atUs + zeroUs - fromUs, toUs - fromUs);
    const px = (x / 100) * width;
    const sign = firstUs !== undefined && atUs > 0 ? '+' : atUs < 0 ? '−' : '';
    found.push({
      ...{ atUs: atUs + zeroUs, x },
      text: atUs === 0 ? '0' : `${sign}${String(Math.abs(atUs) / 1_000_000)}${NARROW_SPACE}s`,
      anchor: px < 16 ? 'start' : width - px < 20 ? 'end' : 'middle',
      isMinor: width >= TIGHT_PX && Math.round(atUs / stepUs) % 2 === 1,
    });
  }
  return found;
}

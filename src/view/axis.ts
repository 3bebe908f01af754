import { percent } from './round.ts';

export interface Tick {
  readonly atUs: number;
  /** Percent of the width. */
  readonly x: number;
  readonly text: string;
  /** At an end of the axis the text leans inwards. */
  readonly anchor: 'start' | 'middle' | 'end';
  /** Left out where the picture is narrower than it was laid out for. */
  readonly isMinor: boolean;
}

const US_PER_S = 1_000_000;
/** Laid out for this much and shown on a phone, every second text has to go. */
const MINOR_FROM_PX = 480;
const NARROW_SPACE = '\u202f';

/** Round instants over a span, not closer than `apartPx`. */
export function ticks(
  { fromUs, toUs }: { fromUs: number; toUs: number },
  { width, apartPx = 76 }: { width: number; apartPx?: number },
): Tick[] {
  const spanUs = Math.max(1, toUs - fromUs);
  const stepUs = roundStep((spanUs * apartPx) / Math.max(apartPx, width));
  const found: Tick[] = [];
  for (let atUs = Math.ceil(fromUs / stepUs) * stepUs; atUs <= toUs; atUs += stepUs) {
    const x = percent(atUs - fromUs, spanUs);
    const share = (x * width) / 100;
    const anchor = share < 24 ? 'start' : width - share < 24 ? 'end' : 'middle';
    const isMinor = width >= MINOR_FROM_PX && Math.round(atUs / stepUs) % 2 === 1;
    found.push({ atUs, x, text: instantText(atUs, stepUs), anchor, isMinor });
  }
  return found;
}

/** The smallest 1, 2 or 5 × 10ⁿ that is not less. */
export function roundStep(leastUs: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, leastUs)));
  const step = [1, 2, 5, 10].find((factor) => factor * power >= leastUs * 0.999) ?? 10;
  return step * power;
}

/** Seconds where the steps are long, milliseconds where they are short. */
function instantText(atUs: number, stepUs: number): string {
  if (atUs === 0) return '0';
  if (stepUs < US_PER_S / 10) return `${grouped(atUs / 1000)}${NARROW_SPACE}ms`;
  return `${String(atUs / US_PER_S)}${NARROW_SPACE}s`;
}

/** 1231 → 1 231: thousands apart, as everywhere on the site. */
export function grouped(value: number): string {
  const [whole = '', part] = String(value).split('.');
  const spaced = whole.replace(/\B(?=(\d{3})+$)/g, NARROW_SPACE);
  return part === undefined ? spaced : `${spaced}.${part}`;
}

/** A measured length, in whole milliseconds when it is long: `1 231 ms`. */
export function lengthText(us: number): string {
  const ms = us / 1000;
  const shown = ms >= 100 ? Math.round(ms) : Math.round(ms * 10) / 10;
  return `${grouped(shown)}${NARROW_SPACE}ms`;
}

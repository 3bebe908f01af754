/** Whether words fit where they are to stand, before anyone has measured them. */
import { PHONE_PX } from './lane-names.ts';

/** Where words are to stand: a share (in percent) of a picture laid out for `width` pixels. */
export interface TextPlace {
  readonly share: number;
  readonly width: number;
  /** Around them, in pixels. */
  readonly padding?: number;
  /** Their size. */
  readonly emPx?: number;
}

export interface FittingText {
  readonly text: string;
  /** Fits only where the picture is as wide as it was laid out for. */
  readonly isMinor: boolean;
}

/** Narrower than this, a picture has been measured, and nothing has to be left out by the style sheet. */
const MEASURED_PX = 440;

/** A 汉字 is as wide as it is high, a Latin letter a little more than half of that. */
export function textWidth(text: string, emPx: number): number {
  let em = 0;
  for (const letter of text) em += letter >= '\u2e80' ? 1 : 0.56;
  return em * emPx;
}

/** The first of several texts that there is room for. */
export function fittingText(
  texts: readonly string[],
  { share, width, padding = 8, emPx = 11.5 }: TextPlace,
): FittingText | undefined {
  const fits = (text: string, px: number): boolean =>
    (share * px) / 100 >= textWidth(text, emPx) + padding;
  const text = texts.find((one) => fits(one, width));
  if (text === undefined) return undefined;
  return { text, isMinor: width >= MEASURED_PX && !fits(text, PHONE_PX) };
}

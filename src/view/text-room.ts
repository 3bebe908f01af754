/** Whether words fit where they are to stand, before anyone has measured them. */
import { PHONE_PX } from './lane-names.ts';

/** Shown on a phone too, or only where the picture is as wide as it was laid out for. */
export type TextRoom = 'always' | 'wide' | 'none';

const EM_PX = 11.5;

/** A 汉字 is as wide as it is high, a Latin letter about half of that. */
export function textWidth(text: string, emPx: number = EM_PX): number {
  let em = 0;
  for (const letter of text) em += letter.codePointAt(0)! > 0x2e7f ? 1 : 0.56;
  return em * emPx;
}

/** For words in a share (in percent) of a picture laid out for `width` pixels. */
export function roomFor(
  text: string,
  { share, width, padding = 8 }: { share: number; width: number; padding?: number },
): TextRoom {
  const needed = textWidth(text) + padding;
  const fits = (px: number): boolean => (share * px) / 100 >= needed;
  if (!fits(width)) return 'none';
  return fits(Math.min(width, PHONE_PX)) ? 'always' : 'wide';
}

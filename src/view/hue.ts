/** The palette has eight colours and then begins again; 0 is none of them. */
export type Hue = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

const COLOURS = 8;

/** Of the first, the second … of what is told apart by colour. */
export function hueOf(count: number): Hue {
  return count < 1 ? 0 : ((((count - 1) % COLOURS) + 1) as Hue);
}

import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { JumpableRandomGenerator } from 'pure-rand/types/JumpableRandomGenerator';

/**
 * Randomness as a tree of named streams. A stream depends on the run's seed and its own name only,
 * so one more draw on one stream shifts nothing on any other.
 */
export type Streams = Record<string, JumpableRandomGenerator>;

/** A source of whole numbers, uniform over `min … max`, both ends included. */
export type DrawInt = (min: number, max: number) => number;

export const UINT32_MAX = 0xffff_ffff;
const SIGN_BIT = 0x8000_0000;

/** A well-mixed 32-bit seed of a name under a seed: FNV-1a, then MurmurHash3's finaliser. */
function seedOf(seed: number, name: string): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let i = 0; i < name.length; i += 1) {
    hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** Independent streams in the same states. */
export function copyStreams(streams: Streams): Streams {
  return Object.fromEntries(
    Object.entries(streams).map(([name, stream]) => [name, stream.clone()]),
  );
}

/** Draws from one named stream, which is created at its first use. `use` may draw as often as it likes. */
export function drawFrom<T>(
  world: { readonly seed: number; readonly streams: Streams },
  name: string,
  use: (draw: DrawInt) => T,
): T {
  const stream = (world.streams[name] ??= xoroshiro128plus(seedOf(world.seed, name)));
  return use(drawIntFrom(stream));
}

/** By stream: a function for each draw would cost more than the draw. */
const drawInts = new WeakMap<JumpableRandomGenerator, DrawInt>();

function drawIntFrom(stream: JumpableRandomGenerator): DrawInt {
  let drawInt = drawInts.get(stream);
  if (!drawInt) {
    // All 32 bits are what the generator gives; the library would divide them by their range.
    drawInt = (min, max) =>
      max - min === UINT32_MAX ? min + stream.next() + SIGN_BIT : uniformInt(stream, min, max);
    drawInts.set(stream, drawInt);
  }
  return drawInt;
}

/** How long requests took, so that the percentiles of all answers up to any moment are exact. */
import { countTo } from './balancer-series.ts';

export interface Latencies {
  readonly p50Us: number;
  readonly p90Us: number;
  readonly p99Us: number;
  readonly mostUs: number;
  readonly meanUs: number;
}

/** Values of about the same size, in the order in which they came. */
interface Bucket {
  readonly index: number;
  /** The place of each among all answers. */
  readonly places: number[];
  readonly values: number[];
}

/** So many buckets for each doubling. */
const PER_OCTAVE = 32;
const OCTAVE_BITS = 5;

export class LatencyRecord {
  readonly #buckets: Bucket[] = [];
  readonly #byIndex = new Map<number, Bucket>();
  /** The sum up to each answer. */
  readonly #sums: number[] = [0];
  #last: { readonly count: number; readonly latencies: Latencies } | undefined;

  add(us: number): void {
    const place = this.#sums.length - 1;
    const bucket = this.#bucketOf(us);
    bucket.places.push(place);
    bucket.values.push(us);
    this.#sums.push((this.#sums[place] ?? 0) + us);
  }

  /** Of the first `count` answers; by nearest rank, as the run measures them. */
  of(count: number): Latencies | undefined {
    if (count <= 0) return undefined;
    if (this.#last?.count === count) return this.#last.latencies;
    const sizes = this.#buckets.map(({ places }) => countTo(places, count - 1));
    const rank = (share: number): number =>
      this.#valueAt(sizes, count, Math.max(1, Math.ceil(share * count)));
    const latencies = {
      p50Us: rank(0.5),
      p90Us: rank(0.9),
      p99Us: rank(0.99),
      mostUs: rank(1),
      meanUs: (this.#sums[count] ?? 0) / count,
    };
    this.#last = { count, latencies };
    return latencies;
  }

  #valueAt(sizes: readonly number[], count: number, rank: number): number {
    let before = 0;
    for (const [index, bucket] of this.#buckets.entries()) {
      const size = sizes[index] ?? 0;
      if (before + size >= rank) {
        const values = Float64Array.from(bucket.values.slice(0, size)).sort();
        return values[rank - before - 1] ?? 0;
      }
      before += size;
    }
    throw new Error(`There is no answer of rank ${String(rank)} among ${String(count)}.`);
  }

  #bucketOf(us: number): Bucket {
    const index = bucketIndex(us);
    const known = this.#byIndex.get(index);
    if (known) return known;
    const bucket: Bucket = { index, places: [], values: [] };
    this.#byIndex.set(index, bucket);
    const after = this.#buckets.findIndex((one) => one.index > index);
    this.#buckets.splice(after === -1 ? this.#buckets.length : after, 0, bucket);
    return bucket;
  }
}

/** Ever wider with the values: each holds about two percent of them. */
function bucketIndex(us: number): number {
  if (us < PER_OCTAVE) return us;
  const octave = Math.floor(Math.log2(us)) - OCTAVE_BITS;
  return PER_OCTAVE * octave + Math.floor(us / 2 ** octave);
}

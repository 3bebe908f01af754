/**
 * Numbers over time, kept so that any span of them costs a few look-ups, however much happened in it:
 * a picture of ten minutes is drawn as fast as one of a second.
 */

/** How many of a list in ascending order are at most `limit`, looked for from `from` on. */
export function countTo(list: readonly number[], limit: number, from = 0): number {
  let [low, high] = [from, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] ?? Infinity) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many of a list of instants lie after one and up to another. */
export function countIn(timesUs: readonly number[], afterUs: number, toUs: number): number {
  return countTo(timesUs, toUs) - countTo(timesUs, afterUs);
}

/** A number that changes at instants. */
export class Series {
  readonly #timesUs: number[] = [0];
  readonly #values: number[];
  /** The integral up to each change. */
  readonly #areas: number[] = [0];

  constructor(first = 0) {
    this.#values = [first];
  }

  /** At the latest instant it was set to. */
  get last(): number {
    return this.#values.at(-1) ?? 0;
  }

  /** From an instant on, which is not before the last one. */
  set(atUs: number, value: number): void {
    const index = this.#timesUs.length - 1;
    const lastUs = this.#timesUs[index] ?? 0;
    if (lastUs === atUs) {
      this.#values[index] = value;
      return;
    }
    this.#areas.push((this.#areas[index] ?? 0) + this.last * (atUs - lastUs));
    this.#timesUs.push(atUs);
    this.#values.push(value);
  }

  add(atUs: number, by: number): void {
    this.set(atUs, this.last + by);
  }

  at(us: number): number {
    return this.#values[Math.max(0, countTo(this.#timesUs, us) - 1)] ?? 0;
  }

  /** Its means over `count` equal parts that begin at an instant. */
  means(fromUs: number, partUs: number, count: number): number[] {
    const means: number[] = [];
    let index = 0;
    let before = 0;
    for (let part = 0; part <= count; part += 1) {
      const us = fromUs + part * partUs;
      index = Math.max(0, countTo(this.#timesUs, us, index) - 1);
      const timeUs = this.#timesUs[index] ?? 0;
      const area = (this.#areas[index] ?? 0) + (this.#values[index] ?? 0) * (us - timeUs);
      if (part > 0) means.push(Math.max(0, (area - before) / partUs));
      before = area;
    }
    return means;
  }
}

export interface Held<T> {
  readonly fromUs: number;
  /** `Infinity` while it lasts. */
  readonly toUs: number;
  readonly is: T;
}

/** What something was, from one change to the next, without a hole. */
export class Track<T> {
  readonly held: { fromUs: number; toUs: number; is: T }[];

  constructor(first: T) {
    this.held = [{ fromUs: 0, toUs: Infinity, is: first }];
  }

  get last(): T {
    return (this.held.at(-1) as Held<T>).is;
  }

  set(atUs: number, is: T): void {
    const last = this.held.at(-1);
    if (!last || last.is === is) return;
    if (last.fromUs === atUs) {
      const before = this.held.at(-2);
      // What lasted no time is not a part, and what is again what it was goes on.
      if (before?.is === is) {
        this.held.pop();
        before.toUs = Infinity;
      } else last.is = is;
      return;
    }
    last.toUs = atUs;
    this.held.push({ fromUs: atUs, toUs: Infinity, is });
  }

  at(us: number): T {
    return (this.held[Math.max(0, begunBy(this.held, us) - 1)] as Held<T>).is;
  }

  /** The parts that a span touches. */
  in(fromUs: number, toUs: number): readonly Held<T>[] {
    return touching(this.held, fromUs, toUs);
  }
}

/** How many of spans in order had begun. */
export function begunBy(spans: readonly { readonly fromUs: number }[], us: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.fromUs ?? Infinity) <= us) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Of spans in order that do not overlap: those that a span touches. */
export function touching<S extends { readonly fromUs: number; readonly toUs: number }>(
  spans: readonly S[],
  fromUs: number,
  toUs: number,
): readonly S[] {
  let first = Math.max(0, begunBy(spans, fromUs) - 1);
  if ((spans[first]?.toUs ?? 0) < fromUs) first += 1;
  return spans.slice(first, begunBy(spans, toUs));
}

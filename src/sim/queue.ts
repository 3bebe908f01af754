import type { Micros } from './time.ts';

/** What the queue orders by. The sequence number makes the order total: no tie depends on a map. */
export interface Scheduled {
  readonly atUs: Micros;
  readonly sequence: number;
}

function isBefore(a: Scheduled, b: Scheduled): boolean {
  return a.atUs < b.atUs || (a.atUs === b.atUs && a.sequence < b.sequence);
}

/** Adds an entry to a binary heap kept in a plain array, so that a copy is one `slice`. */
export function push<T extends Scheduled>(heap: T[], entry: T): void {
  let index = heap.length;
  heap.push(entry);
  while (index > 0) {
    const parentIndex = (index - 1) >> 1;
    const parent = heap[parentIndex] as T;
    if (!isBefore(entry, parent)) break;
    heap[index] = parent;
    index = parentIndex;
  }
  heap[index] = entry;
}

/** Removes and returns the earliest entry, or `undefined` when the heap is empty. */
export function pop<T extends Scheduled>(heap: T[]): T | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return first;
  let index = 0;
  for (;;) {
    let childIndex = 2 * index + 1;
    if (childIndex >= heap.length) break;
    const right = heap[childIndex + 1];
    if (right !== undefined && isBefore(right, heap[childIndex] as T)) childIndex += 1;
    const child = heap[childIndex] as T;
    if (!isBefore(child, last)) break;
    heap[index] = child;
    index = childIndex;
  }
  heap[index] = last;
  return first;
}

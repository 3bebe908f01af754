/**
 * Puts two JSON values together so that nothing of either is lost where both can stand: lists are united,
 * objects are united key by key, and of two plain values the later in order stays. The order of merging and
 * merging twice change nothing (a join-semilattice), so copies of a record may be exchanged in any way.
 */

export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Commutative, associative, and idempotent on what it gives. A list wins over an object, an object over a plain value. */
export function merge(a: Json, b: Json): Json {
  const kind = Math.max(rank(a), rank(b));
  const all = [a, b].filter((one) => rank(one) === kind);
  if (kind === LIST) return unite(all.flatMap((one) => one as readonly Json[]));
  if (kind === PLAIN) return unite(all).at(-1) ?? null;
  const keyed = all as readonly Readonly<Record<string, Json>>[];
  const keys = [...new Set(keyed.flatMap((one) => Object.keys(one)))].sort();
  return Object.fromEntries(
    keys.map((key) => {
      const values = keyed.filter((one) => Object.hasOwn(one, key)).map((one) => one[key] as Json);
      // One that stands alone is put in order too.
      return [key, values.reduce(merge, values[0] as Json)];
    }),
  );
}

const [PLAIN, KEYED, LIST] = [0, 1, 2];

function rank(value: Json): number {
  if (Array.isArray(value)) return LIST;
  return typeof value === 'object' && value !== null ? KEYED : PLAIN;
}

/** Each once, in the order of their text. */
function unite(items: readonly Json[]): Json[] {
  return [...new Set(items.map(textOf))].sort().map((text) => JSON.parse(text) as Json);
}

/** The same for equal values, whatever the order of their keys. */
function textOf(value: Json): string {
  return JSON.stringify(value, (_key, each: Json) =>
    rank(each) === KEYED
      ? Object.fromEntries(Object.entries(each as object).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}

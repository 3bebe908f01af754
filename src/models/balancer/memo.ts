/** How many keys are remembered before all are forgotten. */
const MOST = 65_536;

/** The same function, which computes each key once: clients come again and again. */
export function memo<Value>(compute: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    if (known.size === MOST) known.clear();
    const value = compute(key);
    known.set(key, value);
    return value;
  };
}

/** Values as a program prints them. */

const MOST_ITEMS = 100;
const DEEPEST = 6;
const LONGEST = 100_000;

/** Text as it is; anything else as its source would be written. Never throws, whatever the value does. */
export function show(value: unknown): string {
  const text = attempt(() => (typeof value === 'string' ? value : inspect(value, [])));
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function attempt(read: () => string): string {
  try {
    return read();
  } catch {
    return '(cannot be shown)';
  }
}

function inspect(value: unknown, around: readonly object[]): string {
  if (typeof value === 'string')
    return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  if (typeof value === 'function') return value.name === '' ? 'function' : `function ${value.name}`;
  if (typeof value !== 'object' || value === null) return String(value);
  if (around.includes(value)) return '(itself)';
  if (around.length >= DEEPEST) return '…';
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  const inner = [...around, value];
  if (Array.isArray(value)) return listed(value, '[]', (one) => inspect(one, inner));
  if (value instanceof Set) return `Set ${listed([...value], '{}', (one) => inspect(one, inner))}`;
  if (value instanceof Map) {
    const pair = ([key, one]: [unknown, unknown]): string =>
      `${inspect(key, inner)} => ${inspect(one, inner)}`;
    return `Map ${listed([...value], '{}', pair)}`;
  }
  const words = ownWords(value);
  if (words !== undefined) return words;
  return listed(Object.keys(value), '{}', (key) => {
    const one = attempt(() => inspect((value as Record<string, unknown>)[key], inner));
    return `${/^[A-Za-z_$][\w$]*$/.test(key) ? key : `'${key}'`}: ${one}`;
  });
}

/** What a value says of itself, if it does. */
function ownWords(value: object): string | undefined {
  const own: unknown = Reflect.get(value, 'toString');
  const isOwn = typeof own === 'function' && own !== Object.prototype.toString;
  return isOwn ? String(Reflect.apply(own, value, [])) : undefined;
}

function listed<T>(items: readonly T[], ends: string, each: (item: T) => string): string {
  const texts = items.slice(0, MOST_ITEMS).map((item) => attempt(() => each(item)));
  const rest = items.length - texts.length;
  if (rest > 0) texts.push(`… ${String(rest)} more`);
  const [open = '', close = ''] = ends;
  if (texts.length === 0) return ends;
  return open === '[' ? `[${texts.join(', ')}]` : `${open} ${texts.join(', ')} ${close}`;
}

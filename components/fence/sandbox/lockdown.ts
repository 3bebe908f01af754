/**
 * Takes away from a worker what a program has no business with, before the program runs: every way to the
 * outside, to more threads, and to a time or a chance that no seed decides. The content policy stops
 * requests and code made of strings; this is the second wall, and keeps programs the same everywhere.
 */

/** What the language itself brings; everything else a worker has is removed. */
const LANGUAGE = new Set(
  (
    'Object Function Array Number parseFloat parseInt Infinity NaN undefined Boolean String Symbol ' +
    'Date Promise RegExp Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError ' +
    'URIError SuppressedError JSON Math Intl ArrayBuffer Uint8Array Int8Array Uint16Array Int16Array ' +
    'Uint32Array Int32Array Float16Array Float32Array Float64Array Uint8ClampedArray BigUint64Array ' +
    'BigInt64Array DataView Map BigInt Set WeakMap WeakSet WeakRef FinalizationRegistry Proxy Reflect ' +
    'Iterator globalThis decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape ' +
    'eval isFinite isNaN structuredClone queueMicrotask TextEncoder TextDecoder constructor'
  ).split(' '),
);

/** The first of January 2000: a date a program may print, and no other. */
const FIXED_MS = 946_684_800_000;

/** Call once, first of all, and after everything the harness needs has been taken hold of. */
export function lockDown(scope: object): void {
  for (
    let at: object | null = scope;
    at !== null && at !== Object.prototype;
    at = Object.getPrototypeOf(at) as object | null
  ) {
    for (const name of Object.getOwnPropertyNames(at)) {
      if (!LANGUAGE.has(name)) take(at, name);
    }
  }
  fixTime(scope);
  freezeLanguage(scope as Record<string, unknown>);
}

function take(from: object, name: string): void {
  if (Reflect.deleteProperty(from, name)) return;
  Reflect.defineProperty(from, name, { value: undefined });
}

/** Time and chance belong to the run: `run.nowMs`, and its seed. */
function fixTime(scope: object): void {
  const Real = Date;
  const Fixed = function (...given: unknown[]): unknown {
    const made: unknown = new.target;
    if (typeof made !== 'function') return new Real(FIXED_MS).toUTCString();
    return Reflect.construct(Real, given.length === 0 ? [FIXED_MS] : given, made);
  };
  Object.defineProperty(Fixed, 'name', { value: 'Date' });
  Object.defineProperty(Fixed, 'prototype', { value: Real.prototype });
  Object.defineProperty(Real.prototype, 'constructor', { value: Fixed });
  Object.assign(Fixed, { now: () => FIXED_MS, parse: Real.parse, UTC: Real.UTC });
  Object.defineProperty(scope, 'Date', { value: Fixed });
  Object.defineProperty(scope, 'performance', { value: Object.freeze({ now: () => 0 }) });
  Object.defineProperty(Math, 'random', {
    value: () => {
      throw new Error(
        'There is no chance here but that of a seed. Give the run another one: raft({ seed: 8 }).',
      );
    },
  });
}

/** What the simulator is made of stays as it is, whatever a program does. Errors must be able to take a name. */
function freezeLanguage(scope: Record<string, unknown>): void {
  const isError = (value: { prototype?: unknown }): boolean => value.prototype instanceof Error;
  for (const name of LANGUAGE) {
    const value = scope[name];
    const isObject = typeof value === 'function' || (typeof value === 'object' && value !== null);
    if (!isObject || value === scope || value === Error || isError(value)) continue;
    const { prototype } = value as { prototype?: object };
    if (prototype !== undefined) Object.freeze(prototype);
    Object.freeze(value);
  }
  for (const hidden of hiddenPrototypes()) Object.freeze(hidden);
}

/** Prototypes that no name leads to: of iterators and of generators. */
function hiddenPrototypes(): readonly object[] {
  const up = (value: object): object => Object.getPrototypeOf(value) as object;
  const iterators = [[].values(), new Map().values(), new Set().values(), ''[Symbol.iterator]()];
  const generator = up(function* (): Generator {
    /* Nothing. */
  });
  const asyncFunction = up(async () => Promise.resolve());
  return [...iterators.map(up), up(up([].values())), generator, asyncFunction, up(Uint8Array)];
}

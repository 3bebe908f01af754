/** Other scenarios made of one: another strategy, another setting, other backends. */
import type { StrategyName } from '../../src/models/balancer/strategy.ts';
import type { ScenarioSource } from '../../src/scenario/scenario.ts';
import { configOf, recordOf, unexpected, withConfig } from '../kit/variants.ts';

type Json = Readonly<Record<string, unknown>>;

/** A key of the configuration that is set back to its default is not mentioned. */
export function withSetting(source: ScenarioSource, key: string, value: unknown): ScenarioSource {
  if (value !== undefined) return withConfig(source, { [key]: value });
  const { [key]: _before, ...config } = configOf(source);
  return unexpected({ ...source, config });
}

/** A setting inside another one, such as an interval of the health checks. */
export function withInner(
  source: ScenarioSource,
  [key, inner]: readonly [string, string],
  value: unknown,
): ScenarioSource {
  const { [inner]: _before, ...rest } = recordOf(configOf(source)[key]);
  const changed = value === undefined ? rest : { ...rest, [inner]: value };
  return withSetting(source, key, Object.keys(changed).length > 0 ? changed : undefined);
}

/** The whole run under one strategy: commands that change it are left out. */
export function withStrategy(source: ScenarioSource, strategy: StrategyName): ScenarioSource {
  const script = source['script'];
  const kept = Array.isArray(script)
    ? { script: script.filter((entry) => recordOf(entry)['strategy'] === undefined) }
    : undefined;
  return withConfig({ ...source, ...kept }, { strategy });
}

export interface WrittenBackend {
  readonly name: string;
  /** What was typed, if it is no number: for the reader of scenarios to refuse. */
  readonly weight: number | string;
  /** As written; absent: the default. */
  readonly service?: string;
  readonly capacity?: number | string;
}

/** The backends that a scenario begins with, each by itself. */
export function backendsOf(source: ScenarioSource): readonly WrittenBackend[] {
  const written = configOf(source)['backends'] ?? 3;
  if (Array.isArray(written)) return written.map((one: unknown) => backendOf(one));
  const { count, ...like } = typeof written === 'number' ? { count: written } : recordOf(written);
  return Array.from({ length: Number(count) }, (_, index) =>
    backendOf({ ...like, name: nameOf(index) }),
  );
}

const nameOf = (index: number): string => `b${index + 1}`;

function backendOf(one: unknown): WrittenBackend {
  const { name, weight, service, capacity } =
    typeof one === 'string' ? ({ name: one } as Json) : recordOf(one);
  return {
    name: String(name),
    weight: typeof weight === 'number' ? weight : 1,
    ...(typeof service === 'string' && { service }),
    ...(typeof capacity === 'number' && { capacity }),
  };
}

/** With other backends, written as shortly as it can be; what the script said of others goes. */
export function withBackends(
  source: ScenarioSource,
  backends: readonly WrittenBackend[],
): ScenarioSource {
  const names = new Set(backends.map(({ name }) => name));
  const gone = backendsOf(source).flatMap(({ name }) => (names.has(name) ? [] : [name]));
  const script = source['script'];
  const kept = Array.isArray(script)
    ? { script: script.filter((entry) => !namesIn(entry).some((name) => gone.includes(name))) }
    : undefined;
  return withConfig({ ...source, ...kept }, { backends: shortly(backends) });
}

/** So many backends: more of them are like the first. */
export function withCount(source: ScenarioSource, count: number): ScenarioSource {
  const backends = backendsOf(source);
  const more = Array.from({ length: count }, (_, index) => {
    const { weight: _own, ...like } = backends[0] ?? { name: '', weight: 1 };
    return backends[index] ?? { ...like, weight: 1, name: nameOf(index) };
  });
  return withBackends(source, more);
}

/** `5, 1, 1`; the last one holds for all that follow. */
export function withWeights(source: ScenarioSource, text: string): ScenarioSource {
  const weights = text.split(/[\s,，、;:/]+/).filter((one) => one !== '');
  return withBackends(
    source,
    backendsOf(source).map((one, index) => {
      return { ...one, weight: numberOf(weights[index] ?? weights.at(-1) ?? '1') };
    }),
  );
}

/** What is no number stays as it was typed. */
export function numberOf(typed: string): number | string {
  return typed === '' || Number.isNaN(Number(typed)) ? typed : Number(typed);
}

/** Of all backends. */
export function withService(
  source: ScenarioSource,
  change: {
    readonly service?: string | undefined;
    readonly capacity?: number | string | undefined;
  },
): ScenarioSource {
  const backends = backendsOf(source).map((one) => {
    const { service, capacity } = { ...one, ...change };
    return {
      name: one.name,
      weight: one.weight,
      ...(service !== undefined && { service }),
      ...(capacity !== undefined && { capacity }),
    };
  });
  return withBackends(source, backends);
}

function shortly(backends: readonly WrittenBackend[]): unknown {
  const [first] = backends;
  const isPlain = backends.every(({ name }, index) => name === nameOf(index));
  const settings = backends.map(({ name: _name, weight, ...rest }) => ({
    ...(weight !== 1 && { weight }),
    ...rest,
  }));
  const written = settings.map((one) => JSON.stringify(one));
  if (!first || !isPlain || new Set(written).size > 1) {
    return backends.map(({ name }, index) => ({ name, ...settings[index] }));
  }
  return written[0] === '{}' ? backends.length : { count: backends.length, ...settings[0] };
}

/** A name that no backend of the run has. */
export function newName(known: readonly string[]): string {
  for (let index = 0; ; index += 1) if (!known.includes(nameOf(index))) return nameOf(index);
}

/** Rolling restarts of the script with another delay before each end. */
export function withShutdownDelay(source: ScenarioSource, shutdownDelay: string): ScenarioSource {
  const script = source['script'];
  if (!Array.isArray(script)) return source;
  const changed = script.map((entry: unknown) => {
    const { rollingRestart } = recordOf(entry);
    if (rollingRestart === undefined) return entry;
    return { ...recordOf(entry), rollingRestart: { ...recordOf(rollingRestart), shutdownDelay } };
  });
  return unexpected({ ...source, script: changed });
}

/** Every word of a command that might be a name. */
function namesIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(namesIn);
  return Object.entries(recordOf(value)).flatMap(([key, inside]) => [key, ...namesIn(inside)]);
}

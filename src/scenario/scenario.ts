import type { Distribution } from '../sim/distribution.ts';
import { LIMITS } from '../sim/limits.ts';
import type { Micros } from '../sim/time.ts';
import type { NodeId } from '../sim/world.ts';
import { readDistribution, readDuration } from './duration.ts';
import { ScenarioError, type Path } from './problem.ts';
import { COMMANDS, readCommand, type RaftCommand } from './raft/commands.ts';
import { readInitial, readRaftConfig, type InitialMember, type RaftConfig } from './raft/config.ts';
import { readExpectations, type Expectation } from './raft/expectations.ts';
import { expected, isRecord, readKeys, readOneOf, unknownName, type Read } from './read.ts';

/** A scenario as it is written in a file, a link or the memory of a widget: JSON. */
export type ScenarioSource = Readonly<Record<string, unknown>>;

export type Localized = Readonly<Partial<Record<'en' | 'zh-cn', string>>>;

export interface ScriptEntry {
  readonly at: Distribution;
  readonly action:
    | { readonly kind: 'command'; readonly command: RaftCommand; readonly written: unknown }
    | { readonly kind: 'expect'; readonly expectations: readonly Expectation[] };
}

/** A scenario that has been read and checked, with every default filled in. */
export interface Scenario {
  readonly source: ScenarioSource;
  readonly model: 'raft';
  readonly title: Localized;
  readonly why: Localized;
  readonly seed: number;
  readonly config: RaftConfig;
  readonly initial: Readonly<Record<NodeId, InitialMember>>;
  readonly script: readonly ScriptEntry[];
  /** `undefined`: 10 s after the last entry of the script. */
  readonly untilUs: Micros | undefined;
  readonly expect: readonly Expectation[];
}

const KEYS = [
  'format',
  'model',
  'title',
  'why',
  'seed',
  'config',
  'initial',
  'script',
  'until',
  'expect',
];
const MODELS = ['raft', 'lease', 'balancer', 'probe', 'control-plane'] as const;
const MOST_COMMANDS = 10_000;
const UINT32_MAX = 0xffff_ffff;

/**
 * Checks a scenario (format 1) and fills in its defaults. Throws {@link ScenarioError} with the path
 * of the first thing that is wrong.
 */
export function readScenario(value: unknown): Scenario {
  const source = readKeys(value, [], { keys: KEYS, what: 'a scenario' });
  if (source['format'] !== undefined && source['format'] !== 1) {
    throw expected('format 1', source['format'], ['format']);
  }
  const model = readModel(source['model'], ['model']);
  const config = readRaftConfig(source['config'], ['config']);
  const { nodes } = config;
  const until = source['until'];
  return {
    source,
    model,
    title: readLocalized(source['title'], ['title']),
    why: readLocalized(source['why'], ['why']),
    seed: readSeed(source['seed'] ?? 0, ['seed']),
    config,
    initial: readInitial(source['initial'], ['initial'], nodes),
    script: readScript(source['script'], ['script'], nodes),
    untilUs: until === undefined ? undefined : readDuration(until, ['until']),
    expect: readEnd(source['expect'], ['expect'], nodes),
  };
}

const readModel: Read<'raft'> = (value, path) => {
  if (value === undefined)
    throw new ScenarioError('A scenario needs a model: add `model: raft`.', path);
  const model = readOneOf(MODELS)(value, path);
  if (model === 'raft') return model;
  throw new ScenarioError(
    `The model "${model}" is part of format 1, but not of this version. It has: raft.`,
    path,
  );
};

/** An unsigned 32-bit number. */
export const readSeed: Read<number> = (value, path) => {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= UINT32_MAX)
    return value;
  throw expected('a whole number from 0 to 4294967295', value, path);
};

const readLocalized: Read<Localized> = (value, path) => {
  if (value === undefined) return {};
  if (typeof value === 'string') return { en: value };
  const texts = readKeys(value, path, {
    keys: ['en', 'zh-cn'],
    what: 'text, or texts by language',
  });
  for (const [language, text] of Object.entries(texts)) {
    if (typeof text !== 'string') throw expected('text', text, [...path, language]);
  }
  return texts;
};

function readScript(value: unknown, path: Path, nodes: readonly NodeId[]): readonly ScriptEntry[] {
  if (value === undefined) return [];
  if (!Array.isArray(value))
    throw expected('a list of entries such as { at: 1s, crash: leader }', value, path);
  if (value.length > MOST_COMMANDS) {
    throw new ScenarioError(
      `${String(value.length)} entries are more than the limit of ${String(MOST_COMMANDS)} commands.`,
      path,
    );
  }
  return value.map((entry: unknown, index) => readEntry(entry, [...path, index], nodes));
}

function readEntry(value: unknown, path: Path, nodes: readonly NodeId[]): ScriptEntry {
  if (!isRecord(value)) throw expected('an entry such as { at: 1s, crash: leader }', value, path);
  const names = Object.keys(value).filter((key) => key !== 'at');
  const [name] = names;
  const known = [...COMMANDS, 'expect'];
  const unknown = names.find((one) => !known.includes(one));
  if (unknown !== undefined)
    throw unknownName({ name: unknown, known, what: 'command' }, [...path, unknown]);
  if (name === undefined)
    throw new ScenarioError(
      `An entry needs a command beside \`at\`: one of ${known.join(', ')}.`,
      path,
    );
  if (names.length > 1) {
    throw new ScenarioError(
      `An entry has exactly one command; here are ${names.join(' and ')}. Make an entry of each.`,
      [...path, names[1] ?? name],
    );
  }
  const at = readDistribution(value['at'] ?? '0ms', [...path, 'at']);
  const valuePath = [...path, name];
  if (name === 'expect') {
    return {
      at,
      action: { kind: 'expect', expectations: readExpectations(value[name], valuePath, nodes) },
    };
  }
  const command = readCommand(name, value[name], { path: valuePath, nodes });
  return { at, action: { kind: 'command', command, written: { [name]: value[name] } } };
}

function readEnd(value: unknown, path: Path, nodes: readonly NodeId[]): readonly Expectation[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return readExpectations(value, path, nodes);
  return value.flatMap((one: unknown, index) => readExpectations(one, [...path, index], nodes));
}

/** The limit of virtual time, for whoever computes an `until`. */
export const LONGEST_UNTIL_US = LIMITS.virtualTimeUs;

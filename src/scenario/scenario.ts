import type { Distribution } from '../sim/distribution.ts';
import { LIMITS } from '../sim/limits.ts';
import type { Micros } from '../sim/time.ts';
import { readDistribution, readDuration } from './duration.ts';
import type { Expectation, Model, ModelTypes } from './model.ts';
import { ScenarioError, type Path } from './problem.ts';
import {
  COMMAND,
  expected,
  isRecord,
  readKeys,
  readOneOf,
  unknownName,
  wholeNumber,
  type Read,
} from './read.ts';

/** A scenario as it is written in a file, a link or the memory of a widget: JSON. */
export type ScenarioSource = Readonly<Record<string, unknown>>;

export type Localized = Readonly<Partial<Record<'en' | 'zh-cn', string>>>;

/** What happens at one entry of a script. */
export type ScriptAction<T extends ModelTypes> =
  | { readonly kind: 'command'; readonly command: T['Command']; readonly written: unknown }
  | { readonly kind: 'expect'; readonly expectations: readonly Expectation<T>[] };

export interface ScriptEntry<T extends ModelTypes> {
  readonly at: Distribution;
  readonly action: ScriptAction<T>;
}

/** A scenario that has been read and checked, with every default filled in. */
export interface Scenario<T extends ModelTypes> {
  readonly source: ScenarioSource;
  /** The name of its model. */
  readonly model: string;
  readonly title: Localized;
  readonly why: Localized;
  readonly seed: number;
  readonly config: T['Config'];
  readonly initial: T['Initial'];
  readonly script: readonly ScriptEntry<T>[];
  /** `undefined`: 10 s after the last entry of the script. */
  readonly untilUs: Micros | undefined;
  readonly expect: readonly Expectation<T>[];
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
const A_SCENARIO = { en: 'a scenario', 'zh-cn': '一个场景' };
const MOST_COMMANDS = 10_000;
const UINT32_MAX = 0xffff_ffff;

/**
 * Checks a scenario (format 1) of one model and fills in its defaults. Throws {@link ScenarioError}
 * with the path of the first thing that is wrong.
 */
export function readScenarioOf<T extends ModelTypes>(model: Model<T>, value: unknown): Scenario<T> {
  const source = readKeys(value, [], { keys: KEYS, what: A_SCENARIO });
  if (source['format'] !== undefined && source['format'] !== 1) {
    throw expected({ en: 'format 1', 'zh-cn': '数字 1' }, source['format'], ['format']);
  }
  readModelName(source, [model.name]);
  const config = model.readConfig(source['config'], ['config'], source);
  const until = source['until'];
  return {
    source,
    model: model.name,
    title: readLocalized(source['title'], ['title']),
    why: readLocalized(source['why'], ['why']),
    seed: readSeed(source['seed'] ?? 0, ['seed']),
    config,
    initial: model.readInitial(source['initial'], ['initial'], config),
    script: readScript(source['script'], ['script'], { model, config }),
    untilUs: until === undefined ? undefined : readDuration(until, ['until']),
    expect: readEnd(source['expect'], ['expect'], { model, config }),
  };
}

/** Which of these models a scenario is of. Throws {@link ScenarioError}. */
export function readModelName<const Name extends string>(
  source: unknown,
  names: readonly Name[],
): Name {
  const { model: value } = isRecord(source)
    ? source
    : readKeys(source, [], { keys: KEYS, what: A_SCENARIO });
  const path = ['model'];
  if (value === undefined) {
    throw new ScenarioError(
      {
        en: `A scenario needs a model: add \`model: ${names[0] ?? ''}\`.`,
        'zh-cn': `场景要写明模型：请加上 \`model: ${names[0] ?? ''}\`。`,
      },
      path,
    );
  }
  const model = readOneOf(MODELS)(value, path);
  const name = names.find((one) => one === model);
  if (name !== undefined) return name;
  throw new ScenarioError(
    {
      en: `The model "${model}" is part of format 1, but cannot run here. What can: ${names.join(', ')}.`,
      'zh-cn': `模型 "${model}" 属于格式 1，但在这里运行不了。这里能运行的有：${names.join('、')}。`,
    },
    path,
  );
}

/** An unsigned 32-bit number. */
export const readSeed: Read<number> = (value, path) => {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= UINT32_MAX)
    return value;
  throw expected(wholeNumber(0, UINT32_MAX), value, path);
};

const readLocalized: Read<Localized> = (value, path) => {
  if (value === undefined) return {};
  if (typeof value === 'string') return { en: value };
  const texts = readKeys(value, path, {
    keys: ['en', 'zh-cn'],
    what: { en: 'text, or texts by language', 'zh-cn': '文字，或按语言分写的文字' },
  });
  for (const [language, text] of Object.entries(texts)) {
    if (typeof text !== 'string')
      throw expected({ en: 'text', 'zh-cn': '文字' }, text, [...path, language]);
  }
  return texts;
};

/** What reads the parts of a script. */
interface Of<T extends ModelTypes> {
  readonly model: Model<T>;
  readonly config: T['Config'];
}

function readScript<T extends ModelTypes>(
  value: unknown,
  path: Path,
  of: Of<T>,
): readonly ScriptEntry<T>[] {
  if (value === undefined) return [];
  if (!Array.isArray(value))
    throw expected(
      {
        en: 'a list of entries such as { at: 1s, crash: leader }',
        'zh-cn': '条目列表，每条形如 { at: 1s, crash: leader }',
      },
      value,
      path,
    );
  if (value.length > MOST_COMMANDS) {
    throw new ScenarioError(
      {
        en: `${String(value.length)} entries are more than the limit of ${String(MOST_COMMANDS)} commands.`,
        'zh-cn': `有 ${String(value.length)} 条，超过上限 ${String(MOST_COMMANDS)} 条命令。`,
      },
      path,
    );
  }
  return value.map((entry: unknown, index) => readEntry(entry, [...path, index], of));
}

function readEntry<T extends ModelTypes>(
  value: unknown,
  path: Path,
  { model, config }: Of<T>,
): ScriptEntry<T> {
  if (!isRecord(value))
    throw expected(
      {
        en: 'an entry such as { at: 1s, crash: leader }',
        'zh-cn': '一个条目，例如 { at: 1s, crash: leader }',
      },
      value,
      path,
    );
  const names = Object.keys(value).filter((key) => key !== 'at');
  const [name] = names;
  const known = [...model.commands, 'expect'];
  const unknown = names.find((one) => !known.includes(one));
  if (unknown !== undefined)
    throw unknownName({ name: unknown, known, what: COMMAND }, [...path, unknown]);
  if (name === undefined)
    throw new ScenarioError(
      {
        en: `An entry needs a command beside \`at\`: one of ${known.join(', ')}.`,
        'zh-cn': `除了 \`at\`，每个条目还要有一个命令：${known.join('、')} 之一。`,
      },
      path,
    );
  if (names.length > 1) {
    throw new ScenarioError(
      {
        en: `An entry has exactly one command; here are ${names.join(' and ')}. Make an entry of each.`,
        'zh-cn': `一个条目只能有一个命令，这里却有 ${names.join('、')}。请分成几个条目。`,
      },
      [...path, names[1] ?? name],
    );
  }
  const at = readDistribution(value['at'] ?? '0ms', [...path, 'at']);
  const valuePath = [...path, name];
  if (name === 'expect') {
    return {
      at,
      action: {
        kind: 'expect',
        expectations: model.readExpectations(value[name], valuePath, config),
      },
    };
  }
  const command = model.readCommand(name, value[name], { path: valuePath, config });
  return { at, action: { kind: 'command', command, written: { [name]: value[name] } } };
}

function readEnd<T extends ModelTypes>(
  value: unknown,
  path: Path,
  { model, config }: Of<T>,
): readonly Expectation<T>[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return model.readExpectations(value, path, config);
  return value.flatMap((one: unknown, index) =>
    model.readExpectations(one, [...path, index], config),
  );
}

/** The limit of virtual time, for whoever computes an `until`. */
export const LONGEST_UNTIL_US = LIMITS.virtualTimeUs;

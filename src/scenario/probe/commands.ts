import { TARGET } from '../../models/probe/process.ts';
import type { Micros } from '../../sim/time.ts';
import { readDuration } from '../duration.ts';
import { ScenarioError, type Path } from '../problem.ts';
import { COMMAND, expected, isRecord, readKeys, unknownName } from '../read.ts';

/** A command of the script, read and checked. */
export type ProbeCommand =
  | { readonly type: PlainCommand }
  /** Everything the target does takes so many times as long. */
  | { readonly type: 'slow'; readonly times: number }
  /** It fails and recovers in turns of this length; absent: no longer. */
  | { readonly type: 'flap'; readonly everyUs: Micros | undefined };

/** Commands whose value says no more than whom they are for: there is one target. */
export const PLAIN_COMMANDS = ['crash', 'restart', 'hang', 'fail', 'recover'] as const;
export type PlainCommand = (typeof PLAIN_COMMANDS)[number];

/** Every name that can stand beside `at`. */
export const COMMANDS: readonly string[] = [...PLAIN_COMMANDS, 'slow', 'flap'];

const FASTEST = 0.01;
const SLOWEST = 100_000;

/** The timer of flapping in turns of a length; a scenario may have several. */
export const flapTimer = (us: Micros): string => `flap${String(us)}`;

/** Reads one command by its name; `path` is the path of its value. */
export function readCommand(name: string, value: unknown, path: Path): ProbeCommand {
  const plain = PLAIN_COMMANDS.find((command) => command === name);
  if (plain) {
    readTarget(value, path);
    return { type: plain };
  }
  switch (name) {
    case 'slow':
      return { type: name, times: readTimes(value, path) };
    case 'flap':
      return { type: name, everyUs: readFlap(value, path) };
    default:
      throw unknownName({ name, known: COMMANDS, what: COMMAND }, path);
  }
}

/** The target by its name, or nothing: there is only one. */
function readTarget(value: unknown, path: Path): void {
  if (value === null || value === undefined || value === true || value === TARGET) return;
  if (Array.isArray(value) && value.length === 1 && value[0] === TARGET) return;
  throw new ScenarioError(
    {
      en: `There is one target here, named ${TARGET}: write \`${TARGET}\`, or nothing.`,
      'zh-cn': `这里只有一个目标，叫 ${TARGET}：写 \`${TARGET}\`，或者不写。`,
    },
    path,
  );
}

/** `5`, or `{ target: 5 }`. */
function readTimes(value: unknown, path: Path): number {
  const at = isRecord(value) ? [...path, TARGET] : path;
  const times = isRecord(value)
    ? readKeys(value, path, {
        keys: [TARGET],
        what: { en: 'how many times as slow', 'zh-cn': '慢到几倍' },
      })[TARGET]
    : value;
  if (typeof times === 'number' && times >= FASTEST && times <= SLOWEST) return times;
  throw expected(
    {
      en: `how many times as long everything takes, from ${String(FASTEST)} to ${String(SLOWEST)} (1 is as usual)`,
      'zh-cn': `用时的倍数（${String(FASTEST)}～${String(SLOWEST)}，1 为平常）`,
    },
    times,
    at,
  );
}

/** `{ every: 7s }`, `7s` or `off`. */
function readFlap(value: unknown, path: Path): Micros | undefined {
  if (value === 'off' || value === false) return undefined;
  const isKeyed = isRecord(value);
  const at = isKeyed ? [...path, 'every'] : path;
  const every = isKeyed
    ? readKeys(value, path, {
        keys: ['every'],
        what: { en: '{ every: 7s } or off', 'zh-cn': '{ every: 7s } 或 off' },
      })['every']
    : value;
  const us = readDuration(every, at);
  if (us > 0) return us;
  throw expected(
    { en: 'more than no time, such as 7s', 'zh-cn': '大于 0 的时长，例如 7s' },
    every,
    at,
  );
}

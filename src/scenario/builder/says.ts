/** What a program is told that asks for what cannot be. */
import type { Micros } from '../../sim/time.ts';
import { formatDuration } from '../duration.ts';
import { MEMBERS, nameOf } from '../names.ts';
import { butIs, quote, ScenarioError } from '../problem.ts';
import { expected, unknownName } from '../read.ts';
import type { UnmatchedRole } from '../unmatched-role.ts';
import type { Duration } from './words.ts';

export function noCondition(found: unknown): ScenarioError {
  return new ScenarioError(
    {
      en: `Expected a function that says whether it is so, such as () => run.leader !== undefined; found ${quote(found)}.`,
      'zh-cn': `这里应是一个判断函数，例如 () => run.leader !== undefined，${butIs(found)}。`,
    },
    ['advanceUntil'],
  );
}

export function neverTrue(how: {
  readonly within: Duration;
  readonly fromUs: Micros;
  readonly endUs: Micros;
}): ScenarioError {
  const [from, end] = [how.fromUs, how.endUs].map(formatDuration);
  return new ScenarioError(
    {
      en: `The condition did not become true within ${how.within} of virtual time (from ${String(from)} to ${String(end)}). If it only needs longer, say how long: advanceUntil(…, '1h').`,
      'zh-cn': `虚拟时间过了 ${how.within}（从 ${String(from)} 到 ${String(end)}），条件仍不成立。如果只是要等得更久，请写明多久：advanceUntil(…, '1h')。`,
    },
    ['advanceUntil'],
  );
}

export function conditionActs(): ScenarioError {
  return new ScenarioError(
    {
      en: 'The condition of advanceUntil may look at the run, but not act on it. Act after it has returned.',
      'zh-cn': 'advanceUntil 的条件只能查看运行，不能改动它。请等它返回以后再操作。',
    },
    ['advanceUntil'],
  );
}

export function tooLong(atUs: Micros, what?: string): ScenarioError {
  return new ScenarioError(
    {
      en: `The run would come to ${formatDuration(atUs)}; it may last 24 hours of virtual time.`,
      'zh-cn': `运行会到 ${formatDuration(atUs)}；虚拟时间最长 24 小时。`,
    },
    what === undefined ? [] : [what],
  );
}

/** With the role as its cause: the command line ends with 1 for it, as for any such scenario. */
export function nobody(cause: UnmatchedRole, command: string): ScenarioError {
  const isAll = cause.role === 'all';
  const error = new ScenarioError(
    {
      en: `${cause.message} Wait for one, as in run.advanceUntil(() => run.${isAll ? 'nowMs' : 'leader'} !== undefined), or name whom you mean.`,
      'zh-cn': `在 ${String(cause.atUs / 1000)} 毫秒时没有 ${cause.role}。请先等到有，例如 run.advanceUntil(() => run.leader !== undefined)，或者直接写名字。`,
    },
    [command],
  );
  error.cause = cause;
  return error;
}

export function noSettings(found: unknown): ScenarioError {
  return new ScenarioError({
    en: `Expected settings such as { nodes: 5, seed: 7 }, found ${quote(found)}.`,
    'zh-cn': `这里应是设置，例如 { nodes: 5, seed: 7 }，${butIs(found)}。`,
  });
}

export function notPlain(what: string): ScenarioError {
  return new ScenarioError(
    {
      en: 'Expected names, numbers, lists and objects of them, as a scenario has; this holds something else.',
      'zh-cn':
        '这里只能是名字、数字，以及由它们组成的列表和对象，与场景文件相同；现在含有别的东西。',
    },
    [what],
  );
}

export function tooMuch(most: number): ScenarioError {
  return new ScenarioError({
    en: `The program reached its limit of ${String(most)} events in all its runs. Let less time pass, or make fewer runs.`,
    'zh-cn': `程序各次运行的事件总数达到上限 ${String(most)}。请少推进一些时间，或少做几次运行。`,
  });
}

/** A name that nobody has. */
export function unknownMember(name: unknown, members: readonly string[]): ScenarioError {
  return typeof name === 'string'
    ? unknownName({ name, known: members, what: nameOf(MEMBERS) }, ['member'])
    : expected({ en: 'a name', 'zh-cn': '名字' }, name, ['member']);
}

/** What the page about the builder says around the names. */
import type { Language } from '../../i18n/language.ts';

interface BuilderStrings {
  readonly title: string;
  readonly lead: string;
  readonly how: string;
  readonly paragraphs: readonly string[];
  /** The title of each model's example. */
  readonly examples: Readonly<Record<string, string>>;
  readonly names: string;
  readonly all: string;
  readonly allSays: string;
  readonly settings: string;
  readonly settingsSays: string;
  readonly commands: string;
  readonly commandsSays: string;
  readonly views: string;
  readonly expectations: string;
  readonly expectationsSays: string;
  readonly default: string;
  readonly words: string;
  readonly wordsSays: readonly (readonly [word: string, says: string])[];
  readonly lab: string;
}

export const BUILDER_STRINGS: Readonly<Record<Language, BuilderStrings>> = {
  en: {
    title: 'Programs',
    lead: 'A scenario says what happens when. A program can also look, wait, count and repeat. Here is everything it can use.',
    how: 'How a program runs',
    paragraphs: [
      'Each of the five functions below makes a run and stops it at its start. Time is virtual: it passes when you say so, with `advance` and `advanceUntil`. Whatever you do to a run becomes a line of a scenario, one microsecond after what you have seen; `run.toScenario()` gives it, and as a file it gives the same trace.',
      'In the page a program has two seconds of your time and 250,000 events, and no way to the outside: it runs in a worker of a frame of its own. Time and chance are the run’s: there is no clock, and no random number without a seed.',
      'On the command line, `npm run -s scenario -- FILE.ts` runs the same program. `--seed` takes another seed for all its runs, `--trace` prints the trace of its one run. It ends with 0 when all that was expected is met, 1 when not, 2 when the program cannot run.',
    ],
    examples: {
      raft: 'The leader dies',
      lease: 'The leader crashes, and the Lease runs out',
      balancer: 'A backend dies',
      probe: 'The target dies',
      controlPlane: 'A host with the leader of etcd dies',
    },
    names: 'What there is',
    all: 'Every run',
    allSays: 'What a run of any model has, and two settings that every model takes.',
    settings: 'Settings',
    settingsSays: 'The keys of `config` in a scenario, word for word.',
    commands: 'Commands',
    commandsSays: 'The commands of a script, word for word. Each gives the run back.',
    views: 'To look at',
    expectations: 'To expect',
    expectationsSays:
      'In `run.expect({ … })`. Those that are numbers of milliseconds or counts are in `run.metrics` too.',
    default: 'default',
    words: 'Words in the signatures',
    wordsSays: [
      ['Duration', 'A length of virtual time with its unit: 150ms, 0.5ms, 2s, 1m.'],
      [
        'Distribution',
        'A length drawn anew each time: 10ms, 5-15ms, exp(10ms), normal(10ms, 2ms).',
      ],
      [
        'Who',
        'A name, a role (leader, follower, all), or a list of them. A role is looked up when the command runs.',
      ],
      ['Amount', 'A number, or its bounds: { min: 1, max: 3 }; one of the two may be left out.'],
      ['ServiceState', 'available, partly (some are answered) or unavailable.'],
      ['Service', 'connections, reads, writes, scheduling or controllers.'],
      ['Metrics', 'What is measured, by name: run.metrics.leaderlessMs. Milliseconds end in Ms.'],
      ['TraceEvent', 'A line of the trace: { at, type, … }; at is in virtual milliseconds.'],
      ['ScenarioSource', 'A scenario as an object, with the keys of its YAML.'],
    ],
    lab: 'The same in the laboratory',
  },
  'zh-cn': {
    title: '写程序',
    lead: '场景写的是什么时候发生什么。程序还能看、能等、能数、能重复。它能用的，全在这里。',
    how: '程序怎样运行',
    paragraphs: [
      '下面五个函数，各造一次运行，停在起点。时间是虚拟的：你说走才走，用 `advance` 和 `advanceUntil`。你对运行做的每件事，都成为场景里的一行，写在你所见之后一微秒；`run.toScenario()` 就是这个场景，存成文件去跑，轨迹相同。',
      '在网页里，程序最多跑两秒（你的时间）、250,000 个事件，也没有路通到外面：它在一个单独的框架里、一个 worker 中运行。时间和随机都属于那次运行：没有时钟，没有种子就没有随机数。',
      '在命令行里，`npm run -s scenario -- FILE.ts` 跑的是同一个程序。`--seed` 给所有运行换种子，`--trace` 输出唯一一次运行的轨迹。预期都符合，以 0 结束；有不符合的，以 1；程序跑不了，以 2。',
    ],
    examples: {
      raft: '领导者死了',
      lease: '领导者崩溃，Lease 到期',
      balancer: '一个后端死了',
      probe: '目标死了',
      controlPlane: 'etcd 领导者所在的主机死了',
    },
    names: '有什么',
    all: '每次运行都有',
    allSays: '任何模型的运行都有这些；最后两个是每个模型都接受的设置。',
    settings: '设置',
    settingsSays: '与场景里 `config` 的键一字不差。',
    commands: '命令',
    commandsSays: '与场景脚本里的命令一字不差。每个都返回这次运行。',
    views: '可以看的',
    expectations: '可以预期的',
    expectationsSays: '写在 `run.expect({ … })` 里。其中的毫秒数和次数，`run.metrics` 里也有。',
    default: '默认',
    words: '签名里的词',
    wordsSays: [
      ['Duration', '带单位的虚拟时长：150ms、0.5ms、2s、1m。'],
      ['Distribution', '每次重新抽取的时长：10ms、5-15ms、exp(10ms)、normal(10ms, 2ms)。'],
      ['Who', '名字、角色（leader、follower、all），或它们的列表。角色在命令执行时才确定是谁。'],
      ['Amount', '一个数，或它的上下限：{ min: 1, max: 3 }，可以只写一边。'],
      ['ServiceState', 'available、partly（部分有应答）或 unavailable。'],
      ['Service', 'connections、reads、writes、scheduling 或 controllers。'],
      ['Metrics', '测得的数值，按名字取：run.metrics.leaderlessMs。以 Ms 结尾的，单位是毫秒。'],
      ['TraceEvent', '轨迹的一行：{ at, type, … }，at 是虚拟毫秒。'],
      ['ScenarioSource', '场景写成对象，键与 YAML 相同。'],
    ],
    lab: '在实验室里看',
  },
};

/** Text with its `code` told apart: odd places are code. */
export function codeParts(text: string): readonly string[] {
  return text.split('`');
}

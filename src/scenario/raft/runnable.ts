import { RaftStory, type NarratedEvent } from '../../narration/raft.ts';
import { RAFT_NAMES } from '../../narration/roles.ts';
import type { Language } from '../../narration/language.ts';
import { runnableOf, type Runnable } from '../runnable.ts';
import { narrationConfig } from './narration-config.ts';
import { RaftRun, readRaftScenario, type RaftScenario } from './run.ts';

interface Texts {
  readonly untitled: string;
  readonly setting: (nodes: number, preset: string, seed: number) => string;
  readonly modified: (rules: readonly string[]) => string;
}

const TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    untitled: 'A Raft run',
    setting: (nodes, preset, seed) =>
      `${String(nodes)} ${nodes === 1 ? 'member' : 'members'}, ${preset === 'etcd' ? "etcd's rules" : "the paper's rules"}, seed ${String(seed)}`,
    modified: (rules) => `Modified Raft: ${rules.join(', ')} switched off`,
  },
  'zh-cn': {
    untitled: '一次 Raft 运行',
    setting: (nodes, preset, seed) =>
      `${String(nodes)} 个成员，${preset === 'etcd' ? '按 etcd 的规则' : '按论文的规则'}，种子 ${String(seed)}`,
    modified: (rules) => `改动过的 Raft：已关闭 ${rules.join('、')}`,
  },
};

/** Throws `ScenarioError`. */
export function raftRunnable(value: unknown): Runnable {
  const scenario = readRaftScenario(value);
  return runnableOf(scenario, {
    start: (options) => new RaftRun(scenario, options),
    tell: (language, ofSeed) => {
      const story = new RaftStory({ language, config: narrationConfig(scenario) });
      return {
        untitled: TEXTS[language].untitled,
        setting: settingOf(scenario, language, ofSeed),
        metricNames: RAFT_NAMES[language].metrics,
        lines: story.lines,
        take: (event) => {
          story.take(event as NarratedEvent);
        },
      };
    },
  });
}

function settingOf({ config }: RaftScenario, language: Language, seed: number): string[] {
  const { settings, nodes } = config;
  const texts = TEXTS[language];
  const off = Object.entries(settings.rules).flatMap(([rule, isOn]) => (isOn ? [] : [rule]));
  return [
    texts.setting(nodes.length, settings.preset, seed),
    ...(off.length > 0 ? [texts.modified(off)] : []),
  ];
}

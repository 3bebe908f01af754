import type { BackendSettings } from '../../models/balancer/settings.ts';
import { BALANCER_NAMES, balancerMetricNames } from '../../narration/balancer-names.ts';
import { BalancerStory, type BalancerTraceEvent } from '../../narration/balancer.ts';
import type { Language } from '../../narration/language.ts';
import { formatNumber, formatSetting } from '../../narration/numbers.ts';
import type { Micros } from '../../sim/time.ts';
import { runnableOf, type Runnable } from '../runnable.ts';
import type { BalancerConfig } from './config.ts';
import { narrationConfig } from './narration-config.ts';
import { BalancerRun, readBalancerScenario, type BalancerScenario } from './run.ts';

const UNTITLED: Readonly<Record<Language, string>> = {
  en: 'A load balancer',
  'zh-cn': '一个负载均衡器',
};

const MOST_WEIGHTS = 15;

/** Throws `ScenarioError`. */
export function balancerRunnable(value: unknown): Runnable {
  const scenario = readBalancerScenario(value);
  const names = scenario.config.settings.everBackends.map(({ id }) => id);
  return runnableOf(scenario, {
    start: (options) => new BalancerRun(scenario, options),
    tell: (language, ofSeed) => {
      const story = new BalancerStory({ language, config: narrationConfig(scenario) });
      return {
        untitled: UNTITLED[language],
        setting: settingOf(scenario, language, ofSeed),
        metricNames: balancerMetricNames(language, names),
        get lines() {
          return story.lines;
        },
        take: (event) => {
          story.take(event as BalancerTraceEvent);
        },
      };
    },
  });
}

/** What is balanced and how; then how the balancer learns of faults, and the seed. */
function settingOf({ config }: BalancerScenario, language: Language, seed: number): string[] {
  return language === 'en' ? settingEn(config, seed) : settingZhCn(config, seed);
}

function settingEn({ settings, health }: BalancerConfig, seed: number): string[] {
  const { backends, strategy, connections, clients, passive, retries } = settings;
  const set = (us: Micros): string => formatSetting(us, 'en');
  const many = (count: number, one: string, more: string): string =>
    `${formatNumber(count, 'en')} ${count === 1 ? one : more}`;
  const { strategies, connections: modes } = BALANCER_NAMES.en;
  const weights = weightsOf(backends);
  const who = many(backends.length, 'backend', 'backends');
  const learns = [
    health
      ? `checks every ${set(health.intervalUs)}, timeout ${set(health.timeoutUs)}, fall ${String(health.fall)}, rise ${String(health.rise)}`
      : 'no checks',
    ...(passive
      ? [`max_fails ${String(passive.maxFails)}, fail_timeout ${set(passive.failTimeoutUs)}`]
      : []),
    ...(retries === 0 ? [] : [many(retries, 'retry', 'retries')]),
    `seed ${String(seed)}`,
  ];
  const from = many(clients.length, 'client', 'clients');
  return [
    `${strategies[strategy.name]} over ${who}${weights && ` (weights ${weights})`}, ${from}, ${modes[connections]}`,
    learns.join(', '),
  ];
}

function settingZhCn({ settings, health }: BalancerConfig, seed: number): string[] {
  const { backends, strategy, connections, clients, passive, retries } = settings;
  const set = (us: Micros): string => formatSetting(us, 'zh-cn');
  const { strategies, connections: modes } = BALANCER_NAMES['zh-cn'];
  const weights = weightsOf(backends);
  const learns = [
    health
      ? `每 ${set(health.intervalUs)}检查一次，超时 ${set(health.timeoutUs)}，连续失败 ${String(health.fall)} 次判定不健康，成功 ${String(health.rise)} 次判定健康`
      : '没有健康检查',
    ...(passive
      ? [`max_fails ${String(passive.maxFails)}，fail_timeout ${set(passive.failTimeoutUs)}`]
      : []),
    ...(retries === 0 ? [] : [`重试 ${String(retries)} 次`]),
    `种子 ${String(seed)}`,
  ];
  const who = `${formatNumber(backends.length, 'zh-cn')} 个后端`;
  const from = `${formatNumber(clients.length, 'zh-cn')} 个客户端`;
  return [
    `${strategies[strategy.name]}，${who}${weights && `（权重 ${weights}）`}，${from}，${modes[connections]}`,
    learns.join('，'),
  ];
}

/** `5 1 1`; empty where all are alike, or too many to read. */
function weightsOf(backends: readonly BackendSettings[]): string {
  const weights = backends.map(({ weight }) => weight);
  const isWorthSaying = new Set(weights).size > 1 && weights.length <= MOST_WEIGHTS;
  return isWorthSaying ? weights.map(String).join(' ') : '';
}

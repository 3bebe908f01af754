import { CONTROL_PLANE_NAMES } from '../../narration/control-plane-names.ts';
import { ControlPlaneStory, type ControlPlaneTraceEvent } from '../../narration/control-plane.ts';
import type { Language } from '../../narration/language.ts';
import { formatCount, formatNumber, formatSetting } from '../../narration/numbers.ts';
import type { Micros } from '../../sim/time.ts';
import { runnableOf, type Runnable } from '../runnable.ts';
import type { ControlPlaneConfig } from './config.ts';
import { narrationConfig } from './narration-config.ts';
import { ControlPlaneRun, readControlPlaneScenario, type ControlPlaneScenario } from './run.ts';

const UNTITLED: Readonly<Record<Language, string>> = {
  en: 'A control plane',
  'zh-cn': '一个控制平面',
};

/** Throws `ScenarioError`. */
export function controlPlaneRunnable(value: unknown): Runnable {
  const scenario = readControlPlaneScenario(value);
  return runnableOf(scenario, {
    start: (options) => new ControlPlaneRun(scenario, options),
    tell: (language, ofSeed) => {
      const story = new ControlPlaneStory({ language, config: narrationConfig(scenario) });
      return {
        untitled: UNTITLED[language],
        setting: settingOf(scenario, language, ofSeed),
        metricNames: CONTROL_PLANE_NAMES[language].metrics,
        get lines() {
          return story.lines;
        },
        take: (event) => {
          story.take(event as ControlPlaneTraceEvent);
        },
      };
    },
  });
}

/** What the cluster consists of; then who stands in front, how Leases are kept, and the seed. */
function settingOf({ config }: ControlPlaneScenario, language: Language, seed: number): string[] {
  return language === 'en' ? settingEn(config, seed) : settingZhCn(config, seed);
}

function settingEn(
  { topology, cluster, check, election }: ControlPlaneConfig,
  seed: number,
): string[] {
  const { masters, etcdHosts, workers, front } = cluster;
  const set = (us: Micros): string => formatSetting(us, 'en');
  const many = ({ length }: readonly unknown[], what: string): string =>
    `${formatCount(length, 'en')} ${what}${length === 1 ? '' : 's'}`;
  const etcd =
    topology === 'stacked'
      ? 'each with a member of etcd'
      : `etcd on ${many(etcdHosts, 'host')} of its own`;
  const who = {
    balancer: `a load balancer ${front.kind === 'balancer' && front.isChecked ? `that checks every ${set(check.intervalUs)}, fall ${String(check.failureThreshold)}, rise ${String(check.successThreshold)}` : 'without checks'}`,
    vrrp: 'a virtual IP by VRRP',
    'kube-vip': 'a virtual IP by kube-vip',
    none: 'nobody in front',
  }[front.kind];
  const { leaseDurationUs, renewDeadlineUs, retryPeriodUs } = election;
  return [
    `${many(masters, 'master')}, ${etcd}; ${many(workers, 'worker')}; ${who}`,
    `leaseDuration ${set(leaseDurationUs)}, renewDeadline ${set(renewDeadlineUs)}, retryPeriod ${set(retryPeriodUs)}, seed ${String(seed)}`,
  ];
}

function settingZhCn(
  { topology, cluster, check, election }: ControlPlaneConfig,
  seed: number,
): string[] {
  const { masters, etcdHosts, workers, front } = cluster;
  const set = (us: Micros): string => formatSetting(us, 'zh-cn');
  const n = ({ length }: readonly unknown[]): string => formatNumber(length, 'zh-cn');
  const etcd =
    topology === 'stacked' ? '每个上有一个 etcd 成员' : `etcd 在另外 ${n(etcdHosts)} 台主机上`;
  const who = {
    balancer:
      front.kind === 'balancer' && front.isChecked
        ? `负载均衡器每 ${set(check.intervalUs)}检查一次，连续失败 ${String(check.failureThreshold)} 次摘除，成功 ${String(check.successThreshold)} 次恢复`
        : '负载均衡器不做健康检查',
    vrrp: '虚拟 IP 由 VRRP 管理',
    'kube-vip': '虚拟 IP 由 kube-vip 管理',
    none: '前面没有负载均衡器',
  }[front.kind];
  const { leaseDurationUs, renewDeadlineUs, retryPeriodUs } = election;
  return [
    `${n(masters)} 个控制平面节点，${etcd}；${n(workers)} 个工作节点；${who}`,
    `租约时长 ${set(leaseDurationUs)}，续约时限 ${set(renewDeadlineUs)}，重试间隔 ${set(retryPeriodUs)}，种子 ${String(seed)}`,
  ];
}

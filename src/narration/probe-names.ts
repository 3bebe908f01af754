/** Names of what a picture of probes shows: states, probes, reasons, metrics, commands, properties. */
import type { ProbeEvent } from '../models/probe/events.ts';
import type { KubeletStateName } from '../models/probe/kubelet.ts';
import type { Outcome, ProbeName, VerdictEvent } from '../models/probe/messages.ts';
import type { TargetStateName } from '../models/probe/target.ts';
import type { Language } from './language.ts';

/** What a prober makes of its target, as pictures and expectations name it. */
export type ShownProbeState = VerdictEvent['type'] | KubeletStateName | 'ready' | 'notReady';

export type ProbeCommandName = 'crash' | 'restart' | 'hang' | 'fail' | 'recover' | 'slow' | 'flap';

export type ProbePropertyName = 'verdict-needs-threshold';

export type ProbeMetricName =
  'detectMs' | 'recoverMs' | 'falseAlarms' | 'transitions' | 'restarts' | 'checks';

export interface ProbeNames {
  readonly target: string;
  readonly kubelet: string;
  readonly probes: Readonly<Record<ProbeName, string>>;
  readonly targetStates: Readonly<Record<TargetStateName, string>>;
  readonly states: Readonly<Record<ShownProbeState, string>>;
  readonly outcomes: Readonly<Record<Outcome, string>>;
  readonly events: Readonly<Record<ProbeEvent['type'], string>>;
  readonly properties: Readonly<Record<ProbePropertyName, string>>;
  readonly metrics: Readonly<Record<ProbeMetricName, string>>;
  /** As a menu offers them. */
  readonly commands: Readonly<Record<ProbeCommandName, string>>;
}

const en: ProbeNames = {
  target: 'target',
  kubelet: 'kubelet',
  probes: {
    health: 'health check',
    startup: 'startup probe',
    liveness: 'liveness probe',
    readiness: 'readiness probe',
  },
  targetStates: {
    starting: 'starting',
    serving: 'serving',
    failing: 'failing',
    hung: 'hung',
    dead: 'dead',
  },
  states: {
    healthy: 'healthy',
    unhealthy: 'unhealthy',
    running: 'running, not started',
    started: 'started, not ready',
    ready: 'ready',
    notReady: 'not ready',
    terminating: 'terminating',
    waiting: 'waiting to be restarted',
  },
  outcomes: {
    answered: 'answered',
    failing: 'answered that it is not well',
    refused: 'connection refused',
    timeout: 'no answer in time',
  },
  events: {
    check: 'check',
    healthy: 'verdict: healthy',
    unhealthy: 'verdict: unhealthy',
    containerStarted: 'container started',
    started: 'startup probe succeeded',
    ready: 'ready',
    notReady: 'not ready',
    terminate: 'SIGTERM',
    kill: 'SIGKILL',
    containerExited: 'container ended',
    backOff: 'back-off',
    state: 'state of the target',
  },
  properties: { 'verdict-needs-threshold': 'verdict needs threshold' },
  metrics: {
    detectMs: 'time until the failure is noticed',
    recoverMs: 'time until the recovery is noticed',
    falseAlarms: 'number of false alarms',
    transitions: 'number of changes of verdict',
    restarts: 'number of restarts',
    checks: 'number of checks',
  },
  commands: {
    crash: 'Crash',
    restart: 'Restart',
    hang: 'Hang',
    fail: 'Fail',
    recover: 'Recover',
    slow: 'Slow down',
    flap: 'Flap',
  },
};

const zhCn: ProbeNames = {
  target: '目标',
  kubelet: 'kubelet',
  probes: {
    health: '健康检查',
    startup: '启动探针',
    liveness: '存活探针',
    readiness: '就绪探针',
  },
  targetStates: {
    starting: '启动中',
    serving: '正常服务',
    failing: '报告故障',
    hung: '卡死',
    dead: '已崩溃',
  },
  states: {
    healthy: '健康',
    unhealthy: '不健康',
    running: '在运行，启动未完成',
    started: '已启动，未就绪',
    ready: '就绪',
    notReady: '未就绪',
    terminating: '正在终止',
    waiting: '等待重启',
  },
  outcomes: {
    answered: '有应答',
    failing: '应答说有故障',
    refused: '连接被拒绝',
    timeout: '超时没有应答',
  },
  events: {
    check: '检查',
    healthy: '判定健康',
    unhealthy: '判定不健康',
    containerStarted: '容器启动',
    started: '启动探针成功',
    ready: '就绪',
    notReady: '未就绪',
    terminate: 'SIGTERM',
    kill: 'SIGKILL',
    containerExited: '容器退出',
    backOff: '退避',
    state: '目标的状态',
  },
  properties: { 'verdict-needs-threshold': '判定须达阈值' },
  metrics: {
    detectMs: '发现故障用时',
    recoverMs: '发现恢复用时',
    falseAlarms: '误报次数',
    transitions: '判定变化次数',
    restarts: '重启次数',
    checks: '检查次数',
  },
  commands: {
    crash: '崩溃',
    restart: '重启',
    hang: '卡死',
    fail: '报告故障',
    recover: '恢复',
    slow: '变慢',
    flap: '时好时坏',
  },
};

export const PROBE_NAMES: Readonly<Record<Language, ProbeNames>> = { en, 'zh-cn': zhCn };

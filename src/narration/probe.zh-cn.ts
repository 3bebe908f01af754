/** The sentences of a run of probes in Chinese. */
import type { ProbeMessage } from '../models/probe/messages.ts';
import { formatBetween, formatMs, formatNames, formatSeconds, formatSetting } from './numbers.ts';
import { PROBE_NAMES } from './probe-names.ts';
import { expectationZhCn } from './probe/expectation.zh-cn.ts';
import type { Checks, ProbeFactOf, ProbePhrases, Since } from './probe/facts.ts';

const NAMES = PROBE_NAMES['zh-cn'];

const s = (us: number): string => formatSeconds(us, 'zh-cn');
const set = (us: number): string => formatSetting(us, 'zh-cn');
const inARow = (count: number, what: '失败' | '成功'): string =>
  count === 1 ? `${what} 1 次` : `连续${what} ${String(count)} 次`;

const why = ({ reason, timeoutUs }: Pick<Checks, 'reason' | 'timeoutUs'>): string =>
  reason === 'timeout' ? `${set(timeoutUs)}内没有应答` : NAMES.outcomes[reason];

const after = (since: Since | undefined): string => {
  if (!since) return '';
  const what = { crash: '崩溃', hang: '卡死', fail: '出故障', slow: '变慢' }[since.what];
  return `，此时距${what}已有 ${s(since.us)}`;
};

const falseAlarm = ({ isServing }: Pick<Checks, 'isServing'>): string =>
  isServing ? '这是误报：目标其实在正常工作。' : '';

export const probeZhCn: ProbePhrases = {
  command: commandZhCn,
  noEffect: () => '这条指令没有效果。',
  note: ({ note, node }) =>
    node === undefined ? `备注：${note}。` : `关于 ${node} 的备注：${note}。`,
  sent: ({ from, to, message }) => messageZhCn(from, to, message),
  delivered: ({ id }) => `消息 ${String(id)} 到达。`,
  dropped: ({ id, reason }) => `消息 ${String(id)} 丢失（${reason}）。`,
  timer: ({ node, timer }) => `${node} 的定时器 ${timer} 到了。`,
  process: ({ node, what }) => {
    const does = { crash: '停止', restart: '启动', pause: '暂停', resume: '恢复运行' }[what];
    return `${node} ${does}。`;
  },
  violated: ({ property, nodes }) =>
    property === 'verdict-needs-threshold'
      ? `违反“判定须达阈值”：检查次数还不够，${formatNames(nodes, 'zh-cn')} 就改了判定。`
      : `违反 ${property}（${formatNames(nodes, 'zh-cn')}）。`,
  expected: expectationZhCn,

  firstCheck: ({ probe, periodUs }) =>
    `${NAMES.probes[probe]}发现目标一切正常，以后每 ${set(periodUs)}检查一次。`,
  passes: ({ probe }) => `${NAMES.probes[probe]}发现目标一切正常。`,
  fails: ({ probe, count, of, isOver, times, most, isServing, ...how }) => {
    const name = NAMES.probes[probe];
    const slow = isServing && how.reason === 'timeout' ? '目标只是慢。' : '';
    if (times > 1) {
      return `${name}断断续续失败了 ${String(times)} 回，最多${inARow(most, '失败')}（${why(how)}）。连续 ${String(of)} 次才算数，判定不变。`;
    }
    if (isOver) {
      return `${name}${inARow(count, '失败')}（${why(how)}），接着又成功了。连续 ${String(of)} 次才算数，计数归零。${slow}`;
    }
    return `${name}失败：${why(how)}（第 ${String(count)} 次，共需 ${String(of)} 次）。${slow}`;
  },
  rises: ({ probe, count, of }) =>
    `${NAMES.probes[probe]}成功（第 ${String(count)} 次，共需 ${String(of)} 次）。`,
  checked: ({ probe, reason, ...how }) =>
    reason === 'answered'
      ? `${NAMES.probes[probe]}成功。`
      : `${NAMES.probes[probe]}失败：${why({ reason, ...how })}。`,
  unhealthy: ({ since, isFirst, ...checks }) => {
    const { count, probe } = checks;
    const name = NAMES.probes[probe];
    const rests = isFirst
      ? `第一次${name}就失败，一次就够（${why(checks)}）`
      : `${name}${inARow(count, '失败')}（${why(checks)}）`;
    return `判定不健康：${rests}${after(since)}。${falseAlarm(checks)}`;
  },
  healthy: ({ probe, count, backUs }) => {
    const back = backUs === undefined ? '' : `，此时目标恢复已有 ${s(backUs)}`;
    return `判定健康：${NAMES.probes[probe]}${inARow(count, '成功')}${back}。`;
  },
  turned: ({ from, to, startUs }) =>
    startUs === undefined
      ? `目标从“${NAMES.targetStates[from]}”变成“${NAMES.targetStates[to]}”。`
      : `目标启动用了 ${s(startUs)}，现在开始服务。`,

  containerStarted: ({ restarts, isAtOnce }) => {
    if (restarts === 0) return 'kubelet 启动容器。';
    return `kubelet ${isAtOnce ? '立即' : ''}重新启动容器，这是第 ${String(restarts)} 次重启。`;
  },
  started: ({ afterUs }) => `启动 ${s(afterUs)}后，启动探针成功。从现在起，其他探针开始生效。`,
  ready: ({ by, afterUs, backUs }) => {
    if (!by) return '就绪：容器没有就绪探针，启动即算就绪。';
    const when = backUs === undefined ? `容器启动 ${s(afterUs)}后` : `目标恢复 ${s(backUs)}后`;
    return `就绪：${when}，就绪探针${inARow(by.count, '成功')}。开始接收请求。`;
  },
  notReady: ({ by, since }) =>
    by
      ? `未就绪：就绪探针${inARow(by.count, '失败')}（${why(by)}）${after(since)}。不再接收请求，但不会重启。${falseAlarm(by)}`
      : '未就绪：容器已经退出。',
  terminate: terminateZhCn,
  kill: ({ afterUs }) => `过了 ${set(afterUs)}进程还没退出，kubelet 强行杀掉它（SIGKILL）。`,
  containerExited: ({ exit }) => {
    switch (exit) {
      case 'crashed':
        return '进程自己退出了。';
      case 'stopped':
        return '进程被停掉。';
      case 'terminated':
        return '进程收到 SIGTERM 后退出。';
      case 'killed':
        return '进程被杀掉。';
    }
  },
  backOff: ({ forUs }) => `CrashLoopBackOff：kubelet 要等 ${set(forUs)}，才重新启动容器。`,
};

function commandZhCn({
  command,
  text,
  isKubelet,
  times,
  everyUs,
  response,
}: ProbeFactOf<'command'>): string {
  switch (command) {
    case 'crash':
      return isKubelet ? '进程崩溃。' : '目标崩溃，连接一律被拒绝。';
    case 'restart':
      return isKubelet ? '有人停掉了进程。' : '目标重新启动。';
    case 'hang':
      return '目标卡死：连接照收，却不再应答。';
    case 'fail':
      return '从现在起，目标应答说自己有故障。';
    case 'recover':
      return '目标恢复正常。';
    case 'slow':
      return times === 1
        ? '目标恢复原来的速度。'
        : `从现在起，目标做什么都要花 ${String(times)} 倍的时间：一次应答要 ${formatBetween(response, 'zh-cn', formatMs)}。`;
    case 'flap':
      return everyUs === undefined
        ? '目标不再时好时坏。'
        : `从现在起，目标时好时坏：每 ${set(everyUs)}变一次。`;
    case undefined:
      return `指令：${text}。`;
  }
}

function terminateZhCn({ by, since, truth, afterUs }: ProbeFactOf<'terminate'>): string {
  const rests = by
    ? `${NAMES.probes[by.probe]}${inARow(by.count, '失败')}（${why(by)}）`
    : '探针失败';
  const isStarting = truth === 'starting';
  const when = isStarting ? `，此时容器才启动 ${s(afterUs)}` : after(since);
  const isWrong = isStarting ? '应用其实只是还没启动完。' : by ? falseAlarm(by) : '';
  return `${rests}${when}：kubelet 终止容器（SIGTERM）。${isWrong}`;
}

function messageZhCn(from: string, to: string, message: ProbeMessage): string {
  switch (message.type) {
    case 'check':
      return `${NAMES.probes[message.probe]}询问 ${to}。`;
    case 'checked':
      return `${from} 应答${NAMES.probes[message.probe]}：${NAMES.outcomes[message.reason ?? 'answered']}。`;
    default:
      return `${from} 告诉 ${to}：${message.type}。`;
  }
}

/** Sentences about health in Chinese. */
import type { Failure } from '../../models/probe/messages.ts';
import { joinHan } from '../numbers.ts';
import type { BalancerFactOf, BalancerPhrases, Trouble } from './facts.ts';
import {
  connections,
  cutZhCn,
  isOne,
  it,
  list,
  meanwhileZhCn,
  n,
  of as about,
  s,
  set,
  span,
  times as frequencies,
} from './words.zh-cn.ts';

type Kinds =
  'checkFails' | 'strayChecks' | 'markedDown' | 'markedUp' | 'falseAlarms' | 'leftOut' | 'trusted';

export const healthZhCn: Pick<BalancerPhrases, Kinds> = {
  checkFails: ({ target, reason, inRow, of, timeoutUs, lastUs }) => {
    const which = `（连续第 ${n(inRow)} 次，共需 ${n(of)} 次）`;
    const does = {
      refused: '拒绝健康检查',
      timeout: `在 ${set(timeoutUs)}内没有应答健康检查`,
      failing: '对健康检查答“未就绪”',
    }[reason];
    if (inRow === 1) return `${joinHan(target, does)}${which}。`;
    return `到第 ${s(lastUs)}，${target} 已连续 ${n(inRow)} 次没通过健康检查（共需 ${n(of)} 次）：${gave(reason, timeoutUs)}。`;
  },
  strayChecks: ({ by, reason, of, times, most, timeoutUs }) => {
    const nodes = [...by.keys()];
    const whose = isOne(nodes) ? '' : `（${frequencies(by)}）`;
    const works = about(nodes, '明明在正常工作');
    const fails = times === 1 ? '有一次健康检查却失败' : `健康检查却有 ${n(times)} 次失败`;
    return `${works}，${fails}${whose}：${gave(reason, timeoutUs)}；最多连续 ${n(most)} 次，满 ${n(of)} 次才算数。`;
  },
  markedDown: markedDownZhCn,
  markedUp: markedUpZhCn,
  falseAlarms: ({ by, times, outUs }) => {
    const nodes = [...by.keys()];
    const who = isOne(nodes) ? joinHan('又误报', list(nodes)) : '又有误报';
    const whose = isOne(nodes) ? '' : `（${frequencies(by)}）`;
    const out = outUs === 0 ? '' : `，合计 ${s(outUs)}没有得到新流量`;
    return `${who}，到现在共 ${n(times)} 次${whose}${out}。`;
  },
  leftOut: ({ by, fails, forUs, times, isServing }) => {
    const nodes = [...by.keys()];
    if (times > 1) {
      const whose = by.size > 1 ? `（${frequencies(by)}）` : '';
      return `${about(nodes, '已')} ${n(times)} 次暂时摘除${whose}，每次 ${set(forUs)}。`;
    }
    const alarm = isServing ? `这是误报：${about(nodes, '其实在正常工作')}。` : '';
    return `${n(fails)} 个请求失败就够了：${joinHan('负载均衡器暂时摘除', list(nodes))}，${set(forUs)}后再放请求去试。${alarm}`;
  },
  trusted: ({ targets, afterUs }) =>
    `${about(targets, '应答了请求')}，恢复正常分配，此时距摘除 ${span(afterUs)}。`,
};

function gave(reason: Failure, timeoutUs: number): string {
  return {
    refused: '拒绝连接',
    timeout: `${set(timeoutUs)}内没有应答`,
    failing: '答“未就绪”',
  }[reason];
}

const SINCE: Readonly<Record<Trouble, string>> = {
  crash: '崩溃',
  stop: '停止',
  restart: '停止',
  hang: '卡死',
  unready: '报告未就绪',
};

function markedDownZhCn(fact: BalancerFactOf<'markedDown'>): string {
  const { targets, trouble, of, inRow, afterUs, waiting, cut, usable } = fact;
  const closes = joinHan(`负载均衡器关闭${it(targets)}的`, `${n(cut.clients)} 条连接`);
  const ends = `${cutZhCn(cut, closes)}${usable === 0 ? '已经没有后端可用。' : ''}`;
  if (trouble === undefined) return `${falseAlarmZhCn(fact)}${ends}`;
  const who =
    of > targets.length && !isOne(targets) ? `${list(targets)}（共 ${n(of)} 个）` : list(targets);
  const failed = inRow === 1 ? '1 次健康检查失败' : `连续 ${n(inRow)} 次健康检查失败`;
  const verdict = `${failed}，${joinHan('负载均衡器判定', joinHan(who, '不健康'))}，此时距${SINCE[trouble]} ${span(afterUs)}；从现在起不再给${it(targets)}新流量。`;
  const wait = waiting === 0 ? '' : `还有 ${n(waiting)} 个请求在那里干等。`;
  return `${verdict}${meanwhileZhCn(fact)}${wait}${ends}`;
}

function falseAlarmZhCn({
  targets,
  reason,
  inRow,
  timeoutUs,
}: BalancerFactOf<'markedDown'>): string {
  return `误报：${about(targets, '其实在正常工作')}，只是健康检查连续 ${n(inRow)} 次失败（${gave(reason, timeoutUs)}）。负载均衡器判定它不健康，不再给它新流量。`;
}

function markedUpZhCn({
  targets,
  inRow,
  afterUs,
  outUs,
  slowStartUs,
  now,
}: BalancerFactOf<'markedUp'>): string {
  const passed = inRow === 1 ? '1 次健康检查通过' : `连续 ${n(inRow)} 次健康检查通过`;
  const again = joinHan('负载均衡器重新判定', about(targets, '健康'));
  const verdict =
    afterUs === undefined
      ? `误报结束，历时 ${span(outUs)}：${passed}，${again}。`
      : `${passed}，${again}，此时距恢复 ${span(afterUs)}；${it(targets)}有 ${span(outUs)}没有得到新流量。`;
  const slowly = slowStartUs === 0 ? '' : `${it(targets)}的权重在 ${set(slowStartUs)}里逐步增大。`;
  const stay = now ? `连接不会自己挪过来：${connections(now)}。` : '';
  return `${verdict}${slowly}${stay}`;
}

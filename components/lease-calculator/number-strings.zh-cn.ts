import type { Calculation } from '../../src/scenario/lease/calculation.ts';
import { formatNumber, formatSetting } from '../../src/narration/numbers.ts';
import { length, longestWaitUs } from './say.ts';
import type { NumberStrings } from './number-strings.en.ts';

const set = (us: number): string => formatSetting(us, 'zh-cn');
const near = (us: number): string => length(us, 'near', 'zh-cn');
const atLeast = (us: number): string => length(us, 'down', 'zh-cn');
const atMost = (us: number): string => length(us, 'up', 'zh-cn');
const slowest = ({ oneWay }: Calculation): string => set(2 * oneWay.maxUs);
const ratio = (value: number): string => String(Math.floor(value * 100) / 100);

export const zhCnNumbers: NumberStrings = {
  wordSpace: '',
  results: '结果',

  numbers: {
    margin: (n) => [
      atLeast(n.marginUs),
      '前后两个领导者之间的安全余量',
      `${set(n.publishedUs)} −（${set(n.settings.retryPeriodUs)} + ${set(n.settings.renewDeadlineUs)}）− 一次请求 ${slowest(n)}。${n.clockRatio > 1 ? `一个时钟最快可以是另一个的 ${ratio(n.clockRatio)} 倍。` : ''}`,
    ],
    fastest: (n) => [
      atLeast(n.afterCrash.minUs),
      '崩溃后最快的故障转移',
      `租约 ${set(n.publishedUs)}，减去一次间隔 ${set(n.settings.retryPeriodUs)}：正要续约时崩溃。`,
    ],
    slowest: (n) => [
      atMost(n.afterCrash.maxUs),
      '崩溃后最慢的故障转移',
      `租约 ${set(n.publishedUs)} + 两次读取都刚好错过，共 ${set(2 * longestWaitUs(n))} + 五次请求。`,
    ],
    release: (n) => [
      atMost(n.afterRelease.maxUs),
      '释放后最慢的故障转移',
      `一次读取刚好错过，${set(longestWaitUs(n))} + 四次请求。只有一个待命时，平均 ${near(n.afterRelease.meanUs)}。`,
    ],
    refusal: (n) => [
      atLeast(n.refusal.alwaysUs),
      '一定熬得过的 API 中断：连接被拒绝',
      `时限之内能试 ${String(n.attempts)} 次。超过 ${atMost(n.refusal.neverUs)}一定熬不过，两者之间看运气。`,
    ],
    silence: (n) => [
      atLeast(n.silence.alwaysUs),
      '一定熬得过的 API 中断：没有应答',
      `客户端等一个应答最多 ${set(n.requestTimeoutUs)}，${n.silence.alwaysUs > 0 ? '之后只剩一次机会' : '等完就没有机会了'}。超过 ${atMost(n.silence.neverUs)}一定熬不过。`,
    ],
    acts: (n) =>
      n.settings.releaseOnCancel
        ? [
            atMost(n.actsWithRelease.slowUs),
            '失联的领导者最多还会干多久',
            `间隔 ${set(n.settings.retryPeriodUs)} + 尝试 ${set(n.settings.renewDeadlineUs)} + 释放租约，最多 ${set(n.settings.renewDeadlineUs)}。`,
          ]
        : [
            atMost(n.actsUs),
            '失联的领导者最多还会干多久',
            `从最后一次应答算起：间隔 ${set(n.settings.retryPeriodUs)} + 尝试 ${set(n.settings.renewDeadlineUs)}。前提是进程没被冻结。`,
          ],
    requests: (n) => [
      formatNumber(Math.round(n.requestsPerHour), 'zh-cn'),
      '每小时为这一个 Lease 发出的请求',
      `每 ${near(n.renewsEvery.meanUs)}写一次；${n.candidates === 2 ? '待命的那个' : `${String(n.candidates - 1)} 个待命的各自`}每 ${near(n.pollsEvery.meanUs)}读一次。`,
    ],
  },

  warnings: '警告',
  noWarnings: '没有要警告的。',
  levels: { unsafe: '不安全：', careful: '小心：', note: '说明：' },
  warningsSay: {
    neverAcquired: (n) =>
      `Lease 只记整秒：${set(n.settings.leaseDurationUs)}写进去是 0，API 服务器拒绝（422）。client-go 照样启动，可是谁也当不上领导者。`,
    neverAnswered: (n) =>
      `一次请求可能要 ${slowest(n)}，客户端等到 ${set(n.requestTimeoutUs)}就放弃。下面的数字只对有应答的请求成立。`,
    twoLead: (n) =>
      `时钟全准、API 服务器也快，仍可能同时有两个领导者：领导者在最后一次续约之后最多还干 ${set(n.actsUs)}，别人只等 ${set(n.publishedUs - n.unseenUs)}，最多重叠 ${set(-n.leaseOverActsUs)}。client-go 不拦。`,
    noMargin: (n) =>
      `没有余量：领导者在最后一次续约之后最多还干 ${set(n.actsUs)}，别人也正好等 ${set(n.publishedUs - n.unseenUs)}。应答晚一点，或者哪个时钟快一点，就有两个领导者。`,
    slowAnswers: (n) =>
      `请求要 ${slowest(n)}，余量只有 ${set(n.leaseOverActsUs)}，用光了：别人从续约写入时算起，领导者从收到应答时算起。可能有两个领导者。`,
    releaseOutlastsLease: (n) =>
      `退出时释放租约：丢了租约的领导者，要等释放做完才停下工作。数据包全丢时，是最后一次续约之后 ${set(n.actsWithRelease.silentUs)}；应答都很慢时，最多 ${set(n.actsWithRelease.slowUs)}；租约只有 ${set(n.publishedUs)}。请自己先停下工作，或者立即退出进程。`,
    longGap: (n) =>
      `领导者在最后一次续约之后 ${set(n.actsUs)}就放弃，别人却要等到 ${set(n.publishedUs)}才能接任。所以中断 ${atMost(n.refusal.neverUs)}，换来至少 ${set(n.leaseOverActsUs)}没有领导者。只加长租约，什么也熬不过。`,
    fewAttempts: (n) =>
      `${set(n.settings.renewDeadlineUs)}的时限里只能试 ${String(n.attempts)} 次。`,
    truncated: (n) =>
      `Lease 只记整秒：别人读到的是 ${set(n.publishedUs)}，不是 ${set(n.settings.leaseDurationUs)}；client-go 检查的却是后者。`,
    timeoutFloor: (n) =>
      `一次请求最多等 ${set(n.requestTimeoutUs)}，不会更短，而时限只有 ${set(n.settings.renewDeadlineUs)}：卡住一次就用掉一大半。`,
    alikeRenewals: () =>
      '同一秒里的几次续约，在待命的候选者看来一模一样，因为时间只比到整秒。它可能从早了将近一秒的那次算起。',
    lateAnswer: (n) =>
      `还有一种可能：续约的应答晚了 ${set(n.leaseOverActsUs)}以上（客户端最多等 ${set(n.requestTimeoutUs)}），就会有两个领导者。`,
    slowFailover: (n) =>
      `崩溃一次，最多 ${atMost(n.afterCrash.maxUs)}没有领导者；两次读取最多相隔 ${set(longestWaitUs(n))}。`,
  },
};

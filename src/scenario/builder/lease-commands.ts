/** What can be done to an election by a Lease, and what can be expected of it: the words of a scenario. */
import type { LeaseRun } from './lease.ts';
import type { Amount, Distribution, Duration, Who } from './words.ts';

export interface LeaseCommands {
  /**
   * Stops candidates at once, until they are restarted.
   * @zh 候选者立刻停止，直到用 restart 启动。
   * @example run.crash('leader')
   */
  crash(who: Who): LeaseRun;
  /**
   * Starts candidates that are down, each as a new process.
   * @zh 启动停止了的候选者，各是一个新进程。
   * @example run.restart('c1')
   */
  restart(who: Who): LeaseRun;
  /**
   * Lets no code of the candidates run, while the clock goes on: a long garbage collection, a frozen machine.
   * @zh 候选者的代码停住，时钟照走：好比一次很长的垃圾回收，或机器卡死。
   * @example run.pause('leader')
   */
  pause(who: Who): LeaseRun;
  /**
   * Lets paused candidates go on.
   * @zh 让暂停的候选者继续。
   * @example run.resume('c1')
   */
  resume(who: Who): LeaseRun;
  /**
   * Asks candidates to stop in order; they give the Lease back if they are told to.
   * @zh 让候选者正常退出；如果设置了 releaseOnCancel，会交还 Lease。
   * @example run.release('leader')
   */
  release(who: Who): LeaseRun;
  /**
   * The renewals of candidates get stuck, while their work goes on.
   * @zh 候选者的续约卡住，它做的事却照常。
   * @example run.hang('leader')
   */
  hang(who: Who): LeaseRun;
  /**
   * Cuts candidates off from the API server: no answer at all.
   * @zh 候选者与 API server 断开：得不到任何应答。
   * @example run.partition('leader')
   */
  partition(who: Who): LeaseRun;
  /**
   * Somebody writes a candidate into the Lease by hand.
   * @zh 有人手工把某个候选者写进 Lease。
   * @example run.takeOver('c2')
   */
  takeOver(who: string): LeaseRun;
  /**
   * The API server refuses requests at once.
   * @zh API server 立刻拒绝一切请求。
   * @example run.outage('api')
   */
  outage(what: 'api'): LeaseRun;
  /**
   * The API server answers again.
   * @zh API server 恢复应答。
   * @example run.restore('api')
   */
  restore(what: 'api'): LeaseRun;
  /**
   * Connects candidates again: `all`, or some.
   * @zh 让候选者重新连上：`all` 或其中几个。
   * @example run.heal('all')
   */
  heal(who?: Who): LeaseRun;
  /**
   * Requests take so much longer, or only their answers, for all or for some.
   * @zh 请求变慢这么多，也可以只是应答变慢，对所有人或其中几个。
   * @example run.slowApi({ to: '4s', part: 'answer' })
   */
  slowApi(
    to:
      | Distribution
      | {
          readonly to: Distribution;
          readonly part?: 'request' | 'answer';
          readonly for?: Who;
        },
  ): LeaseRun;
  /**
   * Sets clocks: by how much they are ahead, and how fast they go.
   * @zh 调时钟：超前多少，走得多快。
   * @example run.clock({ c2: { offset: '-20s' } })
   */
  clock(
    clocks: Readonly<Record<string, { readonly offset?: Duration; readonly rate?: number }>>,
  ): LeaseRun;
}

/** What can be expected of an election by a Lease; metrics too, by their names. */
export interface LeaseExpectations {
  /**
   * Whom the Lease names: a candidate, one process of it (`c1#2`), or `none`.
   * @zh Lease 上写着谁：候选者、它的某个进程（`c1#2`），或 `none`。
   */
  readonly holder?: string;
  /**
   * Who believes that it leads, `any` or `none`.
   * @zh 谁认为自己是领导者，或 `any`、`none`。
   */
  readonly leader?: string;
  /**
   * How many processes believe that they lead.
   * @zh 有几个进程认为自己是领导者。
   */
  readonly leaders?: Amount;
  /**
   * How often the Lease has changed hands.
   * @zh Lease 换过几次手。
   */
  readonly transitions?: Amount;
  /**
   * The properties that have been broken; at the end of a program there are none, unless this says so.
   * @zh 被破坏的性质；程序结束时应当没有，除非这里写明。
   */
  readonly violations?: readonly string[];
  /**
   * Time in which nobody believes that it leads, after the first command, in milliseconds.
   * @zh 第一个命令之后无人认为自己是领导者的时间，毫秒。
   */
  readonly leaderlessMs?: Amount;
  /**
   * How long two or more believed that they lead, in all.
   * @zh 有两个以上认为自己是领导者的总时间。
   */
  readonly overlapMs?: Amount;
  /**
   * Work accepted from a process that no longer held the Lease.
   * @zh 不再持有 Lease 的进程做的事被接受了几次。
   */
  readonly staleWrites?: Amount;
  /**
   * Requests for the Lease.
   * @zh 对 Lease 的请求数。
   */
  readonly apiRequests?: Amount;
  /**
   * Requests answered with 409.
   * @zh 得到 409 的请求数。
   */
  readonly conflicts?: Amount;
}

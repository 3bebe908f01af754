/** What can be done to a target under health checks, and what can be expected: the words of a scenario. */
import type { ProbeRun } from './probe.ts';
import type { Amount, Duration } from './words.ts';

export interface ProbeCommands {
  /**
   * The target's process dies.
   * @zh 目标的进程死掉。
   * @example run.crash()
   */
  crash(what?: 'target'): ProbeRun;
  /**
   * The target is started again.
   * @zh 重新启动目标。
   * @example run.restart()
   */
  restart(what?: 'target'): ProbeRun;
  /**
   * The target runs, and answers nothing any more.
   * @zh 目标还在运行，却不再应答。
   * @example run.hang()
   */
  hang(what?: 'target'): ProbeRun;
  /**
   * The target answers that it is not well.
   * @zh 目标应答说自己不正常。
   * @example run.fail()
   */
  fail(what?: 'target'): ProbeRun;
  /**
   * The target is well again.
   * @zh 目标恢复正常。
   * @example run.recover()
   */
  recover(what?: 'target'): ProbeRun;
  /**
   * Everything the target does takes so many times as long.
   * @zh 目标做什么都慢这么多倍。
   * @example run.slow(200)
   */
  slow(times: number | { readonly target: number }): ProbeRun;
  /**
   * The target fails and recovers in turns of this length; `off`: no longer.
   * @zh 目标时好时坏，每次这么长；`off`：不再这样。
   * @example run.flap({ every: '7s' })
   */
  flap(every: Duration | { readonly every: Duration }): ProbeRun;
}

/** What can be expected of health checks; metrics too, by their names. */
export interface ProbeExpectations {
  /**
   * What whoever probes makes of the target.
   * @zh 探测方对目标的判断。
   */
  readonly state?: string;
  /**
   * What the target really is.
   * @zh 目标的真实状态。
   */
  readonly target?: string;
  /**
   * The properties that have been broken; at the end of a program there are none, unless this says so.
   * @zh 被破坏的性质；程序结束时应当没有，除非这里写明。
   */
  readonly violations?: readonly string[];
  /**
   * From when the target was away until that was noticed, in milliseconds.
   * @zh 目标失效到被发现的时间，毫秒。
   */
  readonly detectMs?: Amount;
  /**
   * From when the target was on its way back until that was noticed.
   * @zh 目标开始恢复到被发现的时间。
   */
  readonly recoverMs?: Amount;
  /**
   * How often a target that served was taken for unhealthy.
   * @zh 目标正常却被判为不健康的次数。
   */
  readonly falseAlarms?: Amount;
  /**
   * How often the verdict changed.
   * @zh 判定变了几次。
   */
  readonly transitions?: Amount;
  /**
   * How often the container was restarted.
   * @zh 容器被重启了几次。
   */
  readonly restarts?: Amount;
  /**
   * How many checks there were.
   * @zh 检查了几次。
   */
  readonly checks?: Amount;
}

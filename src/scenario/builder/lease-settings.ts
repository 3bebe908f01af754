/** The settings of `lease(…)`: the keys of `config` in a scenario, word for word. */
import type { Distribution, Duration, RunSettings } from './words.ts';

export interface LeaseSettings extends RunSettings {
  /**
   * How many candidates, named c1, c2, …; or a list of their names. At most 64.
   * @zh 候选者个数（名为 c1、c2……），或者名字的列表。最多 64 个。
   * @default 2
   */
  readonly candidates?: number | readonly string[];
  /**
   * How long others wait, after the last renewal they saw, before they take the Lease.
   * @zh 别人看到最后一次续约之后，要等多久才能取走 Lease。
   * @default '15s'
   */
  readonly leaseDuration?: Duration;
  /**
   * How long a leader tries to renew before it gives up.
   * @zh 领导者续约不成，多久之后放弃。
   * @default '10s'
   */
  readonly renewDeadline?: Duration;
  /**
   * How long everybody waits between two attempts.
   * @zh 两次尝试之间等多久。
   * @default '2s'
   */
  readonly retryPeriod?: Duration;
  /**
   * Candidates wait up to so many retry periods more, by chance.
   * @zh 候选者的等待随机加长，最多再加这么多个重试周期。
   * @default 1.2
   */
  readonly jitterFactor?: number;
  /**
   * Whether a leader that stops in order gives the Lease back.
   * @zh 领导者正常退出时是否交还 Lease。
   * @default false
   */
  readonly releaseOnCancel?: boolean;
  /**
   * How long a request, or an answer, is under way.
   * @zh 请求或应答单程要多久。
   * @default '5-20ms'
   */
  readonly apiLatency?: Distribution;
  /**
   * After how long a process is started again that ended by itself.
   * @zh 进程自行退出之后，多久被重新启动。
   * @default '5s'
   */
  readonly restartAfter?: Duration;
  /**
   * Clocks that are ahead, or run fast: `{ c2: { offset: '3s', rate: 1.02 } }`.
   * @zh 走得超前或走得快的时钟：`{ c2: { offset: '3s', rate: 1.02 } }`。
   */
  readonly clocks?: Readonly<
    Record<string, { readonly offset?: Duration; readonly rate?: number }>
  >;
  /**
   * How often a leader acts; `off`: never.
   * @zh 领导者多久做一次事；`off`：从不。
   * @default '1s'
   */
  readonly work?: Distribution;
  /**
   * Whether work of a process is refused that no longer holds the Lease.
   * @zh 不再持有 Lease 的进程，它做的事是否被拒绝。
   * @default false
   */
  readonly fencing?: boolean;
  /**
   * How long after its lease a stuck leader is ended by its health check; `off`: never.
   * @zh 领导者卡住时，租约过后再过多久由健康检查结束它；`off`：从不。
   * @default 'off'
   */
  readonly watchdog?: Duration;
  /**
   * The Lease that an earlier time has left, and candidates that are down.
   * @zh 之前留下的 Lease，以及一开始没有启动的候选者。
   */
  readonly initial?: {
    readonly lease?: {
      readonly holder?: string;
      readonly leaseDuration?: Duration;
      readonly transitions?: number;
    };
    readonly [candidate: string]: object | undefined;
  };
}

/** `balancer(…)`: a load balancer that a program drives. */
import type { Member } from '../../models/balancer/member.ts';
import { trafficOf } from '../balancer/execute.ts';
import { balancerModel, type BalancerTypes } from '../balancer/model.ts';
import { meterOf } from '../balancer/observer.ts';
import type { BalancerMeter } from '../balancer/metrics.ts';
import type { BalancerCommands, BalancerExpectations } from './balancer-commands.ts';
import type { BalancerSettings } from './balancer-settings.ts';
import { BuiltRun } from './built-run.ts';
import type { Program } from './program.ts';

export type BalancerRun = BuiltBalancerRun & BalancerCommands;

/** A backend that is added is a node that the run has to know from the start. */
const FOREKNOWN = ['add'];

/** One backend, as it is at the moment of asking. */
export interface BackendView {
  /**
   * Its name in the scenario.
   * @zh 它在场景里的名字。
   */
  readonly name: string;
  /**
   * What the balancer takes it for: `healthy` or `unhealthy`.
   * @zh 负载均衡器的判断：`healthy` 或 `unhealthy`。
   */
  readonly state: string;
  /**
   * Its weight.
   * @zh 它的权重。
   */
  readonly weight: number;
  /**
   * Requests or connections that it serves.
   * @zh 正在服务的请求或连接数。
   */
  readonly connections: number;
  /**
   * Its share of the requests so far, from 0 to 1.
   * @zh 到目前为止分到的请求份额，0 到 1。
   */
  readonly share: number;
}

export class BuiltBalancerRun extends BuiltRun<BalancerTypes, BalancerExpectations> {
  constructor(program: Program, settings?: BalancerSettings) {
    super(program, balancerModel, settings, { foreknown: FOREKNOWN });
  }

  /**
   * Which backend each request was given to, in order; the first 10 000.
   * @zh 每个请求依次给了哪个后端；保留前 10 000 个。
   */
  get picks(): readonly string[] {
    return [...this.#meter.picks];
  }

  /**
   * The share of the requests that each backend was given, from 0 to 1.
   * @zh 各后端分到的请求份额，0 到 1。
   */
  get share(): Readonly<Record<string, number>> {
    return this.#each(({ id }) => this.#meter.share(id));
  }

  /**
   * How many requests or connections each backend serves.
   * @zh 各后端正在服务的请求或连接数。
   */
  get connections(): Readonly<Record<string, number>> {
    return this.#each(({ active }) => active);
  }

  /**
   * What the balancer takes each backend for: `healthy` or `unhealthy`.
   * @zh 负载均衡器对各后端的判断：`healthy` 或 `unhealthy`。
   */
  get state(): Readonly<Record<string, string>> {
    return this.#each(stateOf);
  }

  /**
   * The backends that the balancer has.
   * @zh 负载均衡器现有的后端。
   */
  get backends(): readonly BackendView[] {
    return trafficOf(this.world).pool.map((member) => ({
      name: member.id,
      state: stateOf(member),
      weight: member.fullWeight,
      connections: member.active,
      share: this.#meter.share(member.id),
    }));
  }

  get #meter(): BalancerMeter {
    return meterOf(this.observer);
  }

  #each<V>(read: (member: Member) => V): Readonly<Record<string, V>> {
    return Object.fromEntries(trafficOf(this.world).pool.map((one) => [one.id, read(one)]));
  }
}

function stateOf({ isHealthy, isTripped }: Member): string {
  return isHealthy && !isTripped ? 'healthy' : 'unhealthy';
}

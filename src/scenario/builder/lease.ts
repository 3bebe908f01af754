/** `lease(…)`: an election by a Lease that a program drives. */
import { apiOf, believes, candidatesOf, holderOf, leadersOf } from '../lease/execute.ts';
import { leaseModel, type LeaseTypes } from '../lease/model.ts';
import { BuiltRun } from './built-run.ts';
import type { LeaseCommands, LeaseExpectations } from './lease-commands.ts';
import type { LeaseSettings } from './lease-settings.ts';
import type { Program } from './program.ts';

export type LeaseRun = BuiltLeaseRun & LeaseCommands;

/** One candidate, as it is at the moment of asking. */
export interface CandidateView {
  /**
   * Its name in the scenario.
   * @zh 它在场景里的名字。
   */
  readonly name: string;
  /**
   * `up`, `paused` or `down`.
   * @zh `up`、`paused` 或 `down`：运行、暂停或停止。
   */
  readonly status: string;
  /**
   * Its present process: the second of c1 is `c1#2`.
   * @zh 它当前的进程：c1 的第二个进程是 `c1#2`。
   */
  readonly identity: string;
  /**
   * Whether it believes that it leads.
   * @zh 它是否认为自己是领导者。
   */
  readonly leads: boolean;
}

export class BuiltLeaseRun extends BuiltRun<LeaseTypes, LeaseExpectations> {
  constructor(program: Program, settings?: LeaseSettings) {
    super(program, leaseModel, settings);
  }

  /**
   * The process that the Lease names, such as `c1#2`; `undefined` when it names none.
   * @zh Lease 上写着的持有者，例如 `c1#2`；没有时是 `undefined`。
   */
  get holder(): string | undefined {
    const holder = holderOf(this.world);
    return holder === '' ? undefined : holder;
  }

  /**
   * Who believes that it leads: of several, the recorded holder; `undefined` when nobody does.
   * @zh 谁认为自己是领导者；有几个时取 Lease 上记着的那个，没有时是 `undefined`。
   */
  get leader(): string | undefined {
    return leadersOf(this.world)[0]?.id;
  }

  /**
   * How many processes believe that they lead.
   * @zh 有几个进程认为自己是领导者。
   */
  get leaders(): number {
    return leadersOf(this.world).length;
  }

  /**
   * How often the Lease has changed hands; `undefined` before there is one.
   * @zh Lease 换过几次手；还没有 Lease 时是 `undefined`。
   */
  get transitions(): number | undefined {
    return apiOf(this.world).lease?.record.leaseTransitions;
  }

  /**
   * All candidates, in the order of their names in the scenario.
   * @zh 全部候选者，按场景里的顺序。
   */
  get candidates(): readonly CandidateView[] {
    return candidatesOf(this.world).map((node) => ({
      name: node.id,
      status: node.status,
      identity: node.state.context.identity,
      leads: believes(node),
    }));
  }
}

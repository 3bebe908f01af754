/** When each machine of a run went from one state to another, and by which transition of its chart. */
import { takenBy } from '../models/taken.ts';
import type { Input, Process } from '../sim/process.ts';
import type { Micros } from '../sim/time.ts';
import type { NodeId } from '../sim/world.ts';
import type { ProcessWrap } from './run.ts';
import type { AnyRun } from './runnable.ts';

export interface LoggedTransition {
  readonly atUs: Micros;
  readonly node: NodeId;
  /** `leading.renewing.reading`; absent before a process has started. */
  readonly from: string | undefined;
  readonly to: string;
  /** The event or timer. */
  readonly by: string;
  readonly isTimer: boolean;
  /** Names of transitions in the chart. */
  readonly transitions: readonly string[];
}

/** The part of a run that is needed to run it again. */
export interface LoggedRun {
  twin(wrap: ProcessWrap): Pick<AnyRun, 'nowUs' | 'advance'>;
}

/** Runs the same scenario beside the one that is shown, as far as somebody asks. */
export class TransitionLog {
  readonly #run: Pick<AnyRun, 'nowUs' | 'advance'>;
  readonly #logged = new Map<NodeId, LoggedTransition[]>();
  #nowUs: () => Micros = () => 0;

  constructor(run: LoggedRun) {
    const twin = run.twin((process) => this.#watch(process));
    this.#nowUs = () => twin.nowUs;
    this.#run = twin;
  }

  /** What a node did last, at or before an instant. */
  last(node: NodeId, us: Micros): LoggedTransition | undefined {
    if (us > this.#run.nowUs) this.#run.advance(us);
    return this.#logged.get(node)?.findLast(({ atUs }) => atUs <= us);
  }

  #watch<S, M, D, E>(process: Process<S, M, D, E>): Process<S, M, D, E> {
    return {
      ...process,
      boot: (node, durable, start) => {
        const step = process.boot(node, durable, start);
        const to = pathOf(step.state);
        this.#add({ node, from: undefined, to, by: '', isTimer: false, transitions: [] });
        return step;
      },
      describe: (node, change) => {
        this.#see(node, change);
        return process.describe(node, change);
      },
    };
  }

  #see<S>(
    node: NodeId,
    { before, after, input }: { before: S; after: S; input: Input<unknown> },
  ): void {
    const taken = takenBy(before, input as { type: string });
    if (!taken) return;
    const { transitions, trigger } = taken;
    const [from, to] = [pathOf(before), pathOf(after)];
    this.#add({ node, from, to, by: trigger.name, isTimer: trigger.kind === 'timer', transitions });
  }

  #add(transition: Omit<LoggedTransition, 'atUs'>): void {
    const list = this.#logged.get(transition.node) ?? [];
    list.push({ ...transition, atUs: this.#nowUs() });
    this.#logged.set(transition.node, list);
  }
}

/** `{ leading: { renewing: 'reading' } }` is `leading.renewing.reading`. */
function pathOf(state: unknown): string {
  const path = (value: unknown): string =>
    typeof value === 'string'
      ? value
      : Object.entries(value as Record<string, unknown>)
          .map(([name, inside]) => [name, path(inside)].filter((one) => one !== '').join('.'))
          .join(' + ');
  return path((state as { value: unknown }).value);
}

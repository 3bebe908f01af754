/** Replacing a member, change by change: what etcd allows, and what each moment in between can stand. */
import { quorumOf } from './majority.ts';
import {
  refusalOfAdding,
  refusalOfPromoting,
  refusalOfRemoving,
  type Refusal,
  type Voters,
} from './reconfig-check.ts';

export const ORDERS = ['removeFirst', 'addFirst', 'learnerFirst'] as const;
export type ReplacementOrder = (typeof ORDERS)[number];

export type Deed = 'add' | 'addLearner' | 'start' | 'promote' | 'remove';

const DEEDS: Readonly<Record<ReplacementOrder, readonly Deed[]>> = {
  addFirst: ['add', 'start', 'remove'],
  removeFirst: ['remove', 'add', 'start'],
  learnerFirst: ['addLearner', 'start', 'promote', 'remove'],
};

export interface Replacement {
  /** Voting members before. */
  readonly members: number;
  /** Whether the member that goes still runs. */
  readonly isOldUp: boolean;
  /** How many of the others are down, and stay it. */
  readonly othersDown: number;
  readonly order: ReplacementOrder;
  /** Without `--strict-reconfig-check`, etcd refuses nothing. */
  readonly isChecked: boolean;
}

/** `survives`: with one more down there is still a quorum; `stopped`: there is none as it is. */
export type OneMore = 'survives' | 'stops' | 'stopped';

/** The cluster between two changes. Learners count for nothing until they are promoted. */
export interface Standing {
  readonly voters: number;
  readonly learners: number;
  readonly quorum: number;
  /** Voters that run. */
  readonly up: number;
  /** How many more may fail; below 0, how many are missing. */
  readonly spare: number;
  readonly oneMore: OneMore;
}

/**
 * `done`; `refused` by the check; `noQuorum`: a change of members is an entry of the log, and nobody can
 * commit it. After one of the last two, nothing follows.
 */
export type Outcome = 'done' | 'refused' | 'noQuorum';

export interface ReplacementStep {
  /** Absent for the beginning. */
  readonly deed: Deed | undefined;
  readonly outcome: Outcome;
  readonly refusal: Refusal | undefined;
  readonly after: Standing;
}

/** Where everybody is. The old member and the new one are told apart, the others are alike. */
interface Cluster {
  readonly voters: number;
  readonly up: number;
  readonly started: number;
  readonly learners: number;
  readonly isOldUp: boolean;
}

/**
 * The steps of a replacement with the standing after each, the beginning first. Counts of members, exact.
 * A new member runs once `start` is done, and is connected long enough before the next change is asked for.
 * Source: etcd FAQ ("Should I add a member before removing an unhealthy member?"), learning/design-learner.md,
 * Raft thesis §4.4; checks as in `reconfig-check.ts`.
 */
export function replacementSteps(replacement: Replacement): readonly ReplacementStep[] {
  const { members, isOldUp, othersDown, order, isChecked } = replacement;
  const up = members - othersDown - (isOldUp ? 0 : 1);
  let cluster: Cluster = { voters: members, up, started: members, learners: 0, isOldUp };
  const steps = [stepOf(undefined, cluster)];
  for (const deed of DEEDS[order]) {
    // etcd looks before it proposes, so what is refused is never tried.
    const refusal = isChecked ? refusalOf(deed, cluster) : undefined;
    if (refusal !== undefined) {
      return [...steps, { ...stepOf(deed, cluster), outcome: 'refused', refusal }];
    }
    if (deed !== 'start' && standingOf(cluster).spare < 0) {
      return [...steps, { ...stepOf(deed, cluster), outcome: 'noQuorum' }];
    }
    cluster = after(deed, cluster);
    steps.push(stepOf(deed, cluster));
  }
  return steps;
}

function stepOf(deed: Deed | undefined, cluster: Cluster): ReplacementStep {
  return { deed, outcome: 'done', refusal: undefined, after: standingOf(cluster) };
}

function standingOf({ voters, up, learners }: Cluster): Standing {
  const quorum = quorumOf(voters);
  const spare = up - quorum;
  const oneMore = spare < 0 ? 'stopped' : spare === 0 ? 'stops' : 'survives';
  return { voters, learners, quorum, up, spare, oneMore };
}

function refusalOf(deed: Deed, cluster: Cluster): Refusal | undefined {
  const { voters: count, up: connected, started, isOldUp } = cluster;
  const voters: Voters = { count, connected, started };
  switch (deed) {
    case 'add':
      return refusalOfAdding(voters, { isLearner: false });
    case 'addLearner':
      return refusalOfAdding(voters, { isLearner: true });
    case 'promote':
      return refusalOfPromoting(voters);
    case 'remove':
      return refusalOfRemoving(voters, { isConnected: isOldUp, hasStarted: true });
    case 'start':
      return undefined;
  }
}

function after(deed: Deed, cluster: Cluster): Cluster {
  const { voters, up, started, learners, isOldUp } = cluster;
  switch (deed) {
    case 'add':
      return { ...cluster, voters: voters + 1 };
    case 'addLearner':
      return { ...cluster, learners: learners + 1 };
    case 'start':
      // A learner that runs is no voter that runs.
      return learners > 0 ? cluster : { ...cluster, up: up + 1, started: started + 1 };
    case 'promote':
      return { ...cluster, learners: 0, voters: voters + 1, up: up + 1, started: started + 1 };
    case 'remove':
      return { ...cluster, voters: voters - 1, up: up - (isOldUp ? 1 : 0), started: started - 1 };
  }
}

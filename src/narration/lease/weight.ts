import type { AcquiredBecause } from '../../models/lease/messages.ts';
import type { SourceId } from '../sources.ts';
import type { LeaseFact, LeaseFactOf } from './facts.ts';

/** `story`: a reader wants to know. `detail`: it goes without saying, or another sentence says it. */
export type Importance = 'story' | 'detail';

export function importanceOf(fact: LeaseFact): Importance {
  return isStory(fact) ? 'story' : 'detail';
}

function isStory(fact: LeaseFact): boolean {
  switch (fact.kind) {
    case 'sent':
    case 'delivered':
    case 'unknownMessage':
    case 'timer':
    case 'changesRole':
    case 'asks':
    case 'answered':
      return false;
    case 'command':
      return isCommandTold(fact);
    case 'dropped':
      return fact.reason === 'chosen';
    case 'expected':
      return !fact.isMet;
    case 'fallsBack':
      // Whoever refuses the write refuses the read as well, and that is told.
      return fact.code !== 'refused';
    case 'attemptFails':
      return !fact.isLeftOver;
    case 'observes':
      return !['renewal', 'nobody', 'itself'].includes(fact.news);
    case 'works':
      return !fact.isAccepted;
    default:
      return true;
  }
}

/** Crash, restart, pause, resume and a stop have an event that says what they did. */
function isCommandTold({ command, waiting }: LeaseFactOf<'command'>): boolean {
  if (command.type === 'release') return waiting.length > 0;
  return !['crash', 'restart', 'pause', 'resume'].includes(command.type);
}

const SOURCE_OF_TAKING: Readonly<Record<AcquiredBecause, SourceId>> = {
  created: 'leaseCreate',
  free: 'leaseHeld',
  expired: 'leaseValid',
  named: 'leaseHeld',
};

export function sourceOf(fact: LeaseFact): SourceId | undefined {
  switch (fact.kind) {
    case 'leads':
      return SOURCE_OF_TAKING[fact.because];
    case 'renews':
      return fact.isAtOnce ? 'leaseRenewLoop' : 'leaseFastPath';
    case 'renewFails':
      return fact.reason === 'held' ? 'leaseHeld' : 'leaseRenewPoll';
    case 'lost':
      return fact.reason === 'watchdog' ? 'leaseWatchdog' : 'leaseRenewPoll';
    case 'fallsBack':
      return fact.code === 'timeout' ? 'leaseTimeout' : 'leaseFallBack';
    case 'tooLate':
      return fact.verb === 'create' ? 'leaseExists' : 'leaseConflict';
    case 'observes':
      return fact.news === 'standsBy' || fact.news === 'newHolder'
        ? 'leaseAcquireLoop'
        : 'leaseObserve';
    case 'releases':
      return 'leaseRelease';
    case 'stopsWork':
      return 'leaseReleaseOnCancel';
    case 'exits':
      return fact.leaves === undefined ? undefined : 'leaseReleaseOnCancel';
    case 'staleWork':
      return 'leaseNoFencing';
    case 'command':
      return fact.command.type === 'clock' ? 'leaseClocks' : undefined;
    default:
      return undefined;
  }
}

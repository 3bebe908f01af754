import type { Micros } from '../../sim/time.ts';
import type { LeaseProperty } from './property.ts';

const US_PER_S = 1_000_000;

/**
 * No two processes believe at the same time that they lead, as long as no process is paused, nobody but
 * its holder writes the Lease, no time of day is set back, and
 *
 *   (retryPeriod + renewDeadline) × fastest / slowest clock + the slowest answer < leaseDuration
 *
 * (scenario format 1). A leader acts so long after the answer to its last renewal; a standby waits the
 * lease's duration from the renewal itself, in the whole seconds that a Lease publishes. Renewals that
 * follow one another within a second look alike to a standby, which may so miss up to a second of them.
 */
export const noOverlapWithinLimit: LeaseProperty = {
  name: 'no-overlap-within-limit',
  watch: ({ leaseDurationUs, renewDeadlineUs, retryPeriodUs }) => {
    const believers = new Set<string>();
    const lostUs = new Map<string, Micros>();
    const reported = new Set<string>();
    let isDisturbed = false;
    let writer: string | undefined;
    let slowestAnswerUs = 0;
    let fastest = 1;
    let slowest = 1;

    const isWithinLimit = (nowUs: Micros): boolean => {
      if (isDisturbed) return false;
      const publishedUs = Math.floor(leaseDurationUs / US_PER_S) * US_PER_S;
      const unseenUs = retryPeriodUs < US_PER_S ? US_PER_S : 0;
      // Whoever gives a lost lease back acts until that is answered.
      const givingBackUs = Math.max(
        0,
        ...[...believers].map((node) => nowUs - (lostUs.get(node) ?? nowUs)),
      );
      const answerUs = Math.max(slowestAnswerUs, givingBackUs);
      const actsUs = ((retryPeriodUs + renewDeadlineUs) * fastest) / slowest;
      return actsUs + answerUs + unseenUs < publishedUs;
    };

    const disturb = (): void => {
      isDisturbed = true;
    };

    return {
      onPause: disturb,
      onEdit: disturb,
      onSetBack: disturb,
      onWrite: ({ node, holder }) => {
        // A release that empties the lease of another.
        if (holder === '' && writer !== undefined && writer !== node) disturb();
        writer = node;
        return undefined;
      },
      onRate: (rate) => {
        fastest = Math.max(fastest, rate);
        slowest = Math.min(slowest, rate);
      },
      onAnswer: (tookUs) => {
        slowestAnswerUs = Math.max(slowestAnswerUs, tookUs);
      },
      onLost: (node, nowUs) => {
        lostUs.set(node, nowUs);
      },
      onProcess: ({ node, believes }, nowUs) => {
        if (!believes) {
          believers.delete(node);
          lostUs.delete(node);
          return undefined;
        }
        if (believers.has(node)) return undefined;
        believers.add(node);
        if (believers.size < 2 || !isWithinLimit(nowUs)) return undefined;
        const nodes = [...believers].sort();
        const key = nodes.join(' ');
        if (reported.has(key)) return undefined;
        reported.add(key);
        return { property: 'no-overlap-within-limit', nodes, term: 0 };
      },
    };
  },
};

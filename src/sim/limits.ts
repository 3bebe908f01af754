import { US_PER_S } from './time.ts';

/** What a run may cost. Reaching one is an error that names it; nothing hangs or is cut silently. */
export const LIMITS = {
  events: 10_000_000,
  queueLength: 1_000_000,
  virtualTimeUs: 24 * 3600 * US_PER_S,
} as const;

/** A run reached one of {@link LIMITS}. */
export class LimitReached extends Error {
  constructor(limit: keyof typeof LIMITS, atUs: number) {
    super(
      `The run reached its limit of ${String(LIMITS[limit])} (${limit}) at ${String(atUs / 1000)} ms. ` +
        `Shorten \`until\` or lower the message rate.`,
    );
    this.name = 'LimitReached';
  }
}

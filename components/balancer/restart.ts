/** A rolling restart as the laboratory gives it: there is time for each backend to be trusted again. */
import type { Command } from '../kit/session.ts';

const EVERY = '30s';

export function restartAll(shutdownDelay: string): Command {
  const isAtOnce = /^0(ms|s|m)?$/.test(shutdownDelay);
  return { rollingRestart: { every: EVERY, ...(isAtOnce ? undefined : { shutdownDelay }) } };
}

/** The lengths of every machine's timers, by the names that the machines give them. */
import { BACK_OFFS_US, FORGIVEN_AFTER_US } from '../../models/probe/back-off.ts';
import { backOffTimer } from '../../models/probe/kubelet.ts';
import type { KubeletProbe } from '../../models/probe/messages.ts';
import { ANSWER_TIMERS } from '../../models/probe/target.ts';
import { workerTimers } from '../../models/probe/worker.ts';
import { fixed, type Distribution } from '../../sim/distribution.ts';
import type { Micros } from '../../sim/time.ts';
import type { TimerRules } from '../../sim/timers.ts';
import type { TimerRule } from '../../sim/world.ts';
import { flapTimer } from './commands.ts';
import type { CheckConfig, KubeletConfig, KubeletProbeConfig, ProbeConfig } from './config.ts';

const rule = (length: Distribution): TimerRule => ({ length, renewed: 'atStart' });
const always = (us: Micros): TimerRule => rule(fixed(us));

/** A part of a period that is as likely as any other. */
const phaseOf = (us: Micros): TimerRule => rule({ kind: 'uniform', min: 0, max: us });

/** `flaps`: the lengths of the turns that the script has. */
export function timersOf(
  { by, startTime, response }: ProbeConfig,
  flaps: readonly Micros[],
): TimerRules {
  return {
    startTime: rule(startTime),
    ...Object.fromEntries(Object.values(ANSWER_TIMERS).map((timer) => [timer, rule(response)])),
    ...Object.fromEntries(flaps.map((us) => [flapTimer(us), always(us)])),
    ...(by.kind === 'check' ? checkTimers(by) : kubeletTimers(by)),
  };
}

function checkTimers(config: CheckConfig): TimerRules {
  return {
    initialDelay: always(config.initialDelayUs),
    firstCheck: phaseOf(config.intervalUs),
    interval: always(config.intervalUs),
    fastInterval: always(config.fastIntervalUs),
    downInterval: always(config.downIntervalUs),
    timeout: always(config.timeoutUs),
  };
}

function kubeletTimers({
  probes,
  terminationGracePeriodUs,
  crashAfter,
}: KubeletConfig): TimerRules {
  return {
    terminationGracePeriod: always(terminationGracePeriodUs),
    crashAfter: crashAfter && rule(crashAfter),
    forgiven: always(FORGIVEN_AFTER_US),
    ...Object.fromEntries(BACK_OFFS_US.map((us, step) => [backOffTimer(step), always(us)])),
    ...Object.fromEntries(
      Object.entries(probes).flatMap(([probe, config]) =>
        Object.entries(probeTimers(probe as KubeletProbe, config)),
      ),
    ),
  };
}

function probeTimers(probe: KubeletProbe, config: KubeletProbeConfig): TimerRules {
  const { firstTick, tick, timeout, delay } = workerTimers(probe);
  return {
    [firstTick]: phaseOf(config.periodUs),
    [tick]: always(config.periodUs),
    [timeout]: always(config.timeoutUs),
    [delay]: config.initialDelayUs === 0 ? undefined : always(config.initialDelayUs),
  };
}

/**
 * HAProxy's health checks against the model: how long after a server's trouble began HAProxy marks it down,
 * and how long after its end up again. Where between two checks that happens is spread evenly, so that a few
 * rounds cover what thousands of seeds of the model can give.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { readBalancerScenario } from '../../src/scenario/balancer/run.ts';
import type { BackendServer } from './backend-server.ts';
import type { Finding } from './comparison.ts';
import { detections, healthOf, type Checks, type Detection, type Trouble } from './detection.ts';
import { startHaproxy, type Haproxy } from './haproxy.ts';
import { withFleet, type Case } from './trial.ts';

const SEEDS = 1_000;
/** HAProxy and this program are both woken late on a busy machine, and HAProxy counts whole milliseconds. */
const LATE_MS = 60;
const EARLY_MS = 3;
/** The model's range may be so many times as wide as the one measured. */
const WIDEST = 1.3;
const WAIT_LIMIT_MS = 10_000;

interface Measured {
  readonly name: string;
  readonly checks: Checks;
  readonly trouble: Trouble;
  readonly servers: number;
  readonly roundsEach: number;
}

/**
 * No timeout is shorter than the interval: HAProxy since 2.2 moves the end of a check's time without telling
 * its scheduler (src/tcpcheck.c, tcpcheck_main), so that a shorter one takes effect only now and then.
 */
const CASES: readonly Measured[] = [
  {
    name: 'haproxy check inter 500 fall 3 rise 2',
    checks: { intervalMs: 500, timeoutMs: 500, rise: 2, fall: 3 },
    trouble: 'refuses',
    servers: 5,
    roundsEach: 3,
  },
  {
    name: 'haproxy check inter 400 fall 2 rise 3, no answer for 600',
    checks: { intervalMs: 400, timeoutMs: 600, rise: 3, fall: 2 },
    trouble: 'hangs',
    servers: 5,
    roundsEach: 2,
  },
  {
    name: 'haproxy check inter 500 fall 3 rise 2, no answer for 500',
    checks: { intervalMs: 500, timeoutMs: 500, rise: 2, fall: 3 },
    trouble: 'hangs',
    servers: 5,
    roundsEach: 2,
  },
];

export function checkCases(binary: string): readonly Case[] {
  return CASES.map((measured) => {
    // Before any of them measures: the model's runs keep this process from noticing the time.
    const model = detections(measured.checks, measured.trouble, SEEDS);
    return {
      name: measured.name,
      run: async () => compare(measured.name, { model, real: await measure(binary, measured) }),
    };
  });
}

function compare(
  name: string,
  { model, real }: { model: readonly Detection[]; real: readonly Detection[] },
): readonly Finding[] {
  return (['downMs', 'upMs'] as const).map((key) => {
    const [least, most] = rangeOf(model, key);
    const [realLeast, realMost] = rangeOf(real, key);
    const isWithin = realLeast >= least - EARLY_MS && realMost <= most + LATE_MS;
    const isNarrow = most - least <= WIDEST * (realMost - realLeast);
    const isMet = isWithin && isNarrow;
    const span = (from: number, to: number): string => `${from.toFixed(0)}–${to.toFixed(0)} ms`;
    return {
      name: `${name}: ${key === 'downMs' ? 'down' : 'up'}`,
      result: `${span(realLeast, realMost)} (${real.length} rounds), model ${span(least, most)}`,
      isMet,
      ...(!isMet && {
        detail: isWithin
          ? `The model's range is more than ${WIDEST} times as wide.`
          : `Outside of the model's range, with ${EARLY_MS} ms before and ${LATE_MS} ms after it.`,
      }),
    };
  });
}

function rangeOf(all: readonly Detection[], key: keyof Detection): [least: number, most: number] {
  const values = all.map((one) => one[key]);
  return [Math.min(...values), Math.max(...values)];
}

function measure(binary: string, measured: Measured): Promise<readonly Detection[]> {
  const { checks, trouble, servers, roundsEach } = measured;
  return withFleet(servers, async (fleet) => {
    const scenario = readBalancerScenario({
      format: 1,
      model: 'balancer',
      config: {
        strategy: 'haproxy-weighted',
        backends: fleet.backends(),
        health: healthOf(checks),
      },
    });
    const checkedBy = trouble === 'hangs' ? 'answering' : 'connecting';
    const haproxy = await startHaproxy(binary, scenario, checkedBy);
    try {
      const health = new HealthLog(haproxy);
      const rounds = servers * roundsEach;
      const each = fleet.servers.map(async (server, index) => {
        const patient = new Patient(server, health, measured);
        const found: Detection[] = [];
        // A pure TCP check is no connection to a server, so HAProxy's verdicts alone tell when it checks.
        await patient.break();
        for (let round = 0; round < roundsEach; round += 1) {
          found.push(await patient.round((round * servers + index + 0.5) / rounds));
        }
        return found;
      });
      return (await Promise.all(each)).flat();
    } finally {
      haproxy.stop();
    }
  });
}

/** A server whose trouble begins and ends, each at a part (`phase`) of the time between two checks. */
class Patient {
  readonly #server: BackendServer;
  readonly #health: HealthLog;
  readonly #measured: Measured;

  constructor(server: BackendServer, health: HealthLog, measured: Measured) {
    this.#server = server;
    this.#health = health;
    this.#measured = measured;
  }

  /** Resolves when HAProxy has marked it down: then a check has just ended. */
  break(): Promise<number> {
    return this.#health.after(this.#server.name, false, () => {
      if (this.#measured.trouble === 'hangs') this.#server.isHung = true;
      else this.#server.close();
      return Promise.resolve();
    });
  }

  /** Resolves when HAProxy has marked it up. */
  mend(): Promise<number> {
    return this.#health.after(this.#server.name, true, async () => {
      if (this.#measured.trouble === 'hangs') this.#server.isHung = false;
      else await this.#server.listen();
    });
  }

  /** From being down to being down again. */
  async round(phase: number): Promise<Detection> {
    const { checks, trouble } = this.#measured;
    const whileDownMs = checks.intervalMs + (trouble === 'hangs' ? checks.timeoutMs : 0);
    await pause(phase * whileDownMs);
    const upMs = await this.mend();
    await pause(phase * checks.intervalMs);
    const downMs = await this.break();
    return { downMs, upMs };
  }
}

/** What HAProxy says about its servers' health, and when. */
class HealthLog {
  readonly #waiting = new Map<string, () => void>();

  constructor(haproxy: Haproxy) {
    haproxy.onHealth = ({ server, isUp }) => this.#waiting.get(keyOf(server, isUp))?.();
  }

  /** How long after `change` HAProxy says that a server is up, or down. */
  async after(server: string, isUp: boolean, change: () => Promise<void>): Promise<number> {
    const key = keyOf(server, isUp);
    const said = new Promise<number>((resolve, reject) => {
      const limit = setTimeout(() => {
        reject(new Error(`HAProxy did not say "${key}" within ${WAIT_LIMIT_MS / 1000} s.`));
      }, WAIT_LIMIT_MS);
      this.#waiting.set(key, () => {
        clearTimeout(limit);
        this.#waiting.delete(key);
        resolve(performance.now());
      });
    });
    // What this program does late makes the time longer, never shorter.
    const changedMs = performance.now();
    await change();
    return (await said) - changedMs;
  }
}

function keyOf(server: string, isUp: boolean): string {
  return `${server} is ${isUp ? 'UP' : 'DOWN'}`;
}

/**
 * What the widget needs once it runs: the model, its sentences. Loaded when a reader first touches it;
 * until then the frame that the server drew is enough.
 */
import { ProbeStory } from '../../src/narration/probe.ts';
import type { Language } from '../../src/narration/language.ts';
import { narrationConfig } from '../../src/scenario/probe/narration-config.ts';
import { ScenarioError } from '../../src/scenario/problem.ts';
import { ProbeRun, readProbeScenario, type ProbeScenario } from '../../src/scenario/probe/run.ts';
import type { ScenarioSource } from '../../src/scenario/scenario.ts';
import { probeHistory, type ProbeHistory } from '../../src/view/probe-history.ts';
import { PROBES } from './form.ts';
import type { HealthFrame, HealthLine } from './frame.ts';
import type { HealthStrings } from './strings.en.ts';

export { encodeLink, decodeLink } from '../../src/scenario/link.ts';

/** Far more than a picture can show, far less than would make a reader wait. */
const MOST_EVENTS = 60_000;

/** A run that a picture cannot show. */
class TooLong extends Error {
  readonly untilUs: number;

  constructor(untilUs: number) {
    super(`The run has more than ${MOST_EVENTS} events.`);
    this.name = 'TooLong';
    this.untilUs = untilUs;
  }
}

/** Why a scenario is not shown. Throws what is not a reader's to know. */
export function reasonOf(error: unknown, words: HealthStrings): string {
  if (error instanceof TooLong) return words.tooLong;
  if (error instanceof ScenarioError) return error.messageIn(words.language);
  throw error;
}

/** All that the widget shows of a run, or of a moment of it. Throws `ScenarioError`, or `TooLong`. */
export function frameOf(source: ScenarioSource, language: Language, askedUs?: number): HealthFrame {
  const scenario = readProbeScenario(source);
  const run = runOf(scenario);
  const momentUs = askedUs && Math.min(askedUs, run.untilUs);
  const story = new ProbeStory({
    language,
    config: { ...narrationConfig(scenario), response: usualOf(scenario) },
  });
  for (const event of run.events) story.take(event);
  const { by } = scenario.config;
  const { title, why, seed } = scenario;
  const lines = story.lines.map(({ stages, ...line }, index) => ({
    ...{ index, atUs: line.atUs, changedUs: line.changedUs, text: line.text, source: line.source },
    weight: Math.max(...stages.map(({ event }) => weightOf(event))),
    isUnmet: stages.some(({ event }) => event.type === 'expect'),
    isThen: stages.some(({ event }) => event.atUs === momentUs),
  }));
  const history = probeHistory(run.events, {
    untilUs: run.untilUs,
    probes: by.kind === 'kubelet' ? PROBES.filter((probe) => by.probes[probe]) : undefined,
    isHealthyAtFirst: by.kind === 'check' && by.initialState.endsWith('up'),
  });
  return {
    history,
    unnoticed: momentUs === undefined ? unnoticedIn(history) : undefined,
    lines: lines.map(({ weight: _weight, isUnmet: _isUnmet, isThen: _isThen, ...line }) => line),
    unmet: lines.filter(({ isUnmet }) => isUnmet).map(({ index }) => index),
    headline: momentUs === undefined ? headlineOf(lines) : lineAt(lines, momentUs),
    momentUs,
    title: title[language] ?? title.en,
    why: why[language] ?? why.en,
    seed,
  };
}

/** How long an answer usually takes. Where it has no longest, nine out of ten lie between these. */
function usualOf({ config: { response } }: ProbeScenario): { minUs: number; maxUs: number } {
  switch (response.kind) {
    case 'fixed':
      return { minUs: response.value, maxUs: response.value };
    case 'uniform':
      return { minUs: response.min, maxUs: response.max };
    case 'exp':
      return { minUs: twoDigits(0.0513 * response.mean), maxUs: twoDigits(3 * response.mean) };
    case 'normal': {
      const { mean, deviation } = response;
      return {
        minUs: twoDigits(Math.max(0, mean - 1.645 * deviation)),
        maxUs: twoDigits(mean + 1.645 * deviation),
      };
    }
  }
}

/** It is said as a range, and ranges are said in round numbers. */
function twoDigits(us: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, us))) - 1);
  return Math.round(us / step) * step;
}

function runOf(scenario: ProbeScenario): ProbeRun {
  let events = 0;
  const run: ProbeRun = new ProbeRun(scenario, {
    onEvent: () => {
      events += 1;
      if (events > MOST_EVENTS) throw new TooLong(run.untilUs);
    },
  });
  run.finish();
  return run;
}

/** Of a health check. One that comes and goes is told by the story itself. */
function unnoticedIn({
  isKubelet,
  trains,
  verdicts,
  gaps,
}: ProbeHistory): HealthFrame['unnoticed'] {
  const [gap, another] = gaps;
  const isNoticed = verdicts.some(({ verdict }) => verdict === 'unhealthy');
  if (isKubelet || isNoticed || !gap || another || gap.isOpen) return undefined;
  const counts = trains.flatMap(({ checks }) => checks.flatMap(({ count }) => count ?? []));
  const most = Math.max(0, ...counts.map(({ count }) => count));
  return { atUs: gap.toUs, us: gap.toUs - gap.fromUs, most, of: counts[0]?.of ?? 0 };
}

interface Told {
  readonly type: string;
  readonly ok?: unknown;
  readonly restarts?: unknown;
}

/** How much of a run a line says: what was found out, what came of it, what was tried, what was done. */
function weightOf({ type, ok, restarts }: Told): number {
  switch (type) {
    case 'terminate':
    case 'unhealthy':
      return 6;
    case 'backOff':
      return 5;
    case 'containerStarted':
      return restarts === 0 ? 0 : 4;
    case 'notReady':
      return 3;
    case 'check':
      return ok === false ? 2 : 0;
    case 'command':
      return 1;
    default:
      return 0;
  }
}

/** The line that tells what happens at that moment, or else the one before it. */
function lineAt(
  lines: readonly (HealthLine & { readonly isThen: boolean })[],
  momentUs: number,
): number {
  const line =
    lines.findLast(({ isThen }) => isThen) ?? lines.findLast(({ atUs }) => atUs <= momentUs);
  return line?.index ?? 0;
}

/** The first of the lines that say most; of a run in which nothing happens, the last one. */
function headlineOf(lines: readonly (HealthLine & { readonly weight: number })[]): number {
  const most = Math.max(0, ...lines.map(({ weight }) => weight));
  const line = most > 0 ? lines.find(({ weight }) => weight === most) : lines.at(-1);
  return line?.index ?? 0;
}

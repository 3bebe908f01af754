/** What stands in the picture, longest first, and what the whole of it says to whoever does not see it. */
import type { ProbeHistory } from '../../src/view/probe-history.ts';
import type { BandRow, ProbeBand, ProbeGap } from '../../src/view/probe-lanes.ts';
import { formatSeconds } from '../../src/narration/numbers.ts';
import type { HealthStrings } from './strings.en.ts';

export function bandWords(
  { look, row, restarts, isAlarm }: ProbeBand,
  words: HealthStrings,
): readonly string[] {
  const plain: readonly string[] = words.bands[look];
  if (row === 'life' && restarts > 0) {
    const again = words.restarted(restarts);
    const said = isAlarm ? `${words.needlessRestart} · ${again}` : again;
    return [...plain.map((one) => `${said} · ${one}`), said, again];
  }
  return isAlarm ? [...plain.map((one) => `${words.alarm} · ${one}`), words.alarm] : plain;
}

/** In pictures, units are Latin in every language. */
export function gapWords({ kind, us, isOpen }: ProbeGap, words: HealthStrings): readonly string[] {
  const length = formatSeconds(us, 'en');
  return words.gaps[kind](isOpen ? words.andMore(length) : length);
}

const MOST_SAID = 8;

export function pictureSays(history: ProbeHistory, words: HealthStrings): string {
  const at = (us: number): string => formatSeconds(us, words.language);
  const bands = (
    row: BandRow,
    stretches: readonly { fromUs: number; look: keyof HealthStrings['bands'] }[],
  ): string[] => {
    if (stretches.length === 0) return [];
    const said = stretches.slice(0, MOST_SAID).map(({ fromUs, look }) => {
      const what = words.bands[look].at(-1) ?? look;
      return fromUs === 0 ? what : words.from(what, at(fromUs));
    });
    if (stretches.length > MOST_SAID) said.push('…');
    return [words.bandSays(words.rows[row], said)];
  };
  const checks = history.trains.flatMap((train) => train.checks);
  const isBad = (outcome: string): boolean => /refused|timeout|failing/.test(outcome);
  return words.pictureSays({
    until: at(history.untilUs),
    bands: [
      ...bands(
        'truth',
        history.truths.map(({ fromUs, truth }) => ({ fromUs, look: truth })),
      ),
      ...bands(
        'verdict',
        history.verdicts.map(({ fromUs, verdict }) => ({ fromUs, look: verdict })),
      ),
      ...bands(
        'life',
        history.lives.map(({ fromUs, life }) => ({ fromUs, look: life })),
      ),
      ...bands(
        'ready',
        history.readies.map(({ fromUs, isReady }) => ({
          fromUs,
          look: isReady ? ('ready' as const) : ('notReady' as const),
        })),
      ),
    ],
    checks: checks.length,
    bad: checks.filter(({ outcome }) => isBad(outcome)).length,
  });
}

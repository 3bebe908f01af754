/** The time bar of a load balancer: a lane per backend, and below it when requests failed. */
import { balancerHistory, type BalancerHistoryInput } from './balancer-history.ts';
import { MOST_ROWS } from './balancer-rows.ts';
import { backendHue } from './balancer-run.ts';
import { secondsText } from './seconds-text.ts';
import { timeBarView, type TimeBarMoment, type TimeBarView } from './time-bar.ts';

/** Lanes of a bar are thinner, but there is less room for them. */
const MOST_LANES = Math.min(8, MOST_ROWS);
/** In percent: a single failure is seen, too. */
const LEAST_SEEN = 0.4;

export function balancerBarView(input: BalancerHistoryInput & TimeBarMoment): TimeBarView {
  const { untilUs, playedUs, atUs, width } = input;
  const { backends, bar, failing, marks } = balancerHistory(input);
  const shown = backends.slice(0, MOST_LANES);
  const segments = shown.map(({ id, slot }) => {
    const held = bar.get(id)?.held ?? [];
    const hue = backendHue(slot);
    return [id, held.map(({ fromUs, toUs, is }) => ({ fromUs, toUs, look: is, hue }))] as const;
  });
  const view = timeBarView({
    history: { segments: new Map(segments), gaps: failing, marks },
    nodes: shown.map(({ id }) => id),
    ...{ untilUs, playedUs, atUs, width },
  });
  return {
    ...view,
    gaps: view.gaps.map((gap) => ({
      ...gap,
      width: Math.max(LEAST_SEEN, gap.width),
      number: secondsText(gap.lengthUs),
    })),
  };
}

/** The time bar of a control plane: a lane per member of etcd, and below it when nothing could be written. */
import { controlPlaneHistory, type ControlPlaneHistoryInput } from './control-plane-history.ts';
import { hostHue, hostOf } from './control-plane-run.ts';
import type { BandLook } from './band-look.ts';
import type { MarkKind } from './bar-history.ts';
import { secondsText } from './seconds-text.ts';
import { timeBarView, type TimeBarMoment, type TimeBarView } from './time-bar.ts';

/** In percent: a single second in ten minutes is seen, too. */
const LEAST_SEEN = 0.4;
/** Until then the members elect their first leader. */
const BEGUN_US = 100_000;
const KINDS: readonly string[] = ['crash', 'restart', 'pause', 'resume'];

export function controlPlaneBarView(input: ControlPlaneHistoryInput & TimeBarMoment): TimeBarView {
  const { setup, untilUs, playedUs, atUs, width } = input;
  const { members, services, deeds } = controlPlaneHistory(input);
  const nodes = setup.etcdHosts;
  const segments = nodes.map((host) => {
    const held = members.get(host)?.held ?? [];
    const lane = held.map(({ fromUs, toUs, is }) => {
      const look = is.split(' ')[0] as BandLook;
      return { fromUs, toUs, look, hue: hostHue(host) };
    });
    return [host, lane] as const;
  });
  const gaps = (services.get('writes')?.held ?? []).filter(
    ({ is, toUs }) => is < 1 && toUs > BEGUN_US,
  );
  const marks = deeds.map(({ atUs: us, name, on }) => {
    const places = on.map(hostOf).filter((host) => nodes.includes(host));
    const kind = KINDS.includes(name) ? (name as MarkKind) : 'command';
    return { atUs: us, kind, nodes: [...new Set(places)], name };
  });
  const view = timeBarView({
    history: { segments: new Map(segments), gaps, marks },
    ...{ nodes, untilUs, playedUs, atUs, width },
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

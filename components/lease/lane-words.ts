/** The words of the lanes: what stands in a band, at a deadline, and what a lane is called aloud. */
import type { LeaseBand, LeaseCondition } from '../../src/view/lease-bands.ts';
import type { Deadline } from '../../src/view/lease-deadlines.ts';
import type { HoldingBand, LeaseLane, LeaseLanesView } from '../../src/view/lease-lanes.ts';
import { secondsText } from '../../src/view/seconds-text.ts';
import type { LeaseStrings } from './strings.en.ts';

/** From the longest that says all to the shortest that says something. */
export function bandWords(
  band: LeaseBand,
  lane: LeaseLane | undefined,
  words: LeaseStrings,
): string[] {
  const { look, isHanging } = band;
  if (isHanging) return [words.hanging];
  switch (look) {
    case 'leader':
      return [words.believes];
    case 'releasing':
      return [words.releasing];
    case 'killed':
      return [words.killed];
    case 'exited': {
      const left = lane?.is?.startsInUs;
      return band.isNow && left !== undefined
        ? [words.exitedRestarts(secondsText(left)), words.exited]
        : [words.exited];
    }
    case 'stopped':
      return [words.stopped];
    case 'none':
      return [words.notStarted];
    case 'candidate':
      return [];
  }
}

export function holdingWords({ holder, transitions }: HoldingBand, words: LeaseStrings): string[] {
  if (holder === undefined) return [words.noLease];
  if (holder === '') return [words.nobodyHolds];
  return [words.holder(holder, transitions), words.holderShort(holder), holder];
}

export function conditionWords({ kind, by }: LeaseCondition, words: LeaseStrings): string[] {
  if (kind === 'outage') return [words.refuses];
  if (kind === 'partition') return [words.noAnswer];
  return [words.slower[kind](by.replace(/(\d)(m?s)$/, '$1\u202f$2'))];
}

/** Two ways to say it: where there is room, and where there is not. */
export function deadlineWords(deadline: Deadline, words: LeaseStrings): readonly [string, string] {
  const { kind, holder = '', leftUs } = deadline;
  const isLease = kind === 'lease' || kind === 'ownLease';
  if (leftUs <= 0 && isLease) return words.ranOut(holder);
  return words.deadlines[kind](holder, secondsText(Math.max(0, leftUs)));
}

/** `×1.5` or `+20 s`: how its clock is wrong. */
export function clockOf({ is }: LeaseLane): string {
  const { rate = 1, offsetUs = 0 } = is?.clock ?? {};
  if (rate !== 1) return `×${rate}`;
  if (offsetUs === 0) return '';
  return `${offsetUs < 0 ? '−' : '+'}${secondsText(Math.abs(offsetUs)).replace('.0', '')}`;
}

/** `c1 ×1.5, believes it leads, paused`: first what the picture itself says, so that speech finds it. */
export function laneSays(lane: LeaseLane, words: LeaseStrings): string {
  const { node, is, isRefusing, band } = lane;
  if (!is) return [node, isRefusing ? words.refuses : words.serves].join(words.comma);
  const looks = {
    leader: words.believes,
    candidate: words.waits,
    releasing: words.releasing,
    killed: words.killed,
    exited: words.exited,
    stopped: words.stopped,
    none: words.notStarted,
  };
  const clock = clockOf(lane);
  return [
    clock ? `${node} ${clock}` : node,
    looks[band?.look ?? 'candidate'],
    is.isHolder ? words.holds : '',
    band?.isPaused ? words.paused : '',
    band?.isHanging ? words.hanging : '',
  ]
    .filter((part) => part !== '')
    .join(words.comma);
}

/** The whole picture in a sentence. */
export function pictureSays(view: LeaseLanesView, words: LeaseStrings): string {
  const parts = view.lanes.map((lane) => laneSays(lane, words));
  return words.pictureOf(words.ms(view.atUs), parts.join('; '));
}

/** The sentences of a run, told as far as it has been simulated. */
import type { ViolationEvent } from '../../src/scenario/model.ts';
import type { AnyEvent, AnyRun } from '../../src/scenario/runnable.ts';

/** What a story is told of, as far as it has been simulated. */
export type ToldRun = Pick<AnyRun, 'events' | 'nowUs' | 'untilUs' | 'advance'>;

/** A line of the story as it stands at one instant. */
export interface Line {
  /** Its place in the story. */
  readonly index: number;
  readonly atUs: number;
  /** When it last grew. */
  readonly changedUs: number;
  readonly text: string;
  readonly source: { readonly label: string; readonly href?: string } | undefined;
}

/** Takes the events of a run in order and keeps the lines told so far, which may grow. */
export interface Teller {
  readonly lines: readonly (Omit<Line, 'index'> & {
    readonly stages: readonly { readonly atUs: number; readonly text: string }[];
  })[];
  take(event: AnyEvent): void;
}

export interface Breach {
  readonly property: string;
  readonly atUs: number;
}

/** Looking ahead for what happens next goes in pieces of this length. */
const PIECE_US = 20_000;

export class Story {
  readonly #run: ToldRun;
  readonly #teller: Teller;
  readonly #breaches: Breach[] = [];
  #eventsTold = 0;

  constructor(run: ToldRun, teller: Teller) {
    this.#run = run;
    this.#teller = teller;
  }

  /** Everything said up to an instant, oldest first. */
  linesTo(us: number): readonly Line[] {
    this.#tellTo(us);
    return this.#teller.lines.flatMap(({ stages, atUs, source }, index) => {
      const stage = stages.findLast((one) => one.atUs <= us);
      return stage ? [{ index, atUs, changedUs: stage.atUs, text: stage.text, source }] : [];
    });
  }

  /** How often the story has changed up to an instant. */
  changesTo(us: number): number {
    this.#tellTo(us);
    return this.#instants().filter((atUs) => atUs <= us).length;
  }

  /** The first breach of each property, up to an instant. */
  breachesTo(us: number): readonly Breach[] {
    this.#tellTo(us);
    return this.#breaches.filter(({ atUs }) => atUs <= us);
  }

  eventsTo(us: number): number {
    this.#tellTo(us);
    return countTo(this.#run.events, us);
  }

  /** The instant of the next change of the story, or of the next event of any kind. */
  next(afterUs: number, kind: 'sentence' | 'event'): number | undefined {
    const run = this.#run;
    for (let toUs = afterUs; ; toUs = Math.min(toUs + PIECE_US, run.untilUs)) {
      this.#tellTo(toUs);
      const later = kind === 'event' ? this.#eventAfter(afterUs) : this.#changeAfter(afterUs);
      if (later !== undefined || toUs >= run.untilUs) return later;
    }
  }

  previous(beforeUs: number, kind: 'sentence' | 'event'): number | undefined {
    const { events } = this.#run;
    if (kind === 'event') return events[countTo(events, beforeUs - 1) - 1]?.atUs;
    const earlier = this.#instants().filter((us) => us < beforeUs);
    return earlier.length > 0 ? Math.max(...earlier) : undefined;
  }

  #eventAfter(us: number): number | undefined {
    const { events } = this.#run;
    return events[countTo(events, us)]?.atUs;
  }

  #changeAfter(us: number): number | undefined {
    const later = this.#instants().filter((atUs) => atUs > us);
    return later.length > 0 ? Math.min(...later) : undefined;
  }

  #instants(): number[] {
    return this.#teller.lines.flatMap(({ stages }) => stages.map(({ atUs }) => atUs));
  }

  #tellTo(us: number): void {
    if (us > this.#run.nowUs) this.#run.advance(us);
    const { events } = this.#run;
    for (; this.#eventsTold < events.length; this.#eventsTold += 1) {
      const event = events[this.#eventsTold];
      if (!event) continue;
      this.#teller.take(event);
      if (isViolation(event)) this.#note({ property: event.property, atUs: event.atUs });
    }
  }

  #note(breach: Breach): void {
    if (this.#breaches.some(({ property }) => property === breach.property)) return;
    this.#breaches.push(breach);
  }
}

function isViolation(event: AnyEvent): event is AnyEvent & ViolationEvent {
  return event.type === 'violation';
}

/** How many of a list in order of time lie at or before an instant. */
export function countTo(list: readonly { readonly atUs: number }[], us: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.atUs ?? Infinity) <= us) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The line that changed last. */
export function lastOf(lines: readonly Line[]): Line | undefined {
  return lines.reduce<Line | undefined>(
    (last, line) => (line.changedUs >= (last?.changedUs ?? 0) ? line : last),
    undefined,
  );
}

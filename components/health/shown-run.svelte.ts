/** A run that is shown: as the server drew it, until a reader changes something. */
import { address } from '../../src/i18n/address.ts';
import type { ScenarioSource } from '../../src/scenario/scenario.ts';
import type { HealthFrame } from './frame.ts';
import type { HealthStrings } from './strings.en.ts';

type Engine = typeof import('./engine.ts');

export class ShownRun {
  readonly words: HealthStrings;
  frame = $state.raw<HealthFrame>() as HealthFrame;
  /** What cannot be run. */
  note = $state.raw('');
  /** Said to whoever does not see it, once something has changed. */
  announced = $state.raw('');

  #engine: Promise<Engine> | undefined;
  #turn = 0;

  constructor(frame: HealthFrame, words: HealthStrings) {
    this.frame = frame;
    this.words = words;
  }

  /** Loads what runs, ahead of the first change. */
  warm = (): void => {
    this.load().catch(() => undefined);
  };

  load(): Promise<Engine> {
    return (this.#engine ??= import('./engine.ts').catch((error: unknown) => {
      this.#engine = undefined;
      throw error;
    }));
  }

  /** Whatever is still on its way is too late. */
  expect(): void {
    this.#turn += 1;
    this.note = '';
  }

  /** At a moment, if one is asked for. */
  async show(source: ScenarioSource, momentUs?: number): Promise<void> {
    this.expect();
    const turn = this.#turn;
    const { frameOf, reasonOf } = await this.load();
    if (turn !== this.#turn) return;
    try {
      this.frame = frameOf(source, this.words.language, momentUs);
      const { lines, headline, unnoticed } = this.frame;
      this.announced = unnoticed ? this.words.unnoticed(unnoticed) : (lines[headline]?.text ?? '');
    } catch (error) {
      this.note = reasonOf(error, this.words);
    }
  }

  /** The lab's page with a scenario in its address; `query` is what the scenario has no place for. */
  async hrefOf(source: ScenarioSource, query = ''): Promise<string> {
    const { encodeLink } = await this.load();
    return `${address(this.words.language, 'lab', 'health')}${query}#${encodeLink(source)}`;
  }
}

/** The lab's page, with a named scenario if there is one, and a moment of it. */
export function labHref(
  language: HealthStrings['language'],
  name?: string,
  momentUs?: number,
): string {
  const place = address(language, 'lab', 'health');
  const moment = momentUs === undefined ? '' : `&t=${momentUs / 1000}`;
  return name === undefined ? place : `${place}?s=${encodeURIComponent(name)}${moment}`;
}

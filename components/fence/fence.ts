/** A block of code that runs where it stands, and can be changed. What shows a scenario is handed in. */
import { languageOf } from '../../src/i18n/language.ts';
import type { Language } from '../../src/narration/language.ts';
import { errorText } from '../kit/error-text.ts';
import type { Desk } from './desk.ts';
import { Output, type ShowRun } from './output.ts';
import { FENCE_STRINGS } from './strings.ts';

/** What a page does with the scenario of a text. */
export interface Tools {
  /** Shows it in an element; gives the way to take it away. Rejects with what is wrong. */
  readonly run: (text: string, output: HTMLElement, language: string) => Promise<() => void>;
  /** Rejects with what is wrong, and where. */
  readonly check: (text: string) => Promise<void>;
}

export class Fence {
  readonly figure: HTMLElement;
  readonly kind: 'program' | 'scenario';
  readonly language: Language;
  /** The how manieth of the page, from 1. */
  readonly block: number;
  readonly written: string;
  readonly code: HTMLElement;
  readonly tools: Tools;
  readonly #output: HTMLElement;
  readonly #buttons: Readonly<Record<'run' | 'edit' | 'reset', HTMLElement>>;
  #desk: Desk | undefined;
  #stop = (): void => undefined;
  /** Counts runs, so that a slow one shows nothing over a newer. */
  #count = 0;

  constructor(figure: HTMLElement, block: number, tools: Tools) {
    const part = (name: string): HTMLElement => {
      const found = figure.querySelector<HTMLElement>(`[data-${name}]`);
      if (!found) throw new Error(`A block of code has no ${name}.`);
      return found;
    };
    const code = figure.querySelector('pre');
    if (!code) throw new Error('A block of code has no code.');
    this.figure = figure;
    this.block = block;
    this.kind = figure.dataset['runs'] === 'program' ? 'program' : 'scenario';
    this.language = languageOf(document.documentElement.lang);
    this.code = code;
    this.written = code.textContent.replace(/\n$/, '');
    this.tools = tools;
    this.#output = part('output');
    this.#buttons = { run: part('run'), edit: part('edit'), reset: part('reset') };
  }

  get text(): string {
    return this.#desk?.text ?? this.written;
  }

  async run(): Promise<void> {
    this.#stop();
    this.#desk?.mark([]);
    this.#count += 1;
    this.#buttons.reset.hidden = false;
    if (this.kind === 'scenario') await this.#runScenario();
    else await this.#runProgram(this.#count);
  }

  /** Opens the editor, with another text than the written one if there is one. */
  async edit(text = this.written, note?: string): Promise<void> {
    const words = FENCE_STRINGS[this.language];
    this.#buttons.edit.hidden = true;
    try {
      const { openDesk } = await import('./desk.ts');
      this.#desk?.close();
      this.#desk = await openDesk(this, { text, note });
    } catch {
      this.#buttons.edit.hidden = false;
      new Output(this.#output, this.language).problem(words.noEditor);
      return;
    }
    this.code.hidden = true;
    this.#buttons.reset.hidden = false;
    this.#desk.focus();
  }

  /** Says what is wrong, below the code as it was written. */
  say(error: unknown): void {
    const output = new Output(this.#output, this.language);
    output.problem(errorText(error, this.language));
    this.#buttons.reset.hidden = false;
    this.#stop = () => {
      output.remove();
    };
  }

  /** As it was written, and nothing run. */
  reset(): void {
    this.#stop();
    this.#stop = () => undefined;
    this.#count += 1;
    this.#desk?.close();
    this.#desk = undefined;
    delete this.figure.dataset['edited'];
    this.code.hidden = false;
    this.#buttons.edit.hidden = false;
    this.#buttons.reset.hidden = this.#output.hidden = true;
    this.#buttons.run.focus();
  }

  async #runScenario(): Promise<void> {
    this.#output.hidden = false;
    this.#output.replaceChildren();
    try {
      this.#stop = await this.tools.run(this.text, this.#output, document.documentElement.lang);
    } catch (error) {
      const output = new Output(this.#output, this.language);
      output.problem(errorText(error, this.language));
      this.#desk?.mark(placesOf(error, this.language));
      this.#stop = () => {
        output.remove();
      };
    }
  }

  async #runProgram(count: number): Promise<void> {
    const output = new Output(this.#output, this.language);
    const abort = new AbortController();
    this.#stop = () => {
      abort.abort();
      output.remove();
    };
    const isPast = (): boolean => count !== this.#count;
    try {
      const { runProgram } = await import('./sandbox/sandbox.ts');
      const code = await this.#plainCode();
      const outcome = await runProgram(code, (line) => isPast() || output.line(line), abort.signal);
      if (isPast()) return;
      const show: ShowRun = (text, target) =>
        this.tools.run(text, target, document.documentElement.lang);
      const title = this.figure.querySelector('figcaption span')?.textContent ?? '';
      await output.end(outcome, show, title.trim());
      if (outcome.type !== 'stopped' && outcome.error) {
        const { line, column } = outcome.error;
        const message = outcome.error[this.language];
        if (line !== undefined) this.#desk?.mark([{ line, column: column ?? 1, message }]);
      }
    } catch (error) {
      if (isPast()) return;
      const places = placesOf(error, this.language);
      const [place] = places;
      const message = errorText(error, this.language);
      output.problem(
        place
          ? output.said({ en: message, 'zh-cn': message, line: place.line, column: place.column })
          : message,
      );
      this.#desk?.mark(places);
    }
  }

  /** As written, the build has taken the types out; as edited, that comes with the first run. */
  async #plainCode(): Promise<string> {
    const { text } = this;
    if (text === this.written) return this.figure.dataset['plain'] ?? text;
    const { stripTypes } = await import('./strip.ts');
    return stripTypes(text);
  }
}

/** Where an error is, if it knows that. */
export function placesOf(
  error: unknown,
  language: Language,
): readonly { line: number; column: number; message: string }[] {
  if (!(error instanceof Error)) return [];
  const place = 'place' in error ? error.place : error;
  if (typeof place !== 'object' || place === null) return [];
  const { line, column } = place as { line?: unknown; column?: unknown };
  if (typeof line !== 'number' || typeof column !== 'number') return [];
  return [{ line, column, message: errorText(error, language) }];
}

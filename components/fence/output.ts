/** What a program came to: what it printed, what it expected, what went wrong, and the picture of its runs. */
import type { Language } from '../../src/narration/language.ts';
import { show } from '../../src/scenario/builder/show.ts';
import { element } from './element.ts';
import type { Outcome } from './sandbox/sandbox.ts';
import type { ReportedError, ReportedRun, Verdict } from './sandbox/protocol.ts';
import { FENCE_STRINGS, type FenceStrings } from './strings.ts';

/** Shows a scenario in an element; gives the way to take it away. */
export type ShowRun = (scenario: string, target: HTMLElement) => Promise<() => void>;

export class Output {
  readonly #target: HTMLElement;
  readonly #words: FenceStrings;
  readonly #language: Language;
  readonly #status: HTMLElement;
  readonly #lines: HTMLElement;
  #count = 0;
  #hide = (): void => undefined;

  constructor(target: HTMLElement, language: Language) {
    this.#target = target;
    this.#language = language;
    this.#words = FENCE_STRINGS[language];
    this.#status = element('p', { className: 'status', role: 'status' });
    this.#lines = element('pre', { className: 'lines', tabIndex: 0, role: 'group', hidden: true });
    this.#lines.ariaLabel = this.#words.printed;
    target.replaceChildren(this.#status, this.#lines);
    target.hidden = false;
    this.#status.textContent = this.#words.running;
  }

  /** One line more that the program printed. */
  line(text: string): void {
    this.#count += 1;
    this.#lines.hidden = false;
    this.#lines.append(`${text}\n`);
  }

  /** The end of the program; its runs are called after its title. */
  async end(outcome: Outcome, showRun: ShowRun, title: string): Promise<void> {
    const runs = outcome.type === 'done' ? outcome.runs : [];
    const verdicts = runs.flatMap(({ verdicts: all }) => all).filter(isWorthSaying);
    const met = verdicts.filter(({ isMet }) => isMet).length;
    this.#status.textContent = this.#words.ended(this.#count, met, verdicts.length);
    this.#status.classList.toggle('unseen', outcome.type === 'done');
    if (verdicts.length > 0) this.#target.append(this.#verdictList(verdicts));
    if (outcome.type === 'stopped') {
      this.#status.textContent = '';
      this.problem(this.#words[outcome.reason]);
    } else if (outcome.error) this.problem(this.said(outcome.error));
    if (runs.length > 0) await this.#picture(runs, showRun, title);
  }

  /** Something that is wrong, read out at once. */
  problem(text: string): void {
    if (this.#status.textContent === this.#words.running) this.#status.textContent = '';
    this.#target.append(element('p', { className: 'problem', role: 'alert', textContent: text }));
  }

  /** An error with its place, in the reader's language. */
  said(error: ReportedError): string {
    const { line, column } = error;
    const text = error[this.#language];
    if (line === undefined || column === undefined) return text;
    return `${this.#words.at(line, column)}${this.#language === 'en' ? ': ' : '：'}${text}`;
  }

  remove(): void {
    this.#hide();
    this.#target.replaceChildren();
    this.#target.hidden = true;
  }

  #verdictList(verdicts: readonly Verdict[]): HTMLElement {
    const items = verdicts.map((verdict) => {
      const said = verdict.isMet
        ? this.#words.met
        : this.#words.notMet(String(verdict.atMs), verdict.seen);
      const code = element('code', { textContent: asCode(verdict.expectation) });
      const colon = this.#language === 'en' ? ': ' : '：';
      return element('li', { className: verdict.isMet ? 'met' : 'unmet' }, code, `${colon}${said}`);
    });
    const list = element('ul', { className: 'verdicts' }, ...items);
    list.ariaLabel = this.#words.expected;
    return list;
  }

  /** The last run first: the others by choice. */
  async #picture(runs: readonly ReportedRun[], showRun: ShowRun, program: string): Promise<void> {
    const place = element('div');
    const show = async (index: number): Promise<void> => {
      this.#hide();
      this.#hide = () => undefined;
      const source = runs[index]?.source;
      const title = runs.length > 1 ? this.#words.runOf(program, index + 1) : program;
      if (source !== undefined) this.#hide = await showRun(titled(source, title), place);
    };
    if (runs.length > 1) this.#target.append(this.#choice(runs.length, show));
    this.#target.append(place);
    await show(runs.length - 1);
  }

  #choice(count: number, show: (index: number) => Promise<void>): HTMLElement {
    const options = Array.from({ length: count }, (_, index) =>
      element('option', { value: String(index), textContent: this.#words.run(index + 1) }),
    );
    const select = element('select', {}, ...options);
    select.value = String(count - 1);
    select.addEventListener('change', () => void show(Number(select.value)));
    return element('label', { className: 'which' }, `${this.#words.whichRun} `, select);
  }
}

/** A scenario that has no title, with one. */
function titled(source: string, title: string): string {
  const scenario = JSON.parse(source) as object;
  return JSON.stringify({ title, ...scenario });
}

/** As the program has written it: `{ leaders: 1 }`. */
function asCode(json: string): string {
  try {
    return show(JSON.parse(json));
  } catch {
    return json;
  }
}

/** What every run is held to is worth a line when it does not hold. */
function isWorthSaying({ isMet, expectation }: Verdict): boolean {
  return !isMet || expectation !== '{"violations":[]}';
}

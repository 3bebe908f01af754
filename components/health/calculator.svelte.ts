/** The calculator's state: what is set, what it comes to, and the run that shows it. */
import { onMount } from 'svelte';
import type { ScenarioSource } from '../../src/scenario/scenario.ts';
import { addressIn } from './page-address.ts';
import { calculate, type Calculation, type Problems } from './calculation.ts';
import { DEFAULT_CHECK, DEFAULT_KUBELET, formOf, sourceOf, type Form } from './form.ts';
import type { HealthFrame } from './frame.ts';
import type { LabStrings } from './lab-strings.en.ts';
import { labHref, ShownRun } from './shown-run.svelte.ts';

export interface LabOpening {
  readonly words: LabStrings;
  /** The scenario that is shown first, and how it was drawn. */
  readonly source: ScenarioSource;
  readonly frame: HealthFrame;
  /** Named scenarios by name, for a reader to choose from. */
  readonly library: Readonly<Record<string, ScenarioSource>>;
}

const LINK_AFTER_MS = 250;

export class HealthCalculator {
  readonly words: LabStrings;
  readonly library: LabOpening['library'];
  readonly run: ShownRun;
  form = $state.raw<Form>() as Form;
  /** The named scenario that stands here unchanged. */
  name = $state.raw<string>();
  /** This state on this page. */
  href = $state.raw('');
  /** What is wrong with the address. */
  note = $state.raw('');

  /** The form of the tab that is not shown. */
  #other: Form;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  constructor({ words, source, frame, library }: LabOpening) {
    this.words = words;
    this.library = library;
    this.run = new ShownRun(frame, words);
    this.form = formOf(source);
    this.href = labHref(words.language);
    this.#other = this.form.kind === 'check' ? DEFAULT_KUBELET : DEFAULT_CHECK;
    onMount(() => {
      void this.#enter();
      return () => clearTimeout(this.#waiting);
    });
  }

  result = $derived.by(() => calculate(this.form));
  problems = $derived.by((): Problems => ('problems' in this.result ? this.result.problems : {}));
  isRefused = $derived.by(() => 'problems' in this.result || this.run.note !== '');
  source = $derived.by(() => sourceOf(this.form));

  /** What stood here last keeps its place, faint, while a field cannot be read. */
  #last: Calculation | undefined;
  numbers = $derived.by(() => {
    if ('numbers' in this.result) this.#last = this.result.numbers;
    return this.#last;
  });

  set(change: Partial<Form>): void {
    this.#show({ ...this.form, ...change } as Form);
  }

  /** The other kind of prober, as it was left. */
  turnTo(kind: Form['kind']): void {
    if (kind === this.form.kind) return;
    const before = this.form;
    this.#show(this.#other);
    this.#other = before;
  }

  open(name: string, momentUs?: number): void {
    const source = this.library[name];
    if (source) this.#enterForm(formOf(source), name, momentUs);
  }

  #enterForm(form: Form, name?: string, momentUs?: number): void {
    if (form.kind !== this.form.kind) this.#other = this.form;
    this.#show(form, name, momentUs);
  }

  #show(form: Form, name?: string, momentUs?: number): void {
    this.form = form;
    this.name = name;
    this.note = '';
    if ('problems' in this.result) this.run.expect();
    else void this.run.show(this.source, momentUs);
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => void this.#keep(momentUs), LINK_AFTER_MS);
  }

  /** The address of the page follows what is set. */
  async #keep(momentUs?: number): Promise<void> {
    const { form, name, words } = this;
    // How slow it could be is no part of a run in which it is not.
    const query = form.fault === 'slow' ? '' : `?times=${encodeURIComponent(form.times.trim())}`;
    const href =
      name === undefined
        ? await this.run.hrefOf(this.source, query)
        : labHref(words.language, name, momentUs);
    if (form !== this.form) return;
    this.href = href;
    history.replaceState(history.state, '', href);
  }

  async #enter(): Promise<void> {
    const { named, times: slow, code, momentUs } = addressIn(location);
    // A heading's address and a scenario share the place behind `#`.
    if (code !== '' && !document.getElementById(code)) {
      try {
        const { decodeLink } = await this.run.load();
        const held = formOf(decodeLink(code));
        const times = slow ?? held.times;
        this.#enterForm(held.fault === 'slow' ? held : { ...held, times });
      } catch {
        this.note = this.words.damagedLink;
      }
    } else if (named !== undefined) {
      if (Object.hasOwn(this.library, named)) this.open(named, momentUs);
      else this.note = this.words.unknownScenario(named.slice(0, 40));
    }
  }
}

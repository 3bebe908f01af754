/** A prediction that waits for the reader to commit; then it is run, here. */
import { languageOf } from '../../src/i18n/language.ts';
import type { Guess } from '../../src/questions/answer.ts';
import type { Asked } from './asked.ts';
import type { Said } from './run.ts';

interface Given {
  readonly guess: Guess;
  /** As the reader sees it. */
  readonly words: string;
}

/** `made`: keeps that a prediction has been made. */
export function definePrediction(made: (id: string) => void): void {
  customElements.define(
    'ask-prediction',
    class extends AskPrediction {
      protected override made = made;
    },
  );
}

class AskPrediction extends HTMLElement {
  protected made: (id: string) => void = () => undefined;

  connectedCallback(): void {
    this.querySelector('button')?.addEventListener('click', () => void this.#commit());
    this.querySelector('input[type=text]')?.addEventListener('keydown', (event) => {
      const { key, isComposing } = event as KeyboardEvent;
      if (key === 'Enter' && !isComposing) void this.#commit();
    });
  }

  async #commit(): Promise<void> {
    const language = languageOf(document.documentElement.lang);
    const { PREDICT_STRINGS } = await import('./predict-strings.ts');
    const strings = PREDICT_STRINGS[language];
    const given = this.#given(strings.gap);
    if (given === undefined) {
      const text = this.querySelector<HTMLInputElement>('input[type=text]');
      this.#show(paragraph('problem', text ? strings.noNumber(text.value.trim()) : strings.choose));
      (text ?? this.querySelector('input'))?.focus();
      return;
    }
    this.#show(paragraph('', strings.running));
    try {
      const { decide } = await import('./run.ts');
      const asked = JSON.parse(this.dataset['asked'] ?? '') as Asked;
      this.#tell(await decide(asked, { ...given, language }));
      this.made(this.dataset['id'] ?? '');
    } catch (error) {
      this.#show(paragraph('problem', `${strings.failed} ${String(error)}`));
    }
  }

  /** What the reader has chosen or written, if it can be read. */
  #given(gap: string): Given | undefined {
    const chosen = this.querySelector<HTMLInputElement>('input:checked');
    if (chosen) {
      const words = chosen.parentElement?.textContent.trim() ?? '';
      return { guess: { choice: Number(chosen.value) }, words };
    }
    const input = this.querySelector<HTMLInputElement>('input[type=text]');
    const text = input?.value.normalize('NFKC').trim().replace(',', '.') ?? '';
    if (!/^\d+(\.\d+)?$/.test(text)) return undefined;
    const label = input?.parentElement?.textContent.trim() ?? '';
    return { guess: { number: Number(text) }, words: text + gap + label };
  }

  #tell({ isRight, right, verdict, compared, because, told, link, momentMs }: Said): void {
    this.querySelectorAll('li').forEach((choice, index) => {
      choice.classList.toggle('right', right.includes(index));
    });
    const first = paragraph(isRight ? 'verdict right' : 'verdict', compared);
    first.prepend(strong(verdict));
    const way = document.createElement('a');
    way.href = `${this.dataset['lab'] ?? ''}&t=${String(momentMs)}`;
    way.textContent = link;
    const last = paragraph('told', told);
    last.append(way);
    this.#show(first, paragraph('', because), last);
  }

  #show(...content: readonly HTMLElement[]): void {
    this.querySelector('.ran')?.replaceChildren(...content);
  }
}

function paragraph(name: string, text: string): HTMLElement {
  const element = document.createElement('p');
  element.className = name;
  element.textContent = text;
  return element;
}

function strong(text: string): HTMLElement {
  const element = document.createElement('b');
  element.textContent = text;
  return element;
}

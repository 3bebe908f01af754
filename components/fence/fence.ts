/** A block of code that runs where it stands. What runs it is handed in. */
import { languageOf } from '../../src/i18n/language.ts';
import { errorText } from '../kit/error-text.ts';

/** Shows the scenario of a text in an element; gives the way to take it away. Rejects with what is wrong. */
export type Run = (text: string, output: HTMLElement, language: string) => Promise<() => void>;

export function startFence(figure: HTMLElement, run: Run): void {
  const part = <T extends HTMLElement>(name: string): T | null =>
    figure.querySelector<T>(`[data-${name}]`);
  const text = part<HTMLTextAreaElement>('text');
  const buttons = part('buttons');
  const output = part('output');
  const [runButton, editButton, resetButton] = [part('run'), part('edit'), part('reset')];
  const code = figure.querySelector('pre');
  if (!text || !buttons || !output || !code || !runButton || !editButton || !resetButton) return;
  const written = code.textContent;
  let stop = (): void => undefined;

  const show = ({ isEdited }: { isEdited: boolean }): void => {
    text.hidden = !isEdited;
    code.hidden = isEdited;
    editButton.hidden = isEdited;
  };

  runButton.addEventListener('click', () => {
    void (async () => {
      stop();
      resetButton.hidden = output.hidden = false;
      try {
        stop = await run(text.hidden ? written : text.value, output, document.documentElement.lang);
      } catch (error) {
        stop = showProblem(output, error);
      }
    })();
  });
  editButton.addEventListener('click', () => {
    text.value = written;
    text.rows = written.split('\n').length + 1;
    show({ isEdited: true });
    resetButton.hidden = false;
    text.focus();
  });
  resetButton.addEventListener('click', () => {
    stop();
    stop = () => undefined;
    show({ isEdited: false });
    resetButton.hidden = output.hidden = true;
    runButton.focus();
  });
  buttons.hidden = false;
}

function showProblem(output: HTMLElement, error: unknown): () => void {
  const problem = document.createElement('p');
  problem.className = 'problem';
  problem.role = 'alert';
  problem.textContent = errorText(error, languageOf(document.documentElement.lang));
  output.append(problem);
  return () => problem.remove();
}

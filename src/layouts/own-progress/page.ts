/**
 * The page of one's progress: its buttons, and what it says at once. What moves records in and out, with its
 * words, comes when it is asked for (`transfer.ts`).
 */
import { bringsProgress } from '../../progress/link-mark.ts';
import { isForeign } from '../progress.ts';
import { showSummary } from './summary.ts';

const page = document.querySelector<HTMLElement>('.own-progress');
if (page) start(page);

function start(page: HTMLElement): void {
  /** What was pressed, chosen, dropped, or is in the address. */
  const bring = (what: string | File | undefined): void => {
    if (what) void import('./transfer.ts').then(({ take }) => take(page, what));
  };
  showSummary(page);
  const notice = page.querySelector<HTMLElement>('.unreadable');
  // The summary has just looked.
  if (notice) notice.hidden = !isForeign;

  page.addEventListener('click', ({ target }) => {
    const name = (target as Element).closest<HTMLElement>('[data-do]')?.dataset['do'];
    if (name === 'print') print();
    else bring(name);
  });
  const chosen = page.querySelector<HTMLInputElement>('[type=file]');
  chosen?.addEventListener('change', () => {
    bring(chosen.files?.[0]);
    // The same file may be chosen again.
    chosen.value = '';
  });

  for (const name of ['dragover', 'dragleave', 'drop'] as const) {
    addEventListener(name, (event) => {
      // Else the browser opens the file in place of the page.
      event.preventDefault();
      page.classList.toggle('is-over', name === 'dragover');
      if (name === 'drop') bring(event.dataTransfer?.files[0]);
    });
  }

  const readAddress = (): void => {
    if (bringsProgress(location.hash)) bring(location.hash);
  };
  addEventListener('hashchange', readAddress);
  readAddress();
}

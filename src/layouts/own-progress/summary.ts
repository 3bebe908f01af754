/** Fills in the sheet of paper: what is done, and the reader's name, which is kept only on request. */
import type { Kind } from '../../progress/record.ts';
import { doneIds, isDone, onReadChange } from '../progress.ts';

const KEY = 'reader';

export function showSummary(page: HTMLElement): void {
  const sheet = page.querySelector<HTMLElement>('.record-sheet');
  if (!sheet) return;
  const sum = sheet.querySelector('[data-sum]');
  const nothing = sum?.textContent ?? '';
  const items = [...sheet.querySelectorAll<HTMLElement>('li')];
  onReadChange(() => {
    for (const item of items) {
      item.hidden = !isDone(item.dataset['kind'] as Kind, item.dataset['id'] ?? '');
    }
    const chapters = items.filter(({ dataset }) => dataset['kind'] === 'chapter');
    const counts = (sheet.dataset['counts'] ?? '')
      .replace('{chapters}', String(chapters.filter(({ hidden }) => !hidden).length))
      .replace('{predictions}', String(doneIds('prediction').length))
      .replace('{exercises}', String(doneIds('exercise').length));
    const isEmpty = items.every(({ hidden }) => hidden);
    if (sum) sum.textContent = isEmpty ? nothing : counts;
  });
  showName(page, sheet);
}

function showName(page: HTMLElement, sheet: HTMLElement): void {
  const field = page.querySelector<HTMLInputElement>('[name=reader]');
  const box = page.querySelector<HTMLInputElement>('[name=keep-name]');
  const name = sheet.querySelector('[data-name]');
  if (!field || !box || !name) return;
  const unnamed = name.textContent;
  const show = (): void => {
    name.textContent = field.value.trim() || unnamed;
  };
  try {
    const kept = localStorage.getItem(KEY);
    box.checked = kept !== null;
    field.value = kept ?? '';
  } catch {
    // Then it is on the paper only.
  }
  page.addEventListener('input', ({ target }) => {
    show();
    if (target !== field && target !== box) return;
    try {
      if (box.checked) localStorage.setItem(KEY, field.value);
      else localStorage.removeItem(KEY);
    } catch {
      // As above.
    }
  });
  show();
}

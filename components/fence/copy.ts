/** Copies a block of code. Where the clipboard is closed to it, the code is selected instead. */

/** What runs: as edited, or as written without the lines that are shown as taken out. */
function textOf(figure: HTMLElement): string {
  const edited = figure.dataset['edited'];
  if (edited !== undefined) return edited;
  const code = figure.querySelector('code');
  const lines = [...(code?.querySelectorAll('.line:not(del)') ?? [])];
  return lines.map(({ textContent }) => textContent).join('\n') + '\n';
}

function select(figure: HTMLElement): void {
  const code = figure.querySelector('code');
  if (code) getSelection()?.selectAllChildren(code);
}

/** Tells the result in `status`, which is read out, and takes it back after a while. */
export async function copyFence(figure: HTMLElement, status: HTMLElement): Promise<void> {
  let says: string | undefined;
  try {
    await navigator.clipboard.writeText(textOf(figure));
    says = status.dataset['copied'];
  } catch {
    select(figure);
    says = status.dataset['selected'];
  }
  status.textContent = says ?? '';
  setTimeout(() => (status.textContent = ''), 4000);
}

/** Arrow keys, Home and End among elements of which one has the focus. */

/** Moves the focus and gives the place it went to; undefined for any other key. */
export function stepTo(event: KeyboardEvent, all: readonly HTMLElement[]): number | undefined {
  if (event.altKey || event.ctrlKey || event.metaKey || all.length === 0) return undefined;
  const at = all.findIndex((one) => one === document.activeElement);
  const next = nextOf(event.key, Math.max(at, 0), all.length);
  if (next === undefined) return undefined;
  event.preventDefault();
  all[next]?.focus();
  return next;
}

function nextOf(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return (at + 1) % count;
    case 'ArrowLeft':
    case 'ArrowUp':
      return (at + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

/**
 * What a page can do once somebody turns to it. It is loaded at the first sign of a reader, and what that
 * sign was meant to do is done then.
 */
const SIGNS = ['pointerover', 'pointerdown', 'focusin', 'keydown'] as const;
/** What needs what is loaded here, when it is pressed before it is there. */
const PRESSED = '.glossed, :is(site-search, ask-prediction) button, .to-present button';

let isAwake = false;
let waking: Promise<void> | undefined;

function wake(): Promise<void> {
  waking ??= import('./awake.ts').then(() => {
    isAwake = true;
  });
  return waking;
}

for (const word of document.querySelectorAll('.glossed')) {
  word.setAttribute('role', 'button');
  word.setAttribute('aria-expanded', 'false');
}

for (const sign of SIGNS) {
  addEventListener(sign, () => void wake(), { once: true, passive: true });
}

if (location.search.includes('present=')) void wake();

addEventListener(
  'click',
  (event) => {
    const pressed = event.target instanceof Element && event.target.closest<HTMLElement>(PRESSED);
    // With a modifier a link is a link.
    if (isAwake || !pressed || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    wake().then(
      () => pressed.click(),
      // Without a network the word's entry may still be at hand.
      () => pressed instanceof HTMLAnchorElement && location.assign(pressed.href),
    );
  },
  { capture: true },
);

addEventListener('keydown', (event) => {
  const isChord = event.code === 'KeyK' && (event.ctrlKey || event.metaKey);
  if (isAwake || !event.isTrusted || (!isChord && event.key !== '/')) return;
  if (isChord) event.preventDefault();
  const { target } = event;
  const again = new KeyboardEvent('keydown', event);
  void wake().then(() => (target ?? document).dispatchEvent(again));
});

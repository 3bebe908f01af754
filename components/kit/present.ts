/**
 * A figure alone on the screen, for a talk: in letters as large as the whole of it allows. It stays where it is in
 * the page, and is lifted into the top layer, so that what runs in it runs on.
 */
import './present.css';

/** Root font sizes to try, in percent, from the largest. */
const SIZES = Array.from({ length: 41 }, (_, step) => 300 - 5 * step);

let leave: (() => void) | undefined;

/** Shows the figure around a button that `Present.astro` made, until the reader leaves. */
export function present(button: HTMLElement): void {
  const figure = button.closest<HTMLElement>('figure');
  if (!figure) return;
  leave?.();
  const asides = around(figure);
  const { scrollY } = window;
  const out = leaveButton(button.dataset['leave'] ?? '');
  for (const aside of asides) aside.inert = true;
  figure.classList.add('presented');
  figure.popover = 'manual';
  figure.append(out);
  figure.showPopover();
  const refit = (): void => fit(figure);
  refit();
  setAddress(addressOf(button));
  focusOn(figure);

  const onkeydown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.defaultPrevented) leave?.();
  };
  // The browser takes Esc for itself where the whole screen is ours.
  const onfullscreen = (): void => {
    if (document.fullscreenElement === null) leave?.();
  };
  addEventListener('resize', refit);
  addEventListener('keydown', onkeydown);
  addEventListener('fullscreenchange', onfullscreen);

  leave = () => {
    leave = undefined;
    removeEventListener('resize', refit);
    removeEventListener('keydown', onkeydown);
    removeEventListener('fullscreenchange', onfullscreen);
    if (document.fullscreenElement !== null) void document.exitFullscreen();
    figure.hidePopover();
    figure.removeAttribute('popover');
    figure.classList.remove('presented');
    out.remove();
    for (const aside of asides) aside.inert = false;
    document.documentElement.style.removeProperty('font-size');
    setAddress(undefined);
    scrollTo({ top: scrollY, behavior: 'instant' });
    button.focus();
  };
}

/** The button of the figure that the address asks for, by name or by number from 1. */
export function askedFor(): HTMLElement | undefined {
  const asked = new URLSearchParams(location.search).get('present');
  const all = buttons();
  return all.find(({ dataset }) => dataset['present'] === asked) ?? all[Number(asked) - 1];
}

/** Asks the browser for the whole screen; where it says no, the window is enough. */
export function fillScreen(): void {
  const root: { requestFullscreen?: () => Promise<void> } = document.documentElement;
  root.requestFullscreen?.().catch(() => undefined);
}

const buttons = (): HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>('button[data-present]'),
];

/** Its name, or its number where another before it has the same. */
function addressOf(button: HTMLElement): string {
  const all = buttons();
  const name = button.dataset['present'] ?? '';
  const isFirst = all.find(({ dataset }) => dataset['present'] === name) === button;
  return isFirst ? name : String(all.indexOf(button) + 1);
}

function setAddress(name: string | undefined): void {
  const url = new URL(location.href);
  if (name === undefined) url.searchParams.delete('present');
  else url.searchParams.set('present', name);
  history.replaceState(history.state, '', url);
}

/** All that is beside the figure, at every height of the page. */
function around(figure: HTMLElement): HTMLElement[] {
  const asides: HTMLElement[] = [];
  for (let inside: Element = figure; inside !== document.body;) {
    const parent = inside.parentElement;
    if (parent === null) break;
    const siblings = [...parent.children].filter(
      (one): one is HTMLElement =>
        one !== inside && one instanceof HTMLElement && !one.inert && !one.matches('script, style'),
    );
    asides.push(...siblings);
    inside = parent;
  }
  return asides;
}

/** The largest letters with which nothing has to be scrolled. */
function fit(figure: HTMLElement): void {
  const { style } = document.documentElement;
  const fits = (percent: number): boolean => {
    style.fontSize = `${percent}%`;
    const { scrollHeight, clientHeight, scrollWidth, clientWidth } = figure;
    return scrollHeight <= clientHeight && scrollWidth <= clientWidth;
  };
  if (!SIZES.some(fits)) style.fontSize = '100%';
}

/** On the widget, which takes the keys of its transport; a click into it leaves the focus there. */
function focusOn(figure: HTMLElement): void {
  const widget = figure.querySelector<HTMLElement>('[data-widget]') ?? figure;
  widget.tabIndex = -1;
  widget.focus();
}

function leaveButton(label: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'leave-presenting';
  button.textContent = label;
  button.addEventListener('click', () => leave?.());
  return button;
}

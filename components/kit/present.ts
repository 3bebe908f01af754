/**
 * A figure alone on the screen, for a talk: magnified as far as the whole of it can be seen. It stays where it is in
 * the page, and is lifted into the top layer, so that what runs in it runs on.
 */
import './present.css';

/** Magnifications to try, from the largest; below one only what would not be seen whole. */
const ZOOMS = Array.from({ length: 45 }, (_, step) => 3 - step / 20);
/** Heights of a drawing that scales, in percent of the screen: it gives way before the letters get small. */
const HEIGHTS = [62, 54, 46, 38];
const SMALL = 1.15;

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
    for (const name of ['zoom', '--screen', '--drawing']) figure.style.removeProperty(name);
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

/** The largest drawing, and with it the largest letters, with which nothing has to be scrolled. */
function fit(figure: HTMLElement): void {
  const { style } = figure;
  const show = (height: number, zoom: number): void => {
    style.setProperty('zoom', String(zoom));
    // A length is multiplied by the magnification, one that is told by the screen too.
    style.setProperty('--screen', `${100 / zoom}dvh`);
    style.setProperty('--drawing', `${height / zoom}dvh`);
  };
  // A drawing without a widget around it takes what there is by itself.
  if (!figure.querySelector('[data-widget]')) {
    show(100, 1);
    return;
  }
  const zoomWith = (height: number): number =>
    ZOOMS.find((zoom) => {
      show(height, zoom);
      const { scrollHeight, clientHeight, scrollWidth, clientWidth } = figure;
      return scrollHeight <= clientHeight && scrollWidth <= clientWidth;
    }) ?? 0;
  const tried = HEIGHTS.map((height) => ({ height, zoom: zoomWith(height) }));
  const largest = tried.reduce((a, b) => (b.zoom > a.zoom ? b : a));
  const best = tried.find(({ zoom }) => zoom >= SMALL) ?? largest;
  show(best.height, best.zoom || 1);
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

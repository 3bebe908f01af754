/** Files that leave the page. */

/** What a picture's look is made of, once its style sheet is not there. */
const LOOK = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'visibility',
  'paint-order',
  'stroke-opacity',
  'vector-effect',
] as const;
const MARGIN = 12;

export function download(name: string, type: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** A picture that stands by itself: every colour as it is computed at this moment. */
export function standaloneSvg(svg: SVGSVGElement, caption: string): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll('*')];
  const copies = [copy, ...copy.querySelectorAll('*')];
  originals.forEach((original, index) => dress(copies[index], getComputedStyle(original)));
  const { width, height } = svg.getBoundingClientRect();
  const box = svg.viewBox.baseVal;
  const [w, h] = box.width > 0 ? [box.width, box.height] : [width, height];
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('viewBox', `${-MARGIN} ${-MARGIN} ${w + 2 * MARGIN} ${h + 2 * MARGIN}`);
  copy.setAttribute('width', String(Math.round(w)));
  copy.setAttribute('height', String(Math.round(h)));
  copy.prepend(titleOf(caption), groundOf(svg, w, h));
  return new XMLSerializer().serializeToString(copy);
}

function dress(element: Element | undefined, look: CSSStyleDeclaration): void {
  if (!element) return;
  for (const name of LOOK) {
    const value = look.getPropertyValue(name);
    if (value !== '') element.setAttribute(name, value);
  }
  for (const name of ['class', 'tabindex', 'role', 'data-node', 'data-link', 'data-message']) {
    element.removeAttribute(name);
  }
}

function titleOf(caption: string): Element {
  const title = document.createElementNS('http://www.w3.org/2000/svg', 'title');
  title.textContent = caption;
  return title;
}

function groundOf(svg: SVGSVGElement, width: number, height: number): Element {
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  const colour = getComputedStyle(svg).getPropertyValue('--raised');
  const place = { x: -MARGIN, y: -MARGIN, width: width + 2 * MARGIN, height: height + 2 * MARGIN };
  for (const [name, value] of Object.entries(place)) ground.setAttribute(name, String(value));
  ground.setAttribute('fill', computedColour(svg, colour));
  return ground;
}

/** `light-dark(…)` means nothing in a file of its own. */
function computedColour(beside: Element, colour: string): string {
  const probe = document.createElement('span');
  probe.style.color = colour;
  beside.parentElement?.append(probe);
  const computed = getComputedStyle(probe).color;
  probe.remove();
  return computed;
}

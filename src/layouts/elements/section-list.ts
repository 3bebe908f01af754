/** Marks the section in view in the list of sections. */
/** The section being read, among headings in order. */
function currentOf(headings: (HTMLElement | null)[]): number {
  const left = document.documentElement.scrollHeight - scrollY - innerHeight;
  // A heading counts as reached a little above the middle of the screen. Near the page's end, which
  // cannot be scrolled up to there, the line comes down instead.
  const line = Math.max(innerHeight * 0.4, innerHeight - left);
  const top = (heading: HTMLElement | null): number =>
    heading?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY;
  // After a jump it is the section that was asked for, even if the next one is in reach too.
  const asked = headings.findIndex(
    (heading) => heading !== null && `#${heading.id}` === decodeURIComponent(location.hash),
  );
  const askedTop = top(headings[asked] ?? null);
  if (askedTop >= 0 && askedTop < line) return asked;
  return headings.findLastIndex((heading) => top(heading) < line);
}

class SectionList extends HTMLElement {
  connectedCallback(): void {
    const links = [...this.querySelectorAll('a')];
    const headings = links.map(({ hash }) =>
      document.getElementById(decodeURIComponent(hash.slice(1))),
    );
    let shown: HTMLElement | null | undefined;
    let isWaiting = false;
    const mark = (): void => {
      isWaiting = false;
      const current = currentOf(headings);
      links.forEach((link, index) => {
        if (index === current) link.setAttribute('aria-current', 'location');
        else link.removeAttribute('aria-current');
      });
      const link = links[current] ?? this.parentElement?.querySelector('a');
      if (link !== shown) this.bringIntoSight((shown = link));
    };
    const later = (): void => {
      if (!isWaiting) requestAnimationFrame(mark);
      isWaiting = true;
    };
    for (const event of ['scroll', 'resize', 'hashchange', 'load']) {
      addEventListener(event, later, { passive: true });
    }
    later();
  }

  /** In the column, which scrolls by itself; the page stays where it is. */
  bringIntoSight(link: HTMLElement | null | undefined): void {
    const column = this.closest('nav');
    if (!column || !link) return;
    const [frame, box] = [column.getBoundingClientRect(), link.getBoundingClientRect()];
    const isSeen = box.top >= frame.top && box.bottom <= frame.bottom;
    if (!isSeen) column.scrollTop += box.top - frame.top - frame.height / 3;
  }
}
customElements.define('section-list', SectionList);

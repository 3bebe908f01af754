/** Tabs as the ARIA pattern has them. A choice holds for its group: on the page, and on the next. */

let made = 0;

function remembered(group: string): string | null {
  try {
    return localStorage.getItem(`tab-${group}`);
  } catch {
    return null;
  }
}

class TabGroup extends HTMLElement {
  connectedCallback(): void {
    const group = this.dataset['group'] ?? '';
    for (const [index, tab] of this.tabs.entries()) {
      const panel = this.panelOf(tab);
      if (!panel) continue;
      tab.id = `tab-${made}-${index}`;
      panel.id = `panel-${made}-${index}`;
      panel.role = 'tabpanel';
      panel.setAttribute('aria-labelledby', tab.id);
      tab.setAttribute('aria-controls', panel.id);
      tab.addEventListener('click', () => this.choose(tab));
      tab.addEventListener('keydown', (event) => this.move(event, index));
    }
    made += 1;
    addEventListener('tabchange', (event) => {
      const { detail } = event as CustomEvent<{ group: string; name: string }>;
      if (detail.group === group) this.show(detail.name);
    });
    this.show(remembered(group) ?? '');
  }

  get tabs(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>(':scope > [role=tablist] > [role=tab]')];
  }

  panelOf(tab: HTMLElement): HTMLElement | null {
    return this.querySelector(`:scope > section[data-name="${tab.dataset['name'] ?? ''}"]`);
  }

  /** The first, if the one of that name is not here. */
  show(name: string): void {
    const chosen = this.tabs.find((tab) => tab.dataset['name'] === name) ?? this.tabs[0];
    for (const tab of this.tabs) {
      tab.ariaSelected = String(tab === chosen);
      tab.tabIndex = tab === chosen ? 0 : -1;
      this.panelOf(tab)?.toggleAttribute('data-chosen', tab === chosen);
    }
  }

  /** Others above this one change their height too: this one stays where the reader sees it. */
  choose(tab: HTMLElement): void {
    const [group = '', name = ''] = [this.dataset['group'], tab.dataset['name']];
    const before = tab.getBoundingClientRect().top;
    dispatchEvent(new CustomEvent('tabchange', { detail: { group, name } }));
    scrollBy({ top: tab.getBoundingClientRect().top - before, behavior: 'instant' });
    try {
      localStorage.setItem(`tab-${group}`, name);
    } catch {
      // Without storage it holds for this page.
    }
  }

  move(event: KeyboardEvent, index: number): void {
    const { tabs } = this;
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.code];
    const ends = { Home: 0, End: tabs.length - 1 }[event.code];
    const next = ends ?? (step === undefined ? undefined : index + step);
    const tab = next === undefined ? undefined : tabs.at(next % tabs.length);
    if (!tab || event.isComposing) return;
    event.preventDefault();
    tab.focus();
    this.choose(tab);
  }
}
customElements.define('tab-group', TabGroup);

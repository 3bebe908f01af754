/** The reader's theme: on the root element, and remembered where the browser lets us. */

const root = document.documentElement;

export function chosenTheme(): string {
  return root.dataset['theme'] ?? 'auto';
}

export function chooseTheme(theme: string): void {
  if (theme === 'auto') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
  try {
    if (theme === 'auto') localStorage.removeItem('theme');
    else localStorage.setItem('theme', theme);
  } catch {
    // A private window or a frame without storage: the choice holds for this page.
  }
  dispatchEvent(new Event('themechange'));
}

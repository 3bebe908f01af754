/** Svelte marks in its markup what it will wake; on a page where nothing wakes they only weigh. */
export function withoutIdleMarks(html: string): string {
  return html.includes('<astro-island') ? html : html.replace(/<!--(?:\[-?\d*!?|\]|)-->/g, '');
}

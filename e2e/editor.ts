import type { Locator } from '@playwright/test';

/** Puts a text in the place of an editor's, by keys as a reader does it: `fill` goes behind the editor's back. */
export async function rewrite(editor: Locator, text: string): Promise<void> {
  await editor.press('ControlOrMeta+A');
  await editor.page().keyboard.insertText(text);
}

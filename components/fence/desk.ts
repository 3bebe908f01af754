/** The editor of a block with what belongs around it: the hint on keys, what was changed, a link to it. */
import type { Language } from '../../src/narration/language.ts';
import { loadDocs } from './docs-file.ts';
import type { Editor, Mark } from './editor.ts';
import { element } from './element.ts';
import { placesOf, type Fence } from './fence.ts';
import { shareAddress } from './shared.ts';
import { FENCE_STRINGS } from './strings.ts';
import { errorText } from '../kit/error-text.ts';

export interface Desk {
  readonly text: string;
  focus(): void;
  mark(marks: readonly Mark[]): void;
  close(): void;
}

/** Opens after the written code; `note` is said above the editor. Rejects when its parts cannot be loaded. */
export async function openDesk(
  fence: Fence,
  { text, note }: { readonly text: string; readonly note: string | undefined },
): Promise<Desk> {
  const { language, kind, figure, written } = fence;
  const words = FENCE_STRINGS[language];
  const docs = await loadDocs(language);
  const host = element('div', { className: 'editor' });
  const options = {
    text,
    label: words.editable[kind],
    phrases: words.phrases,
    onChange: (changed: string) => {
      figure.dataset['edited'] = changed;
    },
    onRun: () => void fence.run(),
  };
  figure.dataset['edited'] = text;
  let editor: Editor;
  if (kind === 'program') {
    const { openProgramEditor } = await import('./program-editor.ts');
    editor = openProgramEditor(host, options, { docs, words });
  } else {
    const { openScenarioEditor } = await import('./scenario-editor.ts');
    editor = openScenarioEditor(host, options, {
      docs,
      language,
      check: async (changed) => problemsIn(fence, changed),
    });
  }
  const status = element('span', { role: 'status' });
  const share = button(words.share);
  const compare = button(words.compare);
  compare.ariaPressed = 'false';
  compare.addEventListener('click', () => {
    const isOn = compare.ariaPressed !== 'true';
    compare.ariaPressed = String(isOn);
    void editor.compare(isOn ? written : undefined);
  });
  const foot = element(
    'div',
    { className: 'foot' },
    element('span', { className: 'keys', textContent: words.keys }),
    compare,
    share,
    ...(kind === 'program' ? [namesLink(language)] : []),
    status,
  );
  share.addEventListener('click', () => {
    void shareFrom(fence, { text: editor.text, status, foot });
  });
  const said = element('p', { className: 'note', role: 'status', textContent: note ?? '' });
  said.hidden = note === undefined;
  fence.code.after(said, host, foot);
  return {
    get text() {
      return editor.text;
    },
    focus: () => {
      editor.focus();
    },
    mark: (marks) => {
      editor.mark(marks);
    },
    close: () => {
      editor.destroy();
      for (const part of [said, host, foot]) part.remove();
    },
  };
}

async function problemsIn({ tools, language }: Fence, text: string): Promise<readonly Mark[]> {
  try {
    await tools.check(text);
    return [];
  } catch (error) {
    return placesOf(error, language);
  }
}

/** In a tab of its own: what was changed here would be gone. */
function namesLink(language: Language): HTMLElement {
  return element('a', {
    href: `${import.meta.env.BASE_URL.replace(/\/?$/, '/')}${language}/builder/`,
    target: '_blank',
    rel: 'noopener',
    textContent: FENCE_STRINGS[language].names,
  });
}

function button(text: string): HTMLButtonElement {
  return element('button', { type: 'button', textContent: text });
}

/** To the clipboard; where that is closed, into a field to be copied by hand. */
async function shareFrom(
  { block, language }: Fence,
  { text, status, foot }: { text: string; status: HTMLElement; foot: HTMLElement },
): Promise<void> {
  const words = FENCE_STRINGS[language];
  foot.querySelector('input')?.remove();
  let address: string;
  try {
    address = shareAddress(location.href, { block, code: text });
  } catch (error) {
    status.textContent = errorText(error, language);
    return;
  }
  try {
    await navigator.clipboard.writeText(address);
    status.textContent = words.shared;
  } catch {
    status.textContent = words.sharedByHand;
    const field = element('input', { readOnly: true, value: address });
    field.ariaLabel = words.address;
    foot.append(field);
    field.select();
  }
}

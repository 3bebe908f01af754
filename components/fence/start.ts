/** The blocks of a page that run; one of them may have come changed, with the address. */
import { Fence, type Tools } from './fence.ts';
import { FENCE_STRINGS } from './strings.ts';

export function startFences(figures: Iterable<HTMLElement>, tools: Tools): void {
  const fences = [...figures].map((figure, index) => new Fence(figure, index + 1, tools));
  const openShared = (): void => {
    if (location.hash.startsWith('#code=')) void open(fences);
  };
  addEventListener('hashchange', openShared);
  openShared();
}

/** What comes with a link is shown, never run by itself. */
async function open(fences: readonly Fence[]): Promise<void> {
  const { sharedBlock, sharedCode } = await import('./shared.ts');
  const fence = fences[(sharedBlock(location.hash) ?? 1) - 1] ?? fences[0];
  if (!fence) return;
  fence.figure.scrollIntoView({ block: 'center' });
  try {
    await fence.edit(sharedCode(location.hash), FENCE_STRINGS[fence.language].fromLink);
  } catch (error) {
    fence.say(error);
  }
}

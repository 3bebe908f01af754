/** Opens the block that an address is about, with the code that came with it. */
import { sharedBlock, sharedCode } from './shared.ts';
import type { LateFence } from './start.ts';
import { FENCE_STRINGS } from './strings.ts';

/** What comes with a link is shown, never run by itself. */
export async function openSharedIn(fences: readonly LateFence[]): Promise<void> {
  const { hash } = location;
  const fence = await (fences[(sharedBlock(hash) ?? 1) - 1] ?? fences[0])?.();
  if (!fence) return;
  fence.figure.scrollIntoView({ block: 'center' });
  let code: string;
  try {
    code = sharedCode(hash);
  } catch (error) {
    fence.say(error);
    return;
  }
  await fence.edit(code, FENCE_STRINGS[fence.language].fromLink);
}

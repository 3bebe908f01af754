/** Keys of the whole widget, by their place on the keyboard: an input method changes what they write. */
type PlayerCommand = 'toggle' | 'step' | 'back';

const COMMANDS: Readonly<Record<string, PlayerCommand>> = {
  Space: 'toggle',
  Period: 'step',
  Comma: 'back',
};

/** Elements that use these keys themselves. */
const TAKES_TEXT = 'input:not([type=radio], [type=checkbox]), textarea, select';
const TAKES_SPACE = 'button, a, summary, input, [role=menuitem], [role=slider]';

export function keyCommand(event: KeyboardEvent): PlayerCommand | undefined {
  const { code, target } = event;
  const command = COMMANDS[code];
  if (!command || event.isComposing || event.ctrlKey || event.metaKey || event.altKey)
    return undefined;
  if (event.defaultPrevented || !(target instanceof Element)) return undefined;
  if (target.closest(TAKES_TEXT)) return undefined;
  if (code === 'Space' && target.closest(TAKES_SPACE)) return undefined;
  return command;
}

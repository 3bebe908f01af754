import type { EventOf } from './facts.ts';
import type { Memory } from './memory.ts';
import { turnOf } from './rolling.ts';
import { onRestartInPlace } from './servers.ts';

/** A step of a rolling restart: an event about the server's process follows, unless there is nothing to do. */
export function onTurn(memory: Memory, event: EventOf<'turn'>): void {
  const { backend, to, atUs } = event;
  const { rolling, servers, page } = memory;
  const server = servers.get(backend);
  const turn = turnOf(rolling, backend);
  memory.turn = { ...turn, node: backend, atUs };
  const isOver = to === 'stopped' && server?.isUp === false;
  if (isOver || (to === 'unready' && server?.plight)) {
    page.begin({ kind: 'idleTurn', node: backend, turn }, event);
  }
  if (to !== 'started') return;
  if (rolling) rolling.started += 1;
  onRestartInPlace(memory, event, backend);
}

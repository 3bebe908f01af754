/**
 * The script of the frame: gives each program a worker of its own, watches over it, and passes on what it
 * says. The build puts the text of the harness, with all it needs, in the place of `HARNESS`.
 */
import { DEADLINE_MS, MOST_MESSAGES, type Message, type StopReason } from './protocol.ts';

declare const HARNESS: string;
/** A worker that does not even begin. */
const START_MS = 10_000;

addEventListener('message', ({ source, data, ports: [port] }) => {
  const isAsked = parent !== window && source === parent && typeof data === 'string';
  if (isAsked && port !== undefined) run(data, port);
});

/** One program; what it says goes to the port, and the port's end is the worker's. */
function run(code: string, out: MessagePort): void {
  const head = `(${HARNESS})(async()=>{"use strict";\n`;
  const lines = { before: countLines(head), own: countLines(code) + 1 };
  const text = `${head}${code}\n},${JSON.stringify(lines)});`;
  const address = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  const worker = new Worker(address);
  const { port1: own, port2: its } = new MessageChannel();
  let count = 0;
  const say = (message: Message): void => {
    out.postMessage(message);
  };
  const end = (): void => {
    worker.terminate();
    clearTimeout(timer);
    own.close();
    URL.revokeObjectURL(address);
  };
  const stop = (reason: StopReason): void => {
    end();
    say({ type: 'stopped', reason });
  };
  const watch = (ms: number): ReturnType<typeof setTimeout> =>
    setTimeout(() => {
      stop('deadline');
    }, ms);
  let timer = watch(START_MS);

  own.onmessage = ({ data }: MessageEvent<unknown>) => {
    count += 1;
    if (count > MOST_MESSAGES) {
      stop('flood');
      return;
    }
    const { type } = Object(data) as { type?: unknown };
    if (type === 'started') {
      clearTimeout(timer);
      timer = watch(DEADLINE_MS);
    }
    out.postMessage(data);
    if (type === 'done') end();
  };
  worker.onerror = (event) => {
    event.preventDefault();
    end();
    const line = event.lineno - lines.before;
    const isOwn = line >= 1 && line <= lines.own;
    say({
      type: 'broken',
      error: {
        en: event.message.replace(/^Uncaught /, ''),
        'zh-cn': event.message.replace(/^Uncaught /, ''),
        line: isOwn ? line : undefined,
        column: isOwn ? event.colno : undefined,
      },
    });
  };
  out.onmessage = end;
  worker.postMessage('port', [its]);
}

function countLines(text: string): number {
  return text.split('\n').length - 1;
}

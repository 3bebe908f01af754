/** The page's side: a frame of an origin of its own, and in it a worker for each program. */
import { DEADLINE_MS, MOST_CHARACTERS, MOST_LINES, readMessage, type Message } from './protocol.ts';

/** What a program came to. */
export type Outcome = Extract<Message, { type: 'done' | 'broken' | 'stopped' }>;

const RUNNER = `${import.meta.env.BASE_URL.replace(/\/?$/, '/')}sandbox/runner.html`;
/** The frame has its own deadlines; this is for one that does not answer at all. */
const GRACE_MS = 12_000;

let frame: Promise<HTMLIFrameElement> | undefined;

/** Runs a program, types taken out. Lines come as they are printed, at most so many. Never rejects. */
export async function runProgram(
  code: string,
  onLine: (text: string) => void,
  signal?: AbortSignal,
): Promise<Outcome> {
  const { contentWindow } = await (frame ??= openFrame());
  const { port1: own, port2: its } = new MessageChannel();
  return new Promise((resolve) => {
    const end = (outcome: Outcome): void => {
      clearTimeout(timer);
      own.close();
      resolve(outcome);
    };
    const timer = setTimeout(() => {
      replaceFrame();
      end({ type: 'stopped', reason: 'deadline' });
    }, DEADLINE_MS + GRACE_MS);
    signal?.addEventListener('abort', () => {
      own.postMessage('end');
      end({ type: 'stopped', reason: 'deadline' });
    });
    let [lines, characters] = [0, 0];
    own.onmessage = ({ data }: MessageEvent<unknown>) => {
      const message = readMessage(data);
      if (message?.type === 'line') {
        lines += 1;
        characters += message.text.length;
        if (lines <= MOST_LINES && characters <= MOST_CHARACTERS) onLine(message.text);
      } else if (message?.type === 'cut') onLine('…');
      else if (message && message.type !== 'started') end(message);
    };
    contentWindow?.postMessage(code, '*', [its]);
  });
}

/** Unseen, and of no use to anybody but this page. `*` above: its origin is opaque, and equals none. */
function openFrame(): Promise<HTMLIFrameElement> {
  return new Promise((resolve) => {
    const element = document.createElement('iframe');
    element.sandbox.add('allow-scripts');
    element.src = RUNNER;
    element.hidden = true;
    element.title = 'runner';
    element.addEventListener('load', () => {
      resolve(element);
    });
    document.body.append(element);
  });
}

function replaceFrame(): void {
  void frame?.then((element) => {
    element.remove();
  });
  frame = undefined;
}

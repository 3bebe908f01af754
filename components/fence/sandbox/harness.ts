/**
 * Runs in the worker, before the reader's program: takes hold of what it needs, takes the rest away, runs
 * the program, and reports. Nothing the program does can reach the port that the report goes through.
 */
import { createBuilder } from '../../../src/scenario/builder/builder.ts';
import { placeIn } from '../../../src/scenario/builder/place.ts';
import { Program, type FinishedRun } from '../../../src/scenario/builder/program.ts';
import { show } from '../../../src/scenario/builder/show.ts';
import { lockDown } from './lockdown.ts';
import {
  LONGEST_TEXT,
  MOST_CHARACTERS,
  MOST_EVENTS,
  MOST_LINES,
  MOST_RUNS,
  MOST_VERDICTS,
  type Message,
  type ReportedError,
  type ReportedRun,
} from './protocol.ts';

/** Lines of the worker's text that stand before the program, and lines of the program. */
export interface Lines {
  readonly before: number;
  readonly own: number;
}

/** What of a worker is used here; the types of the project are those of a page. */
interface WorkerScope extends EventTarget {
  readonly location: { readonly href: string };
}

const scope = globalThis as unknown as WorkerScope;
const address = scope.location.href;
/** Bound to what they are now: a program may change them for itself. */
const { call } = Function.prototype;
const postBy = call.bind(MessagePort.prototype.postMessage) as (
  port: MessagePort,
  message: Message,
) => void;
const written = JSON.stringify;

/** Waits for the port, then runs the program; `lines` says where in the worker's text it stands. */
export default function start(program: () => Promise<unknown>, lines: Lines): void {
  const onMessage = (event: Event): void => {
    const [port] = (event as MessageEvent).ports;
    if (port === undefined) return;
    scope.removeEventListener('message', onMessage);
    const post = (message: Message): void => {
      postBy(port, message);
    };
    lockDown(scope);
    void run(program, lines, post);
  };
  scope.addEventListener('message', onMessage);
}

async function run(
  program: () => Promise<unknown>,
  lines: Lines,
  post: (message: Message) => void,
): Promise<void> {
  const kept = new Program({ mostEvents: MOST_EVENTS, onPrint: boundedPrint(post) });
  const builder = createBuilder(kept);
  const { print } = builder;
  const names = { ...builder, console: { log: print, info: print, warn: print, error: print } };
  for (const [name, value] of Object.entries(names)) {
    Object.defineProperty(scope, name, { value: Object.freeze(value) });
  }
  post({ type: 'started' });
  let error: ReportedError | undefined;
  try {
    await program();
  } catch (thrown) {
    error = reported(thrown, lines);
  }
  const runs = kept.finish().slice(0, MOST_RUNS);
  post({ type: 'done', runs: runs.map(reportedRun), error });
}

/** Passes on what a program prints, as far as it may. */
function boundedPrint(post: (message: Message) => void): (line: string) => void {
  let [count, characters] = [0, 0];
  let isCut = false;
  return (text) => {
    if (isCut) return;
    count += 1;
    characters += text.length;
    isCut = count > MOST_LINES || characters > MOST_CHARACTERS;
    post(isCut ? { type: 'cut' } : { type: 'line', text });
  };
}

function reportedRun({ source, verdicts }: FinishedRun): ReportedRun {
  return {
    source: written(source),
    verdicts: verdicts.slice(0, MOST_VERDICTS).map(({ expectation, isMet, seen, atUs }) => ({
      expectation: short(written(expectation)),
      isMet,
      seen: short(written(seen)),
      atMs: atUs / 1000,
    })),
  };
}

/** As long as the page takes it. */
function short(text: string): string {
  return text.length < LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT - 1)}…`;
}

function reported(thrown: unknown, { before, own }: Lines): ReportedError {
  try {
    const place = placeIn(thrown, address, (line) => line > before && line <= before + own);
    return {
      ...sentences(thrown),
      line: place && place.line - before,
      column: place?.column,
    };
  } catch {
    // An error may be made to fail whoever looks at it.
    const text = short(show(thrown));
    return { en: text, 'zh-cn': text, line: undefined, column: undefined };
  }
}

function sentences(thrown: unknown): { readonly en: string; readonly 'zh-cn': string } {
  if (thrown instanceof Error && 'messageIn' in thrown && typeof thrown.messageIn === 'function') {
    const { messageIn } = thrown;
    const say = (language: string): string => short(show(messageIn.call(thrown, language)));
    return { en: say('en'), 'zh-cn': say('zh-cn') };
  }
  const text = short(show(thrown));
  return { en: text, 'zh-cn': text };
}

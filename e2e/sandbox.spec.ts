/** Programs that mean harm: each is stopped or refused, the page goes on, and the next program runs. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { DEADLINE_MS, MOST_LINES, MOST_MESSAGES } from '../components/fence/sandbox/protocol.ts';
import { expect, test } from './fixtures.ts';

interface Said {
  readonly type: string;
  readonly text?: string;
  readonly reason?: string;
  readonly error?: { readonly en: string; readonly line?: number; readonly column?: number };
  readonly runs?: readonly { readonly source: string; readonly verdicts: readonly object[] }[];
}

/** Runs a program as a page does, in the built runner; gives all that is said, as it came. */
function run(page: Page, code: string): Promise<Said[]> {
  return page.evaluate(async (program) => {
    const known = document.querySelector<HTMLIFrameElement>('iframe[data-test]');
    const frame = known ?? document.createElement('iframe');
    if (!known) {
      frame.dataset['test'] = '';
      frame.hidden = true;
      frame.sandbox.add('allow-scripts');
      frame.src = '/sandbox/runner.html';
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
      document.body.append(frame);
      await loaded;
    }
    const { port1, port2 } = new MessageChannel();
    const said: Said[] = [];
    return new Promise<Said[]>((resolve) => {
      port1.onmessage = ({ data }: MessageEvent<Said>) => {
        said.push(data);
        if (['done', 'broken', 'stopped'].includes(data.type)) resolve(said);
      };
      frame.contentWindow?.postMessage(program, '*', [port2]);
    });
  }, code);
}

const printed = (said: readonly Said[]): string[] =>
  said.flatMap(({ type, text }) => (type === 'line' && text !== undefined ? [text] : []));

/** Other servers, and our own, must hear nothing. */
let server: Server;
let elsewhere: string;
let heard: string[] = [];
test.beforeAll(async () => {
  server = createServer((request, response) => {
    heard.push(request.url ?? '');
    response.writeHead(200, { 'access-control-allow-origin': '*' });
    response.end('export {}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  elsewhere = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
test.afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test.beforeEach(async ({ page, ownOrigins }) => {
  heard = [];
  // Let through, so that it is the sandbox that stops a request and not this test.
  ownOrigins.add(elsewhere);
  await page.goto('/en/glossary/');
});

test.afterEach(async ({ page }) => {
  // The page works, and so does the next program.
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await page.evaluate(() => 1 + 1)).toBe(2);
  expect(printed(await run(page, 'print(raft({ seed: 7 }).advance("2s").leader)'))).toEqual(['n4']);
  expect(heard).toEqual([]);
});

test('A program runs: what it prints comes line by line, then its scenario and verdicts.', async ({
  page,
}) => {
  const said = await run(
    page,
    `const run = raft({ nodes: 5, preset: 'etcd', seed: 7 })
run.advance('2s')
run.crash('leader')
run.advanceUntil(() => run.leader !== undefined)
print(run.leader, 'leads'); print({ term: run.term })
run.expect({ leaders: 1 })`,
  );
  expect(said.map(({ type }) => type)).toEqual(['started', 'line', 'line', 'done']);
  expect(printed(said)).toEqual([expect.stringMatching(/^n\d leads$/), '{ term: 2 }']);
  const [only] = said.at(-1)?.runs ?? [];
  expect(JSON.parse(only?.source ?? '')).toMatchObject({ model: 'raft', seed: 7 });
  expect(only?.verdicts).toMatchObject([
    { expectation: '{"leaders":1}', isMet: true, seen: '1' },
    { expectation: '{"violations":[]}', isMet: true },
  ]);
});

test('An error says its line and column in the program; so does a mistake in the language.', async ({
  page,
}) => {
  const wrong = await run(page, `const run = raft()\n\n  run.crash('n9')`);
  expect(wrong.at(-1)).toMatchObject({
    type: 'done',
    error: {
      en: expect.stringContaining('crash: Unknown member or role "n9"') as unknown,
      line: 3,
      column: 7,
    },
    runs: [{}],
  });
  const broken = await run(page, 'print(1)\nlet a = 1\nlet a = 2');
  expect(broken.at(-1)).toMatchObject({
    type: 'broken',
    error: { line: 3, en: expect.stringContaining("'a'") as unknown },
  });
  expect(printed(broken)).toEqual([]);
});

for (const [name, code] of Object.entries({
  'An endless loop': 'print(1)\nfor (;;);',
  'An endless chain of promises':
    'print(1)\nconst on = () => Promise.resolve().then(on)\nawait on()',
  'Endless microtasks':
    'print(1)\nconst on = () => queueMicrotask(on)\non()\nawait new Promise(() => 0)',
  'A wait for nothing': 'print(1)\nawait new Promise(() => 0)',
  'An endless condition': 'print(1)\nraft().advanceUntil(() => { for (;;); })',
  'Endless recursion that catches itself':
    'print(1)\nconst f = () => { try { f() } catch { f() } }\nf()',
  'A regular expression without end': 'print(1);\n/^(a+)+$/.test("a".repeat(60) + "b")',
  'A sleeping thread':
    'print(1)\ntry { const { buffer } = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true })\nAtomics.wait(new Int32Array(buffer), 0, 0) } catch {}\nfor (;;);',
})) {
  test(`${name} is stopped after two seconds; what was printed before stays.`, async ({ page }) => {
    const from = Date.now();
    const said = await run(page, code);
    expect(said.at(-1)).toEqual({ type: 'stopped', reason: 'deadline' });
    expect(printed(said)).toEqual(['1']);
    expect(Date.now() - from).toBeGreaterThanOrEqual(DEADLINE_MS);
  });
}

test('A program that takes all memory is stopped.', async ({ page }) => {
  const said = await run(
    page,
    'const all = []\nfor (;;) all.push(new Array(100000).fill(all.length))',
  );
  expect(['stopped', 'broken', 'done']).toContain(said.at(-1)?.type);
});

test('More events than a program may have are an error that says so.', async ({ page }) => {
  const said = await run(page, 'balancer({ arrivals: "1ms", requests: 1000000 }).advance("1h")');
  const last = said.at(-1);
  expect(last?.type === 'stopped' ? 'limit of 250000 events' : last?.error?.en).toContain(
    'limit of 250000 events',
  );
});

test('No way out is left: no request, no thread, no frame, no code made of strings.', async ({
  page,
  complaints,
}) => {
  const said = await run(
    page,
    `const ways = {
  fetch: () => fetch('${elsewhere}/fetch'),
  XMLHttpRequest: () => { const x = new XMLHttpRequest(); x.open('GET', '${elsewhere}/xhr', false); x.send() },
  WebSocket: () => new WebSocket('${elsewhere.replace('http', 'ws')}/ws'),
  EventSource: () => new EventSource('${elsewhere}/es'),
  beacon: () => navigator.sendBeacon('${elsewhere}/beacon', 'x'),
  importScripts: () => importScripts('${elsewhere}/scripts'),
  Worker: () => new Worker('${elsewhere}/worker'),
  SharedWorker: () => new SharedWorker('${elsewhere}/shared'),
  blob: () => URL.createObjectURL(new Blob(['1'])),
  caches: () => caches.open('x'),
  indexedDB: () => indexedDB.open('x'),
  localStorage: () => localStorage.setItem('a', 'b'),
  cookie: () => document.cookie,
  parent: () => parent.document.title,
  top: () => top.location.assign('${elsewhere}/top'),
  open: () => open('${elsewhere}/open'),
  location: () => location.assign('${elsewhere}/location'),
  broadcast: () => new BroadcastChannel('x'),
  channel: () => new MessageChannel(),
  postMessage: () => postMessage({ type: 'done', runs: [] }),
  self: () => self.postMessage('x'),
  close: () => close(),
  timer: () => setTimeout(() => 0, 1),
  crypto: () => crypto.getRandomValues(new Uint8Array(1)),
  rtc: () => new RTCPeerConnection(),
  transport: () => new WebTransport('https://127.0.0.1:9/'),
  wasm: () => WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])),
  scheduler: () => scheduler.postTask(() => 0),
  eval: () => eval('1'),
  indirect: () => (0, eval)('1'),
  Function: () => Function('return 1')(),
  async: () => (async () => 0).constructor('return 1')(),
}
for (const [name, way] of Object.entries(ways)) {
  try { await way(); print(name, 'OPEN') } catch (error) { print(name, error.name) }
}
print(await import('${elsewhere}/module').then(() => 'OPEN', (error) => error.name))
print(await import('data:text/javascript,export{}').then(() => 'OPEN', (error) => error.name))
print(await import('/en/').then(() => 'OPEN', (error) => error.name))
print(Object.getOwnPropertyNames(globalThis).filter((name) => /fetch|Request|Socket|Worker|Storage|Message|import|navigator|self/.test(name)).join())`,
  );
  const lines = printed(said);
  expect(lines.filter((line) => line.includes('OPEN'))).toEqual([]);
  expect(lines).toHaveLength(36);
  expect(lines.at(-1)).toBe('');
  expect(lines.slice(28, 32)).toEqual([
    'eval EvalError',
    'indirect EvalError',
    'Function EvalError',
    'async EvalError',
  ]);
  // The policy says what it stopped; nothing else may be said.
  expect(complaints.filter((text) => !/policy/i.test(text))).toEqual([]);
  complaints.splice(0);
});

test('Time and chance are the same for everybody.', async ({ page }) => {
  const code = `print(Date.now(), new Date().toISOString(), Date(), performance.now(), new Date(5).getTime(), new Date() instanceof Date)
try { print(Math.random()) } catch (error) { print(error.message) }
print(new (new Date().constructor)().getTime(), typeof Temporal)`;
  const lines = printed(await run(page, code));
  expect(lines).toEqual([
    '946684800000 2000-01-01T00:00:00.000Z Sat, 01 Jan 2000 00:00:00 GMT 0 5 true',
    'There is no chance here but that of a seed. Give the run another one: raft({ seed: 8 }).',
    '946684800000 undefined',
  ]);
});

test('More output than a program may give is cut.', async ({ page }) => {
  const many = await run(page, 'for (let i = 0; i < 1e5; i += 1) print(i)');
  expect(printed(many)).toHaveLength(MOST_LINES);
  expect(many.slice(-2).map(({ type }) => type)).toEqual(['cut', 'done']);
  const long = await run(
    page,
    'for (let i = 0; i < 100; i += 1) print("x".repeat(50000)); print("\\n".repeat(1e6))',
  );
  expect(printed(long).join('').length).toBeLessThanOrEqual(100_000);
  expect(long.length).toBeLessThan(MOST_MESSAGES);
});

test('What a program changes of the language reaches neither the simulator nor the report.', async ({
  page,
}) => {
  const said = await run(
    page,
    `const attempt = (act) => { try { act() } catch {} }
const evil = () => { throw new Error('evil') }
attempt(() => { Array.prototype.push = evil })
attempt(() => { Array.prototype.every = () => true })
attempt(() => { Object.prototype.isMet = true })
attempt(() => { JSON.stringify = () => '"forged"' })
attempt(() => { Map.prototype.get = evil })
attempt(() => { Function.prototype.call = evil })
attempt(() => { Promise.prototype.then = evil })
attempt(() => { MessagePort.prototype.postMessage = evil })
attempt(() => { globalThis.print = evil })
attempt(() => { raft = evil })
attempt(() => { Object.defineProperty(globalThis, 'print', { value: evil }) })
attempt(() => { Error.prepareStackTrace = () => ({ split: () => [{ lastIndexOf: () => 0 }] }) })
attempt(() => { Object.defineProperty(Error.prototype, 'message', { get: evil }) })
attempt(() => { [].values().__proto__.next = evil })
const run = raft({ seed: 7 })
run.advance('2s').expect({ leaders: 5 })
print(run.leader, run.digest)
null.x`,
  );
  expect(printed(said)).toEqual([expect.stringMatching(/^n4 sha256:/)]);
  const last = said.at(-1);
  expect(last?.runs?.[0]?.verdicts).toMatchObject([
    { expectation: '{"leaders":5}', isMet: false, seen: '1' },
    { expectation: '{"violations":[]}', isMet: true },
  ]);
  expect(last?.error?.en).toContain('TypeError');
});

for (const [name, code] of Object.entries({
  'with a getter that fails': 'throw { get message() { throw 1 }, get stack() { throw 2 } }',
  'that is a proxy':
    'throw new Proxy(new Error("x"), { get() { throw 1 }, getPrototypeOf() { throw 2 } })',
  'with words of its own': 'throw Object.assign(new Error("x"), { messageIn: () => { throw 1 } })',
  'with a stack that is none':
    'throw Object.assign(new Error("x"), { stack: { split: () => { for (;;); } } })',
  'that is nothing': 'throw undefined',
  'that is huge': 'throw new Error("x".repeat(1e7))',
})) {
  test(`An error ${name} is an error like others.`, async ({ page }) => {
    const said = await run(page, code);
    expect(said.at(-1)).toMatchObject({
      type: 'done',
      error: { en: expect.any(String) as unknown },
    });
  });
}

test('Values that fail, hang on to themselves or lie when they are looked at are printed all the same.', async ({
  page,
}) => {
  const said = await run(
    page,
    `const around = { a: 1 }; around.around = around
print(around, { get x() { throw 1 } }, new Proxy({}, { ownKeys() { throw 1 } }))
print({ toString: () => ({}) }, { toString: () => { throw 1 } }, Symbol('s'))
print({ toJSON: () => 'forged' }, Object.create({ toString() { return 'mine' } }))`,
  );
  expect(said.at(-1)).toMatchObject({ type: 'done', error: undefined });
  expect(printed(said)).toHaveLength(3);
});

test('Code that breaks out of its function gains nothing.', async ({ page }) => {
  const said = await run(
    page,
    "}, { before: 0, own: 0 }); try { postMessage({ type: 'done' }) } catch {} (async () => {",
  );
  expect(['done', 'broken', 'stopped']).toContain(said.at(-1)?.type);
  expect(said.filter(({ runs }) => (runs?.length ?? 0) > 0)).toEqual([]);
});

test('The runner answers nobody but the page that frames it, and belongs to no origin.', async ({
  page,
  request,
}) => {
  const headers = (await request.get('/sandbox/runner.html')).headers();
  const policy = headers['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'none'; script-src 'sha256-");
  expect(policy).toContain("connect-src 'none'");
  expect(policy).toContain("frame-ancestors 'self'; sandbox allow-scripts");
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
  await page.goto('/sandbox/runner.html');
  const origin = await page.evaluate(() => self.origin);
  expect(origin).toBe('null');
  const answered = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve('answered');
        postMessage('print(1)', '*', [port2]);
        setTimeout(() => resolve('silent'), 500);
      }),
  );
  expect(answered).toBe('silent');
  await page.goto('/en/glossary/');
});

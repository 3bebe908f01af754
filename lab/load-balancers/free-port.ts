/** Ports for servers that other programs are told of before they connect. */
import { createServer } from 'node:net';

/** From here on no other service is likely; from 32 768 on Linux takes ports for outgoing connections. */
const FIRST = 20_000;
const BEFORE = 32_768;

const given = new Set<number>();

/** A port of the loopback address that nobody listens on and that was not given out before. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < BEFORE - FIRST; tries += 1) {
    const port = FIRST + Math.floor(Math.random() * (BEFORE - FIRST));
    if (given.has(port) || !(await isFree(port))) continue;
    given.add(port);
    return port;
  }
  throw new Error(`No port from ${FIRST} to ${BEFORE - 1} is free. End a program that holds some.`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1' }, () => server.close(() => resolve(true)));
  });
}

import { request as connectAndAsk } from 'node:http';
import { REQUEST_HEADER } from './backend-server.ts';
import { ATTEMPTS_HEADER } from './nginx.ts';

export interface Asked {
  /** Resolves when the connection is closed, with the addresses that nginx says it tried. */
  readonly closed: Promise<readonly string[] | undefined>;
}

/** Sends one request on a connection of its own; `client` is the address that the balancer is to believe. */
export function ask({
  socketPath,
  request,
  client,
}: {
  readonly socketPath: string;
  readonly request: number;
  readonly client: string;
}): Asked {
  const headers = {
    connection: 'close',
    'x-forwarded-for': client,
    [REQUEST_HEADER]: String(request),
  };
  const asked = connectAndAsk({ socketPath, agent: false, headers });
  const closed = new Promise<readonly string[] | undefined>((resolve) => {
    let tried: readonly string[] | undefined;
    asked.once('response', (response) => {
      const header = response.headers[ATTEMPTS_HEADER];
      if (typeof header === 'string') tried = header.split(/[ ,:]{2,}/);
      response.resume();
    });
    // A connection that a balancer ends without an answer is one of the outcomes.
    asked.once('error', () => undefined);
    asked.once('socket', (socket) => socket.once('close', () => resolve(tried)));
  });
  asked.end();
  return { closed };
}

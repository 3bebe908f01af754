/** A server behind the balancer: it answers with its name, when it is told to. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { freePort } from './free-port.ts';

/** Names a request, through the balancer, from the client to the server. */
export const REQUEST_HEADER = 'x-request';

export interface BackendOptions {
  readonly name: string;
  /** A request has reached it. */
  readonly onRequest?: (request: number) => void;
}

export class BackendServer {
  readonly name: string;
  readonly port: number;
  /** Whether answers wait for {@link release}. */
  holdsAnswers = false;
  /** It takes connections and answers nobody; what was asked meanwhile is never answered. */
  isHung = false;

  readonly #server: Server;
  readonly #held = new Map<number, ServerResponse>();
  readonly #onRequest: (request: number) => void;

  static async open(options: BackendOptions): Promise<BackendServer> {
    const server = new BackendServer(options, await freePort());
    await server.listen();
    return server;
  }

  private constructor({ name, onRequest }: BackendOptions, port: number) {
    this.name = name;
    this.port = port;
    this.#onRequest = onRequest ?? (() => undefined);
    this.#server = createServer((request, response) => this.#answer(request, response));
  }

  get address(): string {
    return `127.0.0.1:${this.port}`;
  }

  /** It takes connections from now on. */
  listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen({ port: this.port, host: '127.0.0.1' }, () => {
        this.#server.off('error', reject);
        resolve();
      });
    });
  }

  /** It takes connections, whether or not it did before. */
  async reopen(): Promise<void> {
    if (!this.#server.listening) await this.listen();
  }

  /** Whoever connects from now on is refused; what is under way is cut. */
  close(): void {
    this.#held.clear();
    this.#server.close();
    this.#server.closeAllConnections();
  }

  /** Sends the answer that was held back. */
  release(request: number): void {
    const response = this.#held.get(request);
    if (!response) throw new Error(`${this.name} does not hold request ${request}.`);
    this.#held.delete(request);
    response.end(this.name);
  }

  #answer({ headers }: IncomingMessage, response: ServerResponse): void {
    const request = Number(headers[REQUEST_HEADER]);
    if (this.isHung) return;
    response.setHeader('connection', 'close');
    // A health check is no request of a client.
    if (Number.isNaN(request)) {
      response.end(this.name);
      return;
    }
    if (this.holdsAnswers) this.#held.set(request, response);
    else response.end(this.name);
    this.#onRequest(request);
  }
}

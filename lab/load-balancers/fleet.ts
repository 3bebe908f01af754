/** The servers behind one balancer, and who of them got which request. */
import { BackendServer } from './backend-server.ts';

export class Fleet {
  readonly servers: BackendServer[] = [];
  readonly #takers = new Map<number, BackendServer>();
  readonly #waiting = new Map<number, (taker: BackendServer) => void>();

  /** `b1` … on a free port each. */
  static async open(count: number): Promise<Fleet> {
    const fleet = new Fleet();
    for (let number = 1; number <= count; number += 1) {
      const server: BackendServer = await BackendServer.open({
        name: `b${number}`,
        onRequest: (request) => fleet.#receive(request, server),
      });
      fleet.servers.push(server);
    }
    return fleet;
  }

  server(name: string): BackendServer {
    const server = this.servers.find((one) => one.name === name);
    if (!server) throw new Error(`There is no server ${name} among the ${this.servers.length}.`);
    return server;
  }

  /** The name of the server at `host:port`; undefined for anything else. */
  nameAt(address: string): string | undefined {
    return this.servers.find((one) => one.address === address)?.name;
  }

  /** Names and addresses, for whoever has to run it again. */
  toString(): string {
    return this.servers.map(({ name, address }) => `${name} ${address}`).join(', ');
  }

  /** The servers as a scenario lists them, with a weight each. */
  backends(weights: readonly number[] = this.servers.map(() => 1)): Record<string, unknown>[] {
    return weights.map((weight, index) => {
      const { name, address } = this.server(`b${index + 1}`);
      return { name, weight, address };
    });
  }

  /** Whether answers wait until they are released. */
  get holdsAnswers(): boolean {
    return this.servers.some((server) => server.holdsAnswers);
  }

  set holdsAnswers(holds: boolean) {
    for (const server of this.servers) server.holdsAnswers = holds;
  }

  /** Who got a request; undefined: nobody has so far. */
  takerOf(request: number): string | undefined {
    return this.#takers.get(request)?.name;
  }

  /** Resolves when a server gets the request. */
  async taken(request: number): Promise<void> {
    if (this.#takers.has(request)) return;
    await new Promise((resolve) => this.#waiting.set(request, resolve));
  }

  /** Lets the server that has a request answer it. */
  release(request: number): void {
    this.#takers.get(request)?.release(request);
  }

  /** Who gets which request is from now on told anew. */
  forget(): void {
    this.#takers.clear();
    this.#waiting.clear();
  }

  close(): void {
    for (const server of this.servers) server.close();
  }

  #receive(request: number, server: BackendServer): void {
    this.#takers.set(request, server);
    this.#waiting.get(request)?.(server);
    this.#waiting.delete(request);
  }
}

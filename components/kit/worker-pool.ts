/**
 * Workers that run models beside the page. Nothing of it is in the page before a reader asks. The workers
 * stay: one that has run before is compiled, and several times as fast as a new one.
 */
import { trustedAddress } from './trusted-address.ts';

/** What every worker is told of an order: which one it is, and which part of it is its own. */
export interface Share {
  /** A later order ends an earlier one. */
  readonly order: number;
  /** Seeds `from`, `from + step`, … */
  readonly from: number;
  readonly step: number;
}

/** What a worker says while it carries an order out. */
export interface Part {
  readonly order: number;
}

const MOST_WORKERS = 4;

export class WorkerPool<Order extends Share, Said extends Part> {
  readonly #policyName: string;
  readonly #address: string;
  #workers: readonly Worker[] = [];
  #orders = 0;

  /** `policyName` names the page's policy that lets workers start from the address. */
  constructor(policyName: string, address: string) {
    this.#policyName = policyName;
    this.#address = address;
  }

  /** How many there are: none before the first order. */
  get size(): number {
    return this.#workers.length;
  }

  /** Hands an order out, and gives its number. What they did before is given up. */
  order(what: Omit<Order, keyof Share>): number {
    this.#orders += 1;
    if (this.size === 0) {
      const url = trustedAddress(this.#policyName, this.#address);
      const count = Math.min(navigator.hardwareConcurrency || 1, MOST_WORKERS);
      this.#workers = Array.from({ length: count }, () => new Worker(url, { type: 'module' }));
    }
    this.#workers.forEach((worker, from) => {
      worker.postMessage({ ...what, order: this.#orders, from, step: this.size });
    });
    return this.#orders;
  }

  /** Whether no later order has been given. */
  isLast(order: number): boolean {
    return order === this.#orders;
  }

  /** Hears an order's parts while it is the last one, and what stops a worker: then all of them are. */
  listen(
    order: number,
    { onpart, onfailure }: { onpart: (part: Said) => void; onfailure: (error: Error) => void },
  ): void {
    for (const worker of this.#workers) {
      worker.onmessage = ({ data }: MessageEvent<Said>) => {
        // Some of an order that has been cancelled may still be on its way.
        if (data.order === order && this.isLast(order)) onpart(data);
      };
      worker.onerror = ({ message }) => {
        for (const each of this.#workers) each.terminate();
        this.#workers = [];
        onfailure(new Error(message || this.#address));
      };
    }
  }
}

/** A task of our own, behind those that wait: unlike a timer's, it comes at once. */
const { port1, port2 } = new MessageChannel();

/** In a worker, between two parts of an order: what has been said to it meanwhile is heard. */
export function letLaterOrderIn(): Promise<unknown> {
  return new Promise((goOn) => {
    port1.onmessage = goOn;
    port2.postMessage(undefined);
  });
}

/**
 * At most so many works of one key run at once, the others wait their turn in the order in which
 * they came. The server bears ten updates of a workflow in flight and has the eleventh come again
 * after a second or more: waiting here is a hundred times shorter.
 */
export function fewAtOnce(atMost: number) {
  const queues = new Map<string, { running: number; waiting: (() => void)[] }>();

  return async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
    const queue = queues.get(key) ?? { running: 0, waiting: [] };
    queues.set(key, queue);
    if (queue.running >= atMost) await new Promise<void>((go) => queue.waiting.push(go));
    else queue.running += 1;
    try {
      return await work();
    } finally {
      // The place goes to the next in line, and with the last one the line itself.
      const next = queue.waiting.shift();
      if (next) next();
      else if ((queue.running -= 1) === 0) queues.delete(key);
    }
  };
}

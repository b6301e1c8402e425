import { readFailure } from '../remote/problem';

/** One Idempotency-Key for one intention: sent again because nobody answered, it has one effect. */
export class CommandKey {
  #key = '';
  #of = '';

  /** Another content is another command, with a key of its own. */
  for(command: object): string {
    const of = JSON.stringify(command);
    if (of !== this.#of) this.#key = crypto.randomUUID();
    this.#of = of;
    return this.#key;
  }

  /** A refusal is an answer too; a lost connection is none. */
  failed(error: unknown): void {
    const { status } = readFailure(error);
    if (status >= 400 && status < 500) this.#of = '';
  }
}

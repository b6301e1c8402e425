const ANSWER_WITHIN_MS = 2_500;

/** True when what is asked says so in time, or answers anything else but false. */
export async function answers(ask: () => Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, ANSWER_WITHIN_MS, false);
  });
  const heard = ask().then((answer) => answer !== false, () => false); // prettier-ignore
  return Promise.race([heard, late]).finally(() => clearTimeout(timer));
}

/** However often it is asked, the other side hears it only so often. */
export function remember<T>(ms: number, ask: () => Promise<T>): () => Promise<T> {
  let until = 0;
  let known: Promise<T>;
  return () => {
    if (Date.now() >= until) {
      until = Date.now() + ms;
      known = ask();
    }
    return known;
  };
}

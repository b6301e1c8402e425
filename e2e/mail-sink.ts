import { sharedStack } from '../dev/testing/stack.ts';

/** A mail as the development server keeps it. */
export interface Mail {
  subject: string;
  text: string;
  html: string;
  to: { address: string }[];
  headers: Record<string, string>;
}

/** All that was sent, to anybody. */
export async function allMails(): Promise<Mail[]> {
  return (await (await fetch(`${sharedStack().mailUrl}/api/email`)).json()) as Mail[];
}

/** Waits for mails to an address: they leave some seconds after what they tell. */
export async function mailsTo(
  address: string,
  isThere: (mails: Mail[]) => boolean,
): Promise<Mail[]> {
  for (let tries = 0; tries < 180; tries += 1) {
    const mine = (await allMails()).filter(({ to }) => to.some((one) => one.address === address));
    if (isThere(mine)) return mine;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`no such mail to ${address}`);
}

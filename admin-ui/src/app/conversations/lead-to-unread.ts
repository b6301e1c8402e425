import { Injector, type Signal, afterNextRender, effect, inject, signal, untracked } from '@angular/core'; // prettier-ignore
import type { Conversation, Message } from '../api-types';
import type { Shown } from './merge-pages';

interface Way {
  /** The conversation that the address names. */
  wanted: Signal<string | undefined>;
  all: Signal<readonly Conversation[] | undefined>;
  shown: Signal<Shown | undefined>;
  side: () => Message['author']['side'] | undefined;
  open: (id: string) => void;
  older: () => Promise<void>;
  /** Says where the reader is now, and how much waits. */
  arrived: (at: Conversation) => void;
}

/**
 * Leads whoever comes by a link to the first message that they have not read, the latest when all is
 * read: opens its conversation, and moves the focus there. Once for each link, so that what one closes
 * stays closed.
 */
export function leadToUnread(way: Way): void {
  const injector = inject(Injector);
  const going = signal<Conversation | undefined>(undefined);
  let before: string | undefined;
  effect(() => {
    const id = way.wanted();
    // As it was listed before it counts as read.
    const one = way.all()?.find((each) => each.id === id);
    if (!one || id === before) return;
    before = id;
    going.set(one);
    untracked(() => way.open(one.id));
  });
  effect(() => {
    const one = going();
    if (!one || (one.lastSeq > 0 && way.shown()?.id !== one.id)) return;
    untracked(() => {
      going.set(undefined);
      void goTo(way, one, injector).catch(() => way.arrived(one));
    });
  });
}

async function goTo(way: Way, one: Conversation, injector: Injector): Promise<void> {
  const others = () => (way.shown()?.items ?? []).filter(({ author }) => author.side !== way.side()); // prettier-ignore
  while (others().length < one.unread && way.shown()?.next) await way.older();
  const unread = others().slice(0, one.unread).at(-1);
  const seq = (unread ?? way.shown()?.items[0])?.seq;
  const place = `[id="conversation-${one.id}"] [data-seq="${seq}"]`;
  afterNextRender(
    () => {
      const message = document.querySelector<HTMLElement>(place);
      message?.focus({ preventScroll: true });
      message?.scrollIntoView({ block: 'center' });
    },
    { injector },
  );
  way.arrived(one);
}

import type { Static } from 'typebox';
import type { FieldError } from '../problem.ts';
import { problem } from '../problem.ts';
import type { NotificationChoices } from './preferences-schemas.ts';
import { topicsFor } from './topics.ts';

type Choices = Static<typeof NotificationChoices>;

/**
 * Whether choices can be kept, field by field.
 * @throws invalid: a topic that must be told is off everywhere or named twice; a time is none, has
 *   no other end, or falls into the quiet hours
 */
export function checkChoices(choices: Choices, owner: 'person' | 'ente'): void {
  const errors = [...topicFaults(choices, owner), ...timeFaults(choices)];
  if (errors.length > 0) throw problem('invalid', { errors });
}

function topicFaults({ topics }: Choices, owner: 'person' | 'ente'): FieldError[] {
  const mandatory = topicsFor(owner).filter(({ isMandatory }) => isMandatory);
  return topics.flatMap(({ topic, mail, sms, io }, index) => {
    const pointer = `/topics/${index}`;
    if (topics.findIndex((other) => other.topic === topic) < index)
      return [{ pointer, message: TWICE }];
    const mustBeTold = mandatory.some((each) => each.topic === topic);
    return mustBeTold && !mail && !sms && !io ? [{ pointer, message: MUST_BE_TOLD }] : [];
  });
}

function timeFaults({ quietFrom, quietUntil, digestAt }: Choices): FieldError[] {
  const times = { quietFrom, quietUntil, digestAt };
  const malformed = Object.entries(times)
    .filter(([, time]) => time !== null && !TIME.test(time))
    .map(([name]) => ({ pointer: `/${name}`, message: NO_TIME }));
  if (malformed.length > 0) return malformed;
  if (quietFrom === null && quietUntil === null) return [];
  if (quietFrom === null) return [{ pointer: '/quietFrom', message: BOTH }];
  if (quietUntil === null) return [{ pointer: '/quietUntil', message: BOTH }];
  if (quietFrom === quietUntil) return [{ pointer: '/quietUntil', message: SAME }];
  return digestAt !== null && isBetween(digestAt, quietFrom, quietUntil)
    ? [{ pointer: '/digestAt', message: IN_QUIET }]
    : [];
}

/** From `from` on and before `until`, also across midnight. */
function isBetween(time: string, from: string, until: string): boolean {
  return from < until ? from <= time && time < until : time >= from || time < until;
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const TWICE = { it: 'Questo argomento c’è già.', en: 'This topic is there already.' };
const MUST_BE_TOLD = {
  it: 'Queste comunicazioni non si possono spegnere del tutto: lascia attivo almeno un canale.',
  en: 'These messages cannot be switched off altogether: leave one channel on at least.',
};
const NO_TIME = { it: 'Scrivi un’ora come 22:00.', en: 'Give a time such as 22:00.' };
const BOTH = { it: 'Scrivi l’inizio e la fine delle ore di silenzio, o nessuno dei due.', en: 'Give the start and the end of the quiet hours, or neither.' }; // prettier-ignore
const SAME = { it: 'La fine deve essere diversa dall’inizio.', en: 'The end must differ from the start.' }; // prettier-ignore
const IN_QUIET = { it: 'Il riepilogo arriverebbe nelle ore di silenzio: scegli un’altra ora.', en: 'The summary would come in the quiet hours: choose another time.' }; // prettier-ignore

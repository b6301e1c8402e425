import type { Audience, TIMERS, TRANSITIONS } from '../workflows/pratica/transitions.ts';
import type { NoticeKey } from './keys.ts';

/** Why somebody is told nothing of a row of the table. */
export const WHY_NOT = {
  didIt: 'They did it. Whoever is stood for is told so beside (`inPlace`, `byMandate`).',
  readsIt: 'They have nothing to do: it stands on their page, with its day.',
  nothingToDo: 'The office has nothing to do: it reads it in the pratica and on its lists.',
  nothingChanges: 'It changes nothing for them.',
  noneChosen: 'No ente is chosen yet.',
  sealed: 'Enti never learn of one another’s answers.',
  inReserve: 'Offers in reserve hear of it when the order is confirmed, or falls back.',
  asRivals: 'They are told as rivals.',
  allAreTold: 'All who were asked are told, as enti.',
  outOfIt: 'They were told that another offer was chosen.',
  ofOthers: 'It concerns others.',
  byTheNewOne: 'The new pratica asks enti by its own request.',
} as const;
export type WhyNot = keyof typeof WHY_NOT;

type Rows = typeof TRANSITIONS & typeof TIMERS;
type Offered = { [Kind in keyof Rows]: Rows[Kind]['offered'] extends true ? Kind : never }[keyof Rows]; // prettier-ignore
type Silent<Kind extends Offered> = {
  [To in Audience]: `${Kind}:${To}` extends NoticeKey ? never : To;
}[Audience];

const ENTI_OUT = { enti: 'outOfIt', rivals: 'outOfIt' } as const;
const SERVICE = { ...ENTI_OUT, office: 'nothingToDo' } as const;
const OFFERING = { enti: 'sealed', ente: 'didIt', rivals: 'sealed', office: 'nothingToDo' } as const; // prettier-ignore
const NONE_CHOSEN = { ente: 'noneChosen', rivals: 'noneChosen', office: 'nothingToDo' } as const;
const ALL_TOLD = { ente: 'allAreTold', rivals: 'allAreTold' } as const;
const RESERVED = { enti: 'inReserve', rivals: 'inReserve' } as const;
const NOT_THEIRS = { enti: 'ofOthers', rivals: 'ofOthers' } as const;
const STILL_TO_PAY = { ...SERVICE, ente: 'nothingChanges' } as const;

/**
 * Of every open row of the table whom it does not tell, and why: a row that is opened without deciding
 * this for every audience does not compile.
 */
export const NOT_TOLD: { [Kind in Offered]: Record<Silent<Kind>, WhyNot> } = {
  request: NONE_CHOSEN,
  submitOffer: OFFERING,
  reviseOffer: OFFERING,
  withdrawOffer: OFFERING,
  declineRequest: OFFERING,
  extendDeadline: { citizen: 'readsIt', ...NONE_CHOSEN },
  chooseOffer: { citizen: 'didIt', ...RESERVED, office: 'nothingToDo' },
  confirmOrder: { enti: 'asRivals', ente: 'didIt', office: 'nothingToDo' },
  rejectOrder: { enti: 'asRivals', ente: 'didIt', office: 'nothingToDo' },
  returnToOffer: { enti: 'asRivals', office: 'didIt' },
  excludeEnte: { citizen: 'nothingChanges', enti: 'nothingChanges', rivals: 'nothingChanges', office: 'didIt' }, // prettier-ignore
  postponeForClosure: { ...RESERVED, office: 'nothingToDo' },
  withdrawClosure: { ...RESERVED, office: 'nothingToDo' },
  paymentSettled: SERVICE,
  paymentFailed: STILL_TO_PAY,
  recordPaidElsewhere: SERVICE,
  instalmentSettled: SERVICE,
  recordInstalmentPaid: SERVICE,
  suspend: SERVICE,
  withdrawSuspension: SERVICE,
  resume: SERVICE,
  proposeRenewal: SERVICE,
  renew: SERVICE,
  renewalSettled: SERVICE,
  interrupt: ENTI_OUT,
  settled: SERVICE,
  requestIntegration: { ...NOT_THEIRS, ente: 'readsIt', office: 'nothingToDo' },
  provideIntegration: { ...NOT_THEIRS, citizen: 'didIt' },
  withdrawIntegration: { ...NOT_THEIRS, ente: 'readsIt', office: 'nothingToDo' },
  contest: { ...NOT_THEIRS, citizen: 'ofOthers', ente: 'ofOthers' },
  withdraw: { ...ALL_TOLD, office: 'nothingToDo' },
  cancel: { ...ALL_TOLD, office: 'didIt' },
  movePolicy: { rivals: 'allAreTold', office: 'didIt' },
  reopen: { enti: 'byTheNewOne', ente: 'byTheNewOne', rivals: 'byTheNewOne', office: 'nothingToDo' }, // prettier-ignore
  offersReminder: { citizen: 'ofOthers', ...NONE_CHOSEN },
  offersDeadline: { enti: 'readsIt', ...NONE_CHOSEN },
  choiceDeadline: { ...ALL_TOLD, office: 'nothingToDo' },
  orderEscalation: { citizen: 'ofOthers', ...RESERVED },
  orderFallback: { enti: 'asRivals' },
  paymentFirstReminder: STILL_TO_PAY,
  paymentSecondReminder: STILL_TO_PAY,
  paymentDeadline: SERVICE,
  suspensionStart: SERVICE,
  suspensionEnd: SERVICE,
  renewalPrompt: SERVICE,
  periodEnd: SERVICE,
  periodStart: SERVICE,
  renewalPaymentDeadline: SERVICE,
  integrationDeadline: NOT_THEIRS,
  instalmentReminder: STILL_TO_PAY,
  instalmentDue: STILL_TO_PAY,
  instalmentArrears: ENTI_OUT,
};

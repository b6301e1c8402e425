import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { advance } from '../../workflows/pratica/advance.ts';
import { mayNeedSecond } from '../../workflows/pratica/approval.ts';
import { refusalOf } from '../../workflows/pratica/guards.ts';
import type { Command, Facts } from '../../workflows/pratica/messages.ts';
import { chosenEnteId, liveOfferOf, type Pratica } from '../../workflows/pratica/pratica.ts';
import { type TransitionName, TRANSITION_NAMES } from '../../workflows/pratica/transitions.ts';
import { monthsAfter, today } from '../days.ts';
import { commandIdOf } from '../idempotency.ts';
import { type Json, type Name, PEOPLE, type Stage } from '../testing.ts';
import { factsOf } from './facts.ts';
import { day, servicesOn } from './testing.ts';

/** How many lives are held against the machine. */
export const RUNS = Number(process.env['WEMI_MODEL_RUNS'] ?? 500);

/** The machine that the stack is held against; a test hands in one that is wrong on purpose. */
export interface Machine {
  refusalOf: typeof refusalOf;
  advance: typeof advance;
}
export const MACHINE: Machine = { refusalOf, advance };

export type ComuneId = 'milano' | 'sesto-san-giovanni';
type Party = 'citizen' | 'delegate' | 'ente' | 'rival' | 'admin';

/** Who plays whom in each comune. Only Milano has a rival and a delegate: elsewhere others do. */
const CAST: Record<ComuneId, Record<Party | 'auditor', Name>> = {
  milano: { citizen: 'citizen', delegate: 'delegate', ente: 'ente', rival: 'rival', admin: 'admin', auditor: 'auditor' },
  'sesto-san-giovanni': { citizen: 'citizenElsewhere', delegate: 'citizenElsewhere', ente: 'enteElsewhere', rival: 'enteElsewhere', admin: 'adminElsewhere', auditor: 'auditorElsewhere' },
}; // prettier-ignore

/** What the model knows: the pratica as the machine has it. */
export interface Model {
  comuneId: ComuneId;
  pratica: Pratica;
  readonly machine: Machine;
  /** What was tried, for a failure to tell. */
  readonly heard: Record<string, number>;
}
export interface Real {
  readonly stage: Stage;
  readonly id: string;
  readonly mandateId: string;
}

interface Try {
  party: Party;
  /** From the other comune: there is no such pratica for them. */
  isForeign: boolean;
  transition: TransitionName;
  inPlaceOf: 'citizen' | 'ente' | 'rival' | null;
}

/** Begins or answers what is another pratica, or a matter beside the state: not the machine's. */
const BESIDE: readonly TransitionName[] = ['request', 'reopen', 'contest', 'movePolicy', 'recordPaidElsewhere', 'recordInstalmentPaid']; // prettier-ignore
const TRIED = TRANSITION_NAMES.filter((name) => !BESIDE.includes(name));
const PARTIES: readonly Party[] = ['citizen', 'delegate', 'ente', 'rival', 'admin'];

const anyTry: fc.Arbitrary<Try> = fc.record({
  party: fc.constantFrom(...PARTIES),
  isForeign: fc.integer({ min: 0, max: 6 }).map((n) => n === 0),
  transition: fc.constantFrom(...TRIED),
  inPlaceOf: fc.constantFrom(null, 'citizen', 'ente', 'rival'),
});

/** Short lives that get far: half of the commands are the one that leads on from where it stands. */
export function someCommands() {
  const towards = fc.constantFrom<Towards>(
    'renewal',
    'renewal',
    'renewal',
    'renewal',
    'pause',
    'end',
  );
  const onward = towards.map((aim) => new Onward(aim));
  const attempt = anyTry.map((tried) => new Attempt(tried));
  return fc.commands<Model, Real, false>([onward, attempt, onward, attempt], {
    maxCommands: 12,
    size: 'max',
  });
}

/** One act through the API, predicted by the machine. */
class Attempt implements fc.AsyncCommand<Model, Real> {
  readonly tried: Try;
  constructor(tried: Try) {
    this.tried = tried;
  }
  check = () => true;
  run = (model: Model, real: Real) => attempt(model, real, this.tried);
  toString = () => Object.values(this.tried).join(' ');
}

/** Where somebody would lead a service that runs. */
type Towards = 'renewal' | 'pause' | 'end';

/** The act that leads on, or the payment that is awaited. */
class Onward implements fc.AsyncCommand<Model, Real> {
  readonly towards: Towards;
  constructor(towards: Towards) {
    this.towards = towards;
  }
  check = () => true;
  toString = () => `towards ${this.towards}`;
  async run(model: Model, real: Real): Promise<void> {
    const { pratica } = model;
    const isDue = pratica.state === 'payment' || pratica.state === 'renewed';
    if (isDue) return pay(model, real);
    const [party, transition] = nextOf(pratica, this.towards);
    await attempt(model, real, { party, transition, isForeign: false, inPlaceOf: null });
  }
}

function nextOf(
  { state, offers, renewal, service }: Pratica,
  towards: Towards,
): [Party, TransitionName] {
  if (state === 'order') return towards === 'end' ? ['admin', 'cancel'] : ['ente', 'confirmOrder'];
  if (service && towards === 'end') return ['citizen', 'interrupt'];
  if (state === 'suspended') return ['citizen', 'resume'];
  if (state === 'active' && towards === 'pause') return ['citizen', 'suspend'];
  if (state === 'active') return renewal ? ['citizen', 'renew'] : ['ente', 'proposeRenewal'];
  const hasOffer = Object.values(offers).some(({ status }) => status === 'live');
  return hasOffer ? ['citizen', 'chooseOffer'] : ['ente', 'submitOffer'];
}

async function pay(model: Model, { stage, id }: Real): Promise<void> {
  const { pratica, comuneId, machine } = model;
  const transition = pratica.state === 'payment' ? 'paymentSettled' : 'renewalSettled';
  await servicesOn(stage, comuneId).pay(id, transition, TOTAL_CENTS);
  const actor = { id: null, role: 'system' } as const;
  const facts = { paymentId: pratica.paymentId! };
  const command: Command = { id: randomUUID(), transition, actor, facts };
  model.pratica = machine.advance(pratica, command, new Date().toISOString());
  note(model, `${transition} done`);
}

async function attempt(model: Model, real: Real, tried: Try): Promise<void> {
  const { stage, id, mandateId } = real;
  const { pratica, machine, comuneId } = model;
  const { transition } = tried;
  const other = comuneId === 'milano' ? 'sesto-san-giovanni' : 'milano';
  const who = CAST[tried.isForeign ? other : comuneId][tried.party];
  const onBehalfOf = representedBy(tried, { who, comuneId, mandateId });
  const claims = PEOPLE[who] as {
    sub: string;
    roles: Command['actor']['role'][];
    ente_id?: string;
  };
  const enteId = onBehalfOf?.role === 'ente' ? onBehalfOf.enteId : claims.ente_id;
  const payload = payloadFor(pratica, transition, enteId);
  const key = randomUUID();
  const answer = await stage.ask(who, 'POST', `/pratiche/${id}/transitions`, { transition, expectedVersion: pratica.version, payload, reason: 'Prova', ...(onBehalfOf ? { onBehalfOf } : {}) }, key); // prettier-ignore

  const commandId = commandIdOf(claims.sub, { 'idempotency-key': key });
  const facts: Facts = { ...factsOf(transition, payload, commandId), ...seenBy(pratica, transition, payload) }; // prettier-ignore
  const actor = { id: claims.sub, role: claims.roles[0]!, ...(claims.ente_id ? { enteId: claims.ente_id } : {}) }; // prettier-ignore
  const command: Command = { id: commandId, transition, actor, facts, ...(onBehalfOf ? { onBehalfOf } : {}) }; // prettier-ignore
  const now = new Date().toISOString();
  const refusal = tried.isForeign ? 'not-found' : machine.refusalOf(pratica, command, now);
  // Above a threshold money goes back only when a second administrator says so: nothing is done yet.
  if (!refusal && answer.status === 202) return note(model, `${transition} asked`);
  const at = `${who} ${transition} in ${pratica.state}`;
  if (refusal) return heardNo(model, { at, refusal, answer, isForeign: tried.isForeign });
  const next = machine.advance(pratica, command, now);
  const expected = [at, 200, next.state, next.version];
  differ(expected, [at, answer.status, answer.body.state, answer.body.version], answer.body);
  model.pratica = next;
  note(model, `${transition} done`);
}

/** Where a refusal is said by another status than 422. */
const STATUS_OF: Record<string, number> = { 'not-found': 404, 'role-not-allowed': 403 };

function heardNo(
  model: Model,
  { at, refusal, answer, isForeign }: { at: string; refusal: string; answer: { status: number; body: Json }; isForeign: boolean }, // prettier-ignore
): void {
  const { status, body } = answer;
  differ([at, STATUS_OF[refusal] ?? 422, refusal], [at, status, body.code], body);
  note(model, isForeign ? 'foreign refused' : 'refused');
}

function differ(expected: unknown, actual: unknown, body: unknown): void {
  if (isDeepStrictEqual(expected, actual)) return;
  const said = JSON.stringify({ expected, actual, body });
  throw new Error(`The stack differs from the machine: ${said}`);
}

function note({ heard }: Model, what: string): void {
  heard[what] = (heard[what] ?? 0) + 1;
}

/** Whom they stand for; the delegate always for the citizen, others where they say so. */
function representedBy(
  { party, inPlaceOf }: Try,
  { who, comuneId, mandateId }: { who: Name; comuneId: ComuneId; mandateId: string },
): (Command['onBehalfOf'] & {}) | null {
  if (who === 'delegate') return { role: 'citizen', mandateId };
  if (party !== 'admin' || !inPlaceOf) return null;
  if (inPlaceOf === 'citizen') return { role: 'citizen' };
  const { ente_id: enteId } = PEOPLE[CAST[comuneId][inPlaceOf]] as unknown as { ente_id: string };
  return { role: 'ente', enteId };
}

/** What the API looks up: the revision that was seen, that no ente is closed, what goes back. */
function seenBy({ offers }: Pratica, transition: TransitionName, payload: Json): Facts {
  if (transition === 'chooseOffer') return { closures: [] };
  // As far as one administrator may give back alone; above that the answer is 202.
  if (mayNeedSecond(transition, 'admin')) return { refund: { cents: 0, aloneUpToCents: 0 } };
  if (transition !== 'reviseOffer' && transition !== 'withdrawOffer') return {};
  const offer = offers[payload.offerId];
  return offer ? { revision: offer.revision } : {};
}

const LINES = [{ label: 'Ore', unit: 'hour', unitCents: 2000, quantity: 10 }];
export const TOTAL_CENTS = 20_000;
const TERMS = { priceModel: 'hourly', lines: LINES, profile: 'OSS' };

/** A payload that is well formed and names what is there, as far as the pratica has it. */
function payloadFor(pratica: Pratica, transition: TransitionName, enteId = ''): Json {
  const terms = { ...TERMS, firstDate: today(), validUntil: monthsAfter(today(), 1) };
  const nobody = randomUUID();
  const idOf = (is: (offer: Pratica['offers'][string]) => boolean) =>
    Object.entries(pratica.offers).find(([, offer]) => is(offer))?.[0] ?? nobody;
  const own = liveOfferOf(pratica, enteId);
  const ownId = own ? idOf((offer) => offer === own) : nobody;
  const liveId = idOf(({ status }) => status === 'live');
  const [asked] = pratica.integrations ?? [];
  const ownAsked = pratica.integrations?.find((each) => each.enteId === (enteId || null));
  const payloads: Partial<Record<TransitionName, object>> = {
    submitOffer: terms,
    reviseOffer: { ...terms, offerId: ownId },
    withdrawOffer: { offerId: ownId },
    chooseOffer: { offerId: liveId, revision: pratica.offers[liveId]?.revision ?? 1 },
    extendDeadline: { businessDays: 1 },
    confirmOrder: { startDate: today(), endDate: monthsAfter(today(), 1) },
    returnToOffer: {},
    excludeEnte: { enteId: Object.keys(pratica.enti).find((id) => id !== chosenEnteId(pratica)) ?? nobody }, // prettier-ignore
    // At once, or planned ahead.
    suspend: { from: pratica.version % 2 ? day(2) : today(), until: day(9) },
    interrupt: { effectiveOn: day(8) },
    proposeRenewal: { endDate: day(90), lines: LINES },
    renew: { proposalId: pratica.renewal?.proposalId ?? nobody },
    requestIntegration: { items: [{ label: 'ISEE' }] },
    provideIntegration: { integrationId: asked?.id ?? nobody, items: [{ missing: true }] },
    withdrawIntegration: { integrationId: ownAsked?.id ?? nobody },
  };
  return payloads[transition] ?? {};
}

/** At the end both tell the same of the pratica, the engine's own and the one on the auditor's page. */
export async function compare({ pratica, comuneId }: Model, { stage, id }: Real): Promise<void> {
  const known = await stage.app.pratiche.look({ praticaId: id, comuneId });
  differ(essence(pratica), essence(known), known);
  const { body } = await stage.ask(CAST[comuneId].auditor, 'GET', `/pratiche/${id}`);
  differ([pratica.state, pratica.version], [body.state, body.version], body);
}

/** All but instants, which differ by the milliseconds that the act was on its way. */
function essence({ deadlines, stateSince: _s, openedAt: _o, integrations, ...rest }: Pratica) {
  const open = integrations?.map(({ id, enteId }) => ({ id, enteId })) ?? [];
  const plain = JSON.parse(JSON.stringify(rest)) as object;
  return { ...plain, open, terms: null, holidays: null, deadlines: Object.keys(deadlines).sort() };
}

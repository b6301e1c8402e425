import type { EnvironmentProviders, Provider } from '@angular/core';
import { inject, provideAppInitializer, signal } from '@angular/core';
import { jest } from '@jest/globals';
import { provideTransloco, provideTranslocoTranspiler, TranslocoService } from '@jsverse/transloco';
import { firstValueFrom, of } from 'rxjs';
import { FillOnce } from '../language/fill-once';
import { it as italian } from '../../i18n/it';
import type { HeldUnder } from '../remote/types';
import type { PraticaStore } from '../pratica/pratica-store';
import type { OrderedService, PraticaTariff, Renewal, TransitionAnswer } from '../remote/types';

/** March, paid in full, of which ten days may still be left out. */
export const aService: OrderedService = {
  period: 1,
  startDate: '2099-03-01',
  endDate: '2099-03-30',
  paidDays: 30,
  suspendedDays: 0,
  suspensions: 0,
  suspension: null,
  suspensionLimits: { earliest: '2099-03-03', daysLeft: 10, timesLeft: 2 },
  next: null,
  plan: null,
  interruptionEarliest: '2099-03-08',
};

/** April, as the ente proposes it. */
export const aProposal: Renewal = {
  proposalId: 'b0000000-0000-4000-8000-000000000001',
  by: 'ente',
  startDate: '2099-03-31',
  endDate: '2099-04-29',
  lines: [{ label: 'Ore di assistenza', unit: 'hour', unitCents: 2150, quantity: 40 }],
  totalCents: 86_000,
  payBy: '2099-04-02T22:00:00.000Z',
  plan: null,
};

/** A pratica as the cards of its page see it, with moves that only tell that they were asked for. */
export function aStore() {
  const move = jest.fn<PraticaStore['move']>();
  const pratica = signal<object>({});
  const timeline = signal<object | undefined>(undefined);
  const reset = () => {
    move.mockReset().mockResolvedValue({} as TransitionAnswer);
    pratica.set({ version: 5 });
    timeline.set(undefined);
    mandate.set(null);
  };
  const isMoving = signal(false);
  const mandate = signal<HeldUnder | null>(null);
  return {
    id: signal('p'),
    pratica,
    timeline,
    mandate,
    move,
    isMoving,
    tariff: signal<PraticaTariff | undefined>(undefined),
    reload: () => undefined,
    reset,
  };
}

/** The real Italian words, there at once. */
export function provideWords(): (Provider | EnvironmentProviders)[] {
  return [
    provideTransloco({
      config: { availableLangs: ['it', 'en'], defaultLang: 'it', prodMode: true },
      loader: class {
        getTranslation = () => of(italian);
      },
    }),
    provideTranslocoTranspiler(FillOnce),
    provideAppInitializer(() => firstValueFrom(inject(TranslocoService).load('it'))),
  ];
}

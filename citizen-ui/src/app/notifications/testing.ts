import type { EnvironmentProviders, Provider } from '@angular/core';
import { Component, signal } from '@angular/core';
import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { provideRouter } from '@angular/router';
import axe from 'axe-core';
import { Session } from '../auth/session';
import { Live } from '../live/live';
import type { Notification } from '../remote/types';
import { provideWords } from '../service-life/testing';

/** An unread notification of an offer. */
export function aNotification(change: Partial<Notification> = {}): Notification {
  return {
    id: 'b0000000-0000-4000-8000-000000000001', kind: 'submitOffer', topic: 'offers', urgency: 'normal',
    subject: 'è arrivata un’offerta', text: 'Un ente ti ha fatto un’offerta.', action: 'Leggi l’offerta', language: 'it',
    pratica: { id: 'p', number: 'MI-2026-000042' }, path: '/pratiche/p',
    createdAt: '2026-11-02T10:30:00.000Z', readAt: null, readBy: null, deliveries: [],
    ...change,
  }; // prettier-ignore
}

@Component({ template: '' })
class NoPage {}

/** Somebody signed in, and a stream that the test speaks for. */
export function standIns() {
  const told = signal(0);
  const isSignedIn = signal(true);
  const providers: (Provider | EnvironmentProviders)[] = [
    ...provideWords(),
    provideRouter([{ path: '**', component: NoPage }]),
    provideHttpClient(),
    provideHttpClientTesting(),
    { provide: Session, useValue: { isSignedIn } },
    { provide: Live, useValue: { told, listen: () => () => undefined } },
  ];
  return { told, isSignedIn, providers };
}

/** What axe finds wrong; colours need a real browser. */
export async function flawsOf(page: HTMLElement): Promise<string[]> {
  const home = page.parentElement!;
  const main = document.createElement('main');
  main.append(page);
  document.body.append(main);
  const { violations } = await axe.run(page, { rules: { 'color-contrast': { enabled: false } } });
  home.append(page);
  main.remove();
  return violations.map(({ id }) => id);
}

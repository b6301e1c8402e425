import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import {
  Component,
  computed,
  type EnvironmentProviders,
  type Provider,
  signal,
} from '@angular/core';
import { provideRouter } from '@angular/router';
import axe from 'axe-core';
import { provideWords } from '../../testing/words';
import type { NotificationItem } from '../api-types';
import { Live } from '../live/live';
import { Session } from '../session/session';

/** An unread notification of a request. */
export function aNotification(change: Partial<NotificationItem> = {}): NotificationItem {
  return {
    id: 'b0000000-0000-4000-8000-000000000001', kind: 'request', topic: 'offers', urgency: 'normal',
    subject: 'nuova richiesta di offerta', text: 'Una persona cerca un servizio che offrite.', action: 'Vedi la richiesta', language: 'it',
    pratica: { id: 'p', number: 'MI-2026-000042' }, path: '/admin/pratiche/p',
    createdAt: '2026-11-02T10:30:00.000Z', readAt: null, readBy: null, deliveries: [],
    ...change,
  }; // prettier-ignore
}

@Component({ template: '' })
class NoPage {}

/** Somebody at work, and a stream that the test speaks for. */
export function standIns(who: string) {
  const told = signal(0);
  const role = signal(who);
  const me = computed(() => ({ role: role() }));
  const providers: (Provider | EnvironmentProviders)[] = [
    ...provideWords(),
    provideRouter([{ path: '**', component: NoPage }]),
    provideHttpClient(),
    provideHttpClientTesting(),
    { provide: Session, useValue: { me, role } },
    { provide: Live, useValue: { told } },
  ];
  return { told, providers };
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

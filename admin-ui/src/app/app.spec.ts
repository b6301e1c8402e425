import { HttpErrorResponse } from '@angular/common/http';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideTransloco } from '@jsverse/transloco';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { throwError } from 'rxjs';
import { provideWords } from '../testing/words';
import { App } from './app';
import { Live } from './live/live';
import { LoadTrouble } from './load/load-trouble';
import { Login } from './session/login';
import { Session } from './session/session';

class NoTexts {
  getTranslation() {
    return throwError(() => new TypeError('Failed to fetch dynamically imported module'));
  }
}
const noTexts = () =>
  provideTransloco({
    config: { availableLangs: ['it'], defaultLang: 'it', failedRetries: 0 },
    loader: NoTexts,
  });

describe('the app', () => {
  const logout = jest.fn();
  let fixture: ComponentFixture<App>;

  beforeEach(() => {
    logout.mockReset();
  });

  async function open(texts = provideWords()): Promise<HTMLElement> {
    const error = signal(
      new HttpErrorResponse({
        status: 403,
        error: { code: 'forbidden', title: 'Non puoi farlo.' },
      }),
    );
    const session = {
      me: signal(undefined),
      resource: { error },
      ready: () => new Promise(() => {}),
    };
    TestBed.configureTestingModule({
      providers: [
        ...texts,
        provideRouter([]),
        { provide: Live, useValue: {} },
        { provide: Login, useValue: { state: signal('in'), logout } },
        { provide: Session, useValue: session },
      ],
    });
    fixture = TestBed.createComponent(App);
    await fixture.whenStable();
    return fixture.nativeElement as HTMLElement;
  }

  it('lets whoever has no place here log out', async () => {
    const page = await open();
    const button = [...page.querySelectorAll('button')].find((one) =>
      one.textContent?.includes('Esci ed entra con un altro accesso'),
    );
    button!.click();
    expect(logout).toHaveBeenCalled();
  });

  it('says so when a page did not arrive, until another one is on its way', async () => {
    const page = await open();
    const trouble = TestBed.inject(LoadTrouble);
    trouble.tellPage('/pratiche');
    await fixture.whenStable();
    expect(page.querySelector('[role=alert]')?.textContent).toContain('non si è caricata');
    trouble.forgetPage();
    await fixture.whenStable();
    expect(page.querySelector('wemi-load-trouble')).toBeNull();
  });

  it('says so in both languages when its texts did not arrive', async () => {
    const page = await open([noTexts()]);
    const text = page.querySelector('[role=alert]')?.textContent;
    expect(text).toContain('Questa pagina non si è caricata. / This page did not load.');
    expect(text).toContain('Ricarica / Reload');
  });
});

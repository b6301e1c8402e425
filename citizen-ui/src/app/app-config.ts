import { provideHttpClient, withInterceptors } from '@angular/common/http';
import {
  type ApplicationConfig,
  inject,
  isDevMode,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
} from '@angular/core';
import { provideClientHydration, withEventReplay } from '@angular/platform-browser';
import {
  TitleStrategy,
  provideRouter,
  withComponentInputBinding,
  withInMemoryScrolling,
  withNavigationErrorHandler,
  withPreloading,
  withRouterConfig,
} from '@angular/router';
import { TranslocoService, provideTransloco, provideTranslocoTranspiler } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { FillOnce } from './language/fill-once';
import { tokenInterceptor } from './auth/token-interceptor';
import { DictionaryLoader } from './language/dictionary-loader';
import { storedLanguage } from './language/stored-language';
import { PageTitle } from './language/page-title';
import { Trouble } from './live/trouble';
import { nextTurn } from './own-turn';
import { PreloadWhenUsed } from './preload-when-used';
import { routes } from './routes';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideClientHydration(withEventReplay()),
    provideHttpClient(withInterceptors([tokenInterceptor])),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' }),
      withRouterConfig({ paramsInheritanceStrategy: 'always' }),
      withPreloading(PreloadWhenUsed),
      // A page that cannot be fetched: the network is away, or a new version took its place.
      withNavigationErrorHandler(() => inject(Trouble).say('shell.notLoaded')),
    ),
    provideTransloco({
      config: {
        availableLangs: ['it', 'en'],
        defaultLang: 'it',
        fallbackLang: 'it',
        reRenderOnLangChange: true,
        prodMode: !isDevMode(),
      },
      loader: DictionaryLoader,
    }),
    provideTranslocoTranspiler(FillOnce),
    // The first page is drawn in the person's language, not in keys.
    provideAppInitializer(() =>
      firstValueFrom(inject(TranslocoService).load(storedLanguage())).then(nextTurn),
    ),
    { provide: TitleStrategy, useExisting: PageTitle },
  ],
};

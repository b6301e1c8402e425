import { provideHttpClient, withFetch, withInterceptors } from '@angular/common/http';
import {
  type ApplicationConfig,
  inject,
  isDevMode,
  provideAppInitializer,
  provideZonelessChangeDetection,
} from '@angular/core';
import {
  provideRouter,
  TitleStrategy,
  withComponentInputBinding,
  withNavigationErrorHandler,
} from '@angular/router';
import { provideTransloco, provideTranslocoTranspiler } from '@jsverse/transloco';
import { FillOnce } from './words/fill-once';
import { routes } from './app.routes';
import { LoadTrouble } from './load/load-trouble';
import { apiHeaders } from './session/api-headers';
import { Login } from './session/login';
import { searchHeader } from './session/search-header';
import { PageTitle } from './shell/page-title';
import { LANGUAGES, takeLanguage } from './words/language';
import { TextLoader } from './words/text-loader';

export const appConfig: ApplicationConfig = {
  providers: [
    provideZonelessChangeDetection(),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withNavigationErrorHandler(({ url }) => inject(LoadTrouble).tellPage(url)),
    ),
    provideHttpClient(withFetch(), withInterceptors([searchHeader, apiHeaders])),
    provideTransloco({
      config: {
        availableLangs: [...LANGUAGES],
        defaultLang: takeLanguage(),
        fallbackLang: 'it',
        reRenderOnLangChange: true,
        prodMode: !isDevMode(),
      },
      loader: TextLoader,
    }),
    provideTranslocoTranspiler(FillOnce),
    { provide: TitleStrategy, useClass: PageTitle },
    // The router waits: the login page's answer is in the address until it has been read.
    provideAppInitializer(() => inject(Login).start()),
  ],
};

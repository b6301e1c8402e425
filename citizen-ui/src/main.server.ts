import { HttpBackend } from '@angular/common/http';
import { mergeApplicationConfig } from '@angular/core';
import { bootstrapApplication, type BootstrapContext } from '@angular/platform-browser';
import { provideServerRendering } from '@angular/platform-server';
import { App } from './app/app';
import { appConfig } from './app/app-config';
import { apiFromHere } from './app/served/api-from-here';

const config = mergeApplicationConfig(appConfig, {
  providers: [provideServerRendering(), { provide: HttpBackend, useFactory: apiFromHere }],
});

export default (context: BootstrapContext) => bootstrapApplication(App, config, context);

import './browser-of-nobody';
import { renderApplication } from '@angular/platform-server';
import { API, type Api } from './app/served/api-from-here';
import bootstrap from './main.server';

export interface Asked {
  /** The built page, without content. */
  page: string;
  /** The address as it was asked for, at our own origin. */
  url: string;
  api: Omit<Api, 'onTrouble'>;
}

/**
 * Draws a public page: what a browser shows before any script runs.
 * @throws Error when the API is in trouble: the page would show it until somebody asks again
 */
export async function render({ page, url, api }: Asked): Promise<string> {
  let isInTrouble = false;
  const asked: Api = { ...api, onTrouble: () => void (isInTrouble = true) };
  const drawn = await renderApplication(bootstrap, {
    document: page,
    url,
    allowedHosts: [new URL(url).hostname],
    platformProviders: [{ provide: API, useValue: asked }],
  });
  if (isInTrouble) throw new Error('The API does not answer as it should.');
  return drawn;
}

import { InjectionToken, type Signal } from '@angular/core';

/**
 * What others did to the thing that a page is about since the reader's last command left, in
 * sentences. A page that gives commands provides it, so that a refusal can say what changed.
 */
export const CHANGES_MEANWHILE = new InjectionToken<Signal<string[]>>('changes-meanwhile');

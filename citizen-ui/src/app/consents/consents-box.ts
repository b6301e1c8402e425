import { Component, ElementRef, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ExactPipe, InstantDayPipe } from '../format/date-pipes';
import { Language } from '../language/language';
import { Announcer } from '../live/announcer';
import { ProblemPanel } from '../parts/problem-panel';
import { Skeleton } from '../parts/skeleton';
import type { Consent } from '../remote/types';
import { Consents } from './consents';
import { CONSENT_WORDS } from './words';

/** What one has read and agreed to, taken back in one step. */
@Component({
  selector: 'app-consents-box',
  imports: [ExactPipe, InstantDayPipe, ProblemPanel, RouterLink, Skeleton],
  providers: [Consents],
  templateUrl: './consents-box.html',
  styleUrl: './consents-box.scss',
})
export class ConsentsBox {
  protected readonly consents = inject(Consents);
  readonly #announcer = inject(Announcer);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #language = inject(Language);
  protected readonly words = computed(() => CONSENT_WORDS[this.#language.code()]);

  protected title({ titleIt, titleEn }: Consent): string {
    return this.#language.pick(titleIt, titleEn);
  }

  protected summary({ summaryIt, summaryEn }: Consent): string {
    return this.#language.pick(summaryIt, summaryEn);
  }

  protected give({ kind, version }: Consent): Promise<void> {
    return this.#say({ kind, isGiven: true, version }, this.words().given[kind]);
  }

  protected takeBack({ kind, version, saidVersion }: Consent): Promise<void> {
    const said = { kind, isGiven: false, version: saidVersion ?? version };
    return this.#say(said, this.words().takenBack[kind]);
  }

  protected async readPrivacy(version: number): Promise<void> {
    await this.#say({ kind: 'privacy', isGiven: true, version }, this.words().given.privacy);
  }

  async #say(said: Parameters<Consents['say']>[0], done: string): Promise<void> {
    if (!(await this.consents.say(said))) return;
    this.#announcer.say(done);
    // The button that was pressed says something else now.
    this.#host.nativeElement.querySelector<HTMLElement>('h2')?.focus();
  }
}

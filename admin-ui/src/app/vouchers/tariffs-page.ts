import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { TariffsAnswer, TariffVersion } from '../api-types';
import { keepLast } from '../live/keep-last';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { Session } from '../session/session';
import { Catalogue } from '../words/catalogue';
import { Words } from '../words/words';
import { TariffForm } from './tariff-form';

/** What families pay of each service by their ISEE: version by version, and the next one to write. */
@Component({
  imports: [Bones, ProblemBox, RouterLink, TariffForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p>
      <a routerLink="/voucher">{{ words.say('vouchers.back') }}</a>
    </p>
    <div class="page-head">
      <div>
        <h1>{{ words.say('tariffs.title') }}</h1>
        <p class="muted">{{ words.say('tariffs.intro') }}</p>
      </div>
    </div>
    @if (resource.error(); as error) {
      <wemi-problem [error]="error" (retry)="resource.reload()" />
    }
    @if (tariffs(); as found) {
      @for (tariff of found.items; track tariff.id) {
        <section class="card" [attr.aria-labelledby]="'tariff-' + tariff.id">
          <h2 [id]="'tariff-' + tariff.id">{{ catalogue.typeName(tariff.serviceTypeId) }}</h2>
          <p class="muted">
            {{ words.say('tariffs.borne', { amount: words.money(tariff.borneCents) }) }}
          </p>
          @for (version of tariff.versions; track version.id) {
            <h3>{{ sayVersion(version) }} · {{ words.say('tariffs.status.' + version.status) }}</h3>
            <ul>
              @for (line of sayBands(version); track line) {
                <li>{{ line }}</li>
              }
            </ul>
            @if (version.reason; as reason) {
              <p class="muted">
                {{ words.say('tariffs.written', { by: version.writtenBy ?? 'WeMi', reason }) }}
              </p>
            }
          }
        </section>
      } @empty {
        <p>{{ words.say('tariffs.empty') }}</p>
      }
      @if (isAdmin()) {
        <section class="card" aria-labelledby="new-tariff">
          <h2 id="new-tariff">{{ words.say('tariffs.new.title') }}</h2>
          <p class="muted">{{ words.say('tariffs.new.help') }}</p>
          <wemi-tariff-form [tariffs]="found.items" (written)="resource.reload()" />
        </section>
      }
    } @else if (!resource.error()) {
      <wemi-bones />
    }
  `,
  styles: `
    .card {
      margin-bottom: 16px;
    }
  `,
})
export class TariffsPage {
  protected readonly words = inject(Words);
  protected readonly catalogue = inject(Catalogue);
  readonly #role = inject(Session).role;
  protected readonly isAdmin = computed(() => this.#role() === 'admin');
  protected readonly resource = httpResource<TariffsAnswer>(() => '/api/tariffs');
  protected readonly tariffs = keepLast(this.resource);

  protected sayVersion({ version, validFrom }: TariffVersion): string {
    return this.words.say('tariffs.version', { n: version, day: this.words.day(validFrom) });
  }

  protected sayBands({ rules: { iseeKind, bands } }: TariffVersion): string[] {
    if (bands.length === 0) return [this.words.say('tariffs.noBands')];
    const kind = this.words.say(`vouchers.kind.${iseeKind}`);
    const lines = bands.map(({ upToCents, payPercent: percent }) =>
      this.words.say(percent === 0 ? 'tariffs.free' : 'tariffs.share', {
        ...{ kind, percent, ceiling: this.words.money(upToCents) },
      }),
    );
    return [...lines, this.words.say('tariffs.above')];
  }
}

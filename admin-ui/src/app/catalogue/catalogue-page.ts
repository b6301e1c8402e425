import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { CatalogueSection, CatalogueView } from '../api-types';
import { keepLast } from '../live/keep-last';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { Session } from '../session/session';
import { Words } from '../words/words';
import { SectionsEditor } from './sections-editor';

/** What the comune offers: the sections in their order, and the service types of each. */
@Component({
  imports: [Bones, MatButton, ProblemBox, RouterLink, SectionsEditor],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page-head">
      <div>
        <h1>{{ words.say('catalogue.title') }}</h1>
        <p class="muted">{{ words.say('catalogue.intro') }}</p>
      </div>
      @if (isAdmin()) {
        <div class="actions">
          <a matButton="filled" routerLink="/catalogo/nuovo">{{ words.say('catalogue.new') }}</a>
          <button
            matButton="outlined"
            type="button"
            [attr.aria-expanded]="isOrdering()"
            (click)="isOrdering.set(!isOrdering())"
          >
            {{ words.say('catalogue.section.edit') }}
          </button>
        </div>
      }
    </div>
    @if (resource.error(); as error) {
      <wemi-problem [error]="error" (retry)="resource.reload()" />
    }
    <div role="status">
      @if (isSaved()) {
        <p class="notice good">{{ words.say('catalogue.section.saved') }}</p>
      }
    </div>
    @if (catalogue(); as found) {
      @if (isOrdering()) {
        <section class="card" aria-labelledby="order-title">
          <h2 id="order-title">{{ words.say('catalogue.section.edit') }}</h2>
          <wemi-sections-editor [catalogue]="found" (saved)="show()" />
        </section>
      }
      @for (section of found.sections; track section.id) {
        <section class="card" [attr.aria-labelledby]="'section-' + section.id">
          <h2 [id]="'section-' + section.id">{{ words.name(section) }}</h2>
          <ul>
            @for (type of section.types; track type.id) {
              <li>
                <a [routerLink]="['/catalogo', type.id]">{{ words.name(type) }}</a>
                <span class="muted">{{ sayType(type) }}</span>
                @if (type.retiredAt; as since) {
                  <span class="chip" [attr.title]="words.exact(since)">{{
                    words.say('catalogue.retirement.since', { day: words.short(since) })
                  }}</span>
                }
                @if (type.untranslated > 0) {
                  <span class="chip warn">{{
                    words.say('catalogue.untranslatedCount', { n: type.untranslated })
                  }}</span>
                }
              </li>
            } @empty {
              <li class="muted">{{ words.say('catalogue.section.empty') }}</li>
            }
          </ul>
        </section>
      } @empty {
        <div class="empty">
          <h2>{{ words.say('catalogue.none') }}</h2>
        </div>
      }
    } @else if (!resource.error()) {
      <wemi-bones />
    }
  `,
  styles: `
    .card {
      margin-bottom: 16px;
    }

    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }

    li {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 12px;
      align-items: center;
      min-height: 44px;
    }
  `,
})
export class CataloguePage {
  protected readonly words = inject(Words);
  readonly #me = inject(Session).me;
  protected readonly isAdmin = computed(() => this.#me()?.role === 'admin');
  protected readonly resource = httpResource<CatalogueView>(() => '/api/catalogue');
  protected readonly catalogue = keepLast(this.resource);
  protected readonly isOrdering = signal(false);
  protected readonly isSaved = signal(false);

  protected sayType({ version, questions, at }: CatalogueSection['types'][number]): string {
    return this.words.say('catalogue.typeFacts', { version, questions, day: this.words.short(at) });
  }

  protected show(): void {
    this.isOrdering.set(false);
    this.isSaved.set(true);
    this.resource.reload();
  }
}

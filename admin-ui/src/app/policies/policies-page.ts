import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PolicyScope, PolicyScopes } from '../api-types';
import { keepLast } from '../live/keep-last';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { Words } from '../words/words';
import { scopeName } from './scope-name';

/** Whose rules there are, what holds today, what is to come, and who still follows older ones. */
@Component({
  imports: [Bones, ProblemBox, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './policies-page.scss',
  template: `
    <div class="page-head">
      <div>
        <h1>{{ words.say('rules.title') }}</h1>
        <p class="muted">{{ words.say('rules.intro') }}</p>
      </div>
    </div>
    @if (resource.error(); as error) {
      <wemi-problem [error]="error" (retry)="resource.reload()" />
    }
    @if (scopes(); as found) {
      <table role="table">
        <caption class="visually-hidden">
          {{
            words.say('rules.caption')
          }}
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            @for (column of columns; track column) {
              <th role="columnheader" scope="col">{{ words.say('rules.column.' + column) }}</th>
            }
          </tr>
        </thead>
        <tbody role="rowgroup">
          @for (scope of found.items; track scope.serviceTypeId) {
            <tr role="row">
              <th role="rowheader" scope="row">
                <a [routerLink]="['/regole', scope.serviceTypeId ?? 'comune']">{{ name(scope) }}</a>
              </th>
              <td role="cell" [attr.data-label]="words.say('rules.column.inForce')">
                {{ inForce(scope) }}
              </td>
              <td role="cell" [attr.data-label]="words.say('rules.column.coming')">
                @for (one of scope.coming; track one.id) {
                  <p>{{ words.say('rules.versionFrom', sayRef(one)) }}</p>
                } @empty {
                  <span class="muted">{{ words.say('rules.none') }}</span>
                }
              </td>
              <td role="cell" [attr.data-label]="words.say('rules.column.behind')">
                {{ scope.behind }}
              </td>
            </tr>
          }
        </tbody>
      </table>
    } @else if (!resource.error()) {
      <wemi-bones />
    }
  `,
})
export class PoliciesPage {
  protected readonly words = inject(Words);
  protected readonly columns = ['service', 'inForce', 'coming', 'behind'] as const;
  protected readonly resource = httpResource<PolicyScopes>(() => '/api/policies');
  protected readonly scopes = keepLast(this.resource);

  protected name(scope: PolicyScope): string {
    return scopeName(scope, this.words);
  }

  protected sayRef({ version, validFrom }: { version: number; validFrom: string }) {
    return { version, day: this.words.day(validFrom) };
  }

  protected inForce({ inForce }: PolicyScope): string {
    if (!inForce) return this.words.say('rules.none');
    return this.words.say(
      inForce.isOwn ? 'rules.versionFrom' : 'rules.versionOfComune',
      this.sayRef(inForce),
    );
  }
}

import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { ReceivedMandates } from './received';

/** Somebody asks this person to act for them: said where they look first. */
@Component({
  selector: 'app-invitation-note',
  imports: [RouterLink, TranslocoPipe],
  providers: [ReceivedMandates],
  styles: `
    .notice {
      margin-bottom: 1.5rem;
    }
    a {
      font-weight: 600;
    }
  `,
  template: `
    @if (mandates.hasInvitation()) {
      <p class="notice">
        {{ 'mandates.invitation.waiting' | transloco }}
        <a routerLink="/deleghe">{{ 'mandates.invitation.see' | transloco }}</a>
      </p>
    }
  `,
})
export class InvitationNote {
  protected readonly mandates = inject(ReceivedMandates);
}

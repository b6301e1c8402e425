import { Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { NeedForm } from './need-form';
import { ParamField } from './param-field';

/** What is needed: the questions of the service type, and no other. */
@Component({
  selector: 'app-care-step',
  imports: [ParamField, TranslocoPipe],
  template: `
    @for (param of form.asked(); track param.id) {
      <app-param-field [param]="param" />
    } @empty {
      <p>{{ 'need.noQuestions' | transloco }}</p>
    }
  `,
})
export class CareStep {
  protected readonly form = inject(NeedForm);
}

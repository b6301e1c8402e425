import { Component, computed, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ServicesAnswer } from '../remote/types';
import { FilterPanel } from './filter-panel';
import { forgotten, type Filters } from './filters';

/** The same filters on a phone: gathered here and applied together. */
@Component({
  selector: 'app-filter-dialog',
  imports: [FilterPanel, MatDialogModule, TranslocoPipe],
  template: `
    <h2 mat-dialog-title id="filters-title">{{ 'services.filter' | transloco }}</h2>
    <mat-dialog-content>
      <app-filter-panel
        prefix="dialog"
        [filters]="filters()"
        [facets]="data.facets"
        (changed)="gather($event)"
      />
    </mat-dialog-content>
    <mat-dialog-actions>
      <button type="button" class="button secondary" (click)="reference.close()">
        {{ 'services.cancel' | transloco }}
      </button>
      <button type="button" class="button" (click)="reference.close(change())">
        {{ 'services.show' | transloco }}
      </button>
    </mat-dialog-actions>
  `,
  styles: `
    mat-dialog-actions {
      gap: 0.75rem;
      padding: 1rem 1.5rem;
    }
  `,
})
export class FilterDialog {
  protected readonly reference = inject<MatDialogRef<FilterDialog>>(MatDialogRef);
  protected readonly data = inject<{ filters: Filters; facets?: ServicesAnswer['facets'] }>(
    MAT_DIALOG_DATA,
  );
  protected readonly change = signal<Partial<Filters>>({});
  protected readonly filters = computed(() => ({ ...this.data.filters, ...this.change() }));

  protected gather(change: Partial<Filters>): void {
    this.change.update((before) => ({ ...before, ...forgotten(change), ...change }));
  }
}

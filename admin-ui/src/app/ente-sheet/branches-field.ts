import { ChangeDetectionStrategy, Component, ElementRef, inject, input, output, signal } from '@angular/core'; // prettier-ignore
import { MatButton } from '@angular/material/button';
import { NO_BRANCH, type Branch, BRANCH_LIMITS } from '../../../../catalogue/branches';
import { Words } from '../words/words';
import { BRANCH_FIELDS, wrongInBranch } from './branch-draft';

/** Where else the ente receives people. What is changed is for the form to keep. */
@Component({
  selector: 'wemi-branches-field',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './branches-field.html',
  styles: `
    fieldset {
      min-width: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      padding: 0;
      font-weight: 600;
    }
    ol {
      margin-block: 0 12px;
      padding: 0;
      list-style: none;
    }
    li {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(220px, 100%), 1fr));
      gap: 8px 16px;
      align-items: start;
      padding-block: 12px;
      border-bottom: 1px solid var(--wemi-line);
    }
    li > button {
      justify-self: start;
      align-self: end;
    }
    .wrong {
      margin: 0;
      color: var(--wemi-danger);
      font-weight: 600;
    }
    p:empty {
      display: none;
    }
  `,
})
export class BranchesField {
  readonly branches = input.required<readonly Branch[]>();
  /** Whether it is wrong by now that something is missing. */
  readonly isChecked = input(false);
  readonly changed = output<Branch[]>();
  protected readonly words = inject(Words);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly fields = BRANCH_FIELDS;
  protected readonly limits = BRANCH_LIMITS.characters;
  protected readonly most = BRANCH_LIMITS.branches;
  protected readonly outcome = signal('');

  /** The key of what is wrong with it, once that is to be said. */
  protected wrongIn(branch: Branch, field: keyof Branch): string | undefined {
    return this.isChecked() ? wrongInBranch(branch, field) : undefined;
  }

  protected say(index: number, field: keyof Branch, text: string): void {
    this.changed.emit(this.branches().map((branch, at) => (at === index ? { ...branch, [field]: text } : branch))); // prettier-ignore
  }

  protected add(): void {
    const index = this.branches().length;
    this.changed.emit([...this.branches(), NO_BRANCH]);
    this.outcome.set('');
    this.#focus(`#branch-name-${index}`);
  }

  protected remove(index: number): void {
    this.changed.emit(this.branches().filter((_, at) => at !== index));
    this.outcome.set(this.words.say('branches.removed'));
    this.#focus('#branch-add');
  }

  #focus(selector: string): void {
    setTimeout(() => this.#host.querySelector<HTMLElement>(selector)?.focus());
  }
}

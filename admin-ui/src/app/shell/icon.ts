import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/** Our own drawings on a 24 px grid; always beside a text, so hidden from screen readers. */
const PATHS = {
  inbox: 'M4 5h16v14H4zM4 13h4l2 3h4l2-3h4',
  folder: 'M3 6h6l2 2h10v11H3zM7 13h10',
  radar: 'M12 21a9 9 0 1 1 9-9M12 17a5 5 0 1 1 5-5M12 12l7-7',
  audit: 'M5 3h10l4 4v14H5zM8 11l2 2 4-4M8 17h8',
  rules: 'M6 3h12v18H6zM9 8h6M9 12h6M9 16h3',
  queue: 'M4 6h16M4 12h16M4 18h10',
  user: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c1-5 5-6 8-6s7 1 8 6',
  warning: 'M12 3 2.500 20h19zM12 10v4M12 17v.2',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 2',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l5 5',
  close: 'M6 6l12 12M18 6 6 18',
  plus: 'M12 5v14M5 12h14',
  check: 'M4 12.500 9.500 18 20 6.500',
  lock: 'M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 7 0v3',
  outside: 'M14 4h6v6M20 4l-9 9M10 5H4v15h15v-6',
  print: 'M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z',
  download: 'M12 4v11M7 11l5 5 5-5M4 20h16',
  keyboard: 'M3 6h18v12H3zM7 10h.1M11 10h.1M15 10h.1M8 14h8',
  bell: 'M6 17V10a6 6 0 0 1 12 0v7l2 2H4zM10 21.500h4',
  masks:
    'M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM2.500 20c.6-4.500 3.500-6 6.500-6s5.900 1.500 6.500 6M16 4.300a3.500 3.500 0 0 1 0 6.500M18 14.500c2 .8 3.200 2.500 3.500 5.500',
  down: 'M6 9l6 6 6-6',
  home: 'M3 11.500 12 4l9 7.500M6 10v10h12V10',
} as const;
export type IconName = keyof typeof PATHS;

@Component({
  selector: 'wemi-icon',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
      <path
        [attr.d]="path()"
        fill="none"
        stroke="currentColor"
        stroke-width="2"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  `,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
    }
  `,
})
export class Icon {
  readonly name = input.required<IconName>();
  protected readonly path = computed(() => PATHS[this.name()]);
}

import type { shell as italian } from '../it/shell';
import type { SameTexts } from '../same-texts';

export const shell: SameTexts<typeof italian> = {
  shell: {
    product: 'Work area',
    workArea: 'Work area',
    home: 'WeMi, start of the work area',
    skip: 'Skip to content',
    language: 'Language',
    account: 'Your login: {{ name }}',
    logout: 'Log out',
    navigation: 'Sections',
  },
  access: {
    opening: 'Opening the work area…',
    failed: 'The login cannot be reached',
    failedHelp: 'The login service does not answer. Try again in a few seconds: nothing is lost.',
    unknown: 'We cannot tell who you are',
  },
  nav: { inbox: 'Tasks', pratiche: 'Pratiche', queues: 'Queues', home: 'Start' },
  live: {
    live: 'Live',
    connecting: 'Connecting…',
    resting: 'Paused',
    offline: 'Offline',
    offlineHelp:
      'You are offline: this is the last known situation. We resume as soon as you are back.',
    news: 'News: {{ event }}.',
  },
  problem: {
    retry: 'Try again',
    offline: 'You are offline. Check the connection and try again.',
    unavailable: 'The service does not answer right now. Try again shortly.',
    internal: 'Something went wrong. Try again; if it happens again, tell support.',
  },
  words: { loading: 'Loading', municipio: 'Municipio {{ number }}' },
  pager: { label: 'Pages', back: 'Previous', on: 'Next', page: 'Page {{ page }}' },
  filter: {
    any: 'All',
    active: 'Active filters',
    remove: 'Remove the filter {{ text }}',
    text: 'Text: {{ text }}',
  },
  due: {
    minutes: 'due in {{ count }} min',
    today: 'due today',
    tomorrow: 'due tomorrow',
    days: 'due in {{ count }} days',
    lateNow: 'just overdue',
    lateHours: '{{ count }} hours late',
    lateOneDay: '1 day late',
    lateDays: '{{ count }} days late',
  },
  shortcuts: {
    title: 'Keyboard shortcuts',
    button: 'Shortcuts',
    search: 'Go to the search',
    down: 'Next task',
    up: 'Previous task',
    select: 'Select or deselect',
    claim: 'Take the task',
    open: 'Open the pratica',
    help: 'Show this list',
    on: 'Shortcuts are on, on this device',
    close: 'Close',
  },
  notFound: {
    title: 'There is no such page',
    help: 'The address is wrong, or the page is not for your role.',
    home: 'Back to the start',
  },
};

import type { agenda as italian } from '../it/agenda';
import type { SameTexts } from '../same-texts';

export const agenda: SameTexts<typeof italian> = {
  agenda: {
    title: 'Appointments',
    intro:
      'Who comes, when and what for. What people write here is read by the sportello and the office alone.',
    print: 'Print',
    sportello: 'Sportello',
    day: 'Day',
    before: 'Day before',
    after: 'Day after',
    noSportello: 'There is no sportello yet.',
    none: 'No appointments on this day.',
    count: { one: '1 appointment', more: '{{ count }} appointments' },
    noAbout: 'They did not write what for.',
    state: {
      booked: 'Booked',
      came: 'Came',
      missed: 'Did not come',
      cancelled: 'Cancelled by the citizen',
      byOffice: 'Cancelled by the sportello',
    },
    why: 'Reason: {{ reason }}',
    outside: 'Outside hours',
    outsideTitle: 'Appointments outside hours',
    outsideText:
      'On these days the sportello is closed at the time of some appointment that was booked already. Change the hours, or open the day and cancel: whoever booked it knows at once.',
    outsideDay: '{{ day }} ({{ count }})',
    came: 'Came',
    cameOf: 'Came: {{ name }}, {{ time }}',
    missed: 'Did not come',
    missedOf: 'Did not come: {{ name }}, {{ time }}',
    cancel: 'Cancel',
    cancelOf: 'Cancel: {{ name }}, {{ time }}',
    cancelTitle: 'Cancel the appointment of {{ name }}',
    reason: 'Why',
    reasonHint: 'Whoever booked reads it, with the notice that the appointment is cancelled.',
    askTitle: 'Cancel this appointment?',
    askText: '{{ name }} is told at once. The time becomes free.',
    done: {
      came: '{{ name }}: marked as having come.',
      missed: '{{ name }}: marked as not having come.',
      cancelled: 'Appointment of {{ name }} cancelled: they are being told.',
    },
  },
};

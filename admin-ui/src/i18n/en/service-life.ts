import type { serviceLife as italian } from '../it/service-life';
import type { SameTexts } from '../same-texts';

export const serviceLife: SameTexts<typeof italian> = {
  service: {
    title: 'The service',
    period: 'Period {{ n }}',
    fromTo: 'from {{ from }} to {{ to }}',
    suspendedDays: 'Days of suspension so far',
    planned: 'Planned suspension',
    underWay: 'Suspension under way',
    startsAgain: 'Starts again',
    endThen: 'End after the suspension',
    endsOn: 'Will end: first day without service',
    endedOn: 'Ended: first day without service',
    refund: 'Refund',
    oneDay: '1 day',
    manyDays: '{{ count }} days',
    visits: '{{ count }} visits',
    limits:
      'It can be suspended from {{ earliest }}. In this period {{ days }} are left; suspensions still possible: {{ times }}.',
    from: 'First day without service',
    until: 'Day on which it starts again',
    effect:
      'The service stops on {{ from }} and starts again on {{ until }}: {{ days }} without service. Its end moves to {{ end }}.',
    staysAsItWas: 'The service goes on without a break and ends on {{ end }}.',
    lastDay: 'First day without service',
    range: 'From {{ from }} to {{ to }}.',
    chooseFirst: 'Choosing the day shows how much goes back.',
    back: '{{ amount }} go back to the person: {{ unused }} remain unused of {{ paid }} paid for.',
    backByHand: 'They were paid at the counter: {{ amount }} are to be given back there, by hand.',
    waitForAmount: 'Before confirming, wait to see how much goes back.',
  },
  reopening: {
    effect:
      'A new pratica opens with the same need as {{ number }}, in the name of the same person, who is told.',
    nobody: 'Today no ente offers this service where it is needed: nobody gets it.',
    one: 'One ente gets it.',
    many: '{{ count }} enti get it.',
    leavesOut: 'Answers that are not needed today and a first day that is over are not copied.',
    unfit: 'It cannot be reopened as it is: the person must answer again from their own page.',
    from: 'Reopens pratica',
    as: 'Reopened as pratica',
  },
  renewal: {
    proposal: 'Proposed renewal',
    by: {
      citizen: 'Made by the person: it is for the ente to answer.',
      ente: 'Made by the ente: it is for the person to answer.',
    },
    next: 'Next period, agreed',
    period: 'Period',
    payment: 'Payment',
    paid: 'Paid already',
    toPay: 'To be paid',
    toPayBy: 'To be paid by {{ by }}',
    moves: 'With the planned suspension these dates move by the same days.',
    endDate: 'Last day of the next period',
    starts: 'It starts on {{ start }}, the day after this one ends.',
    proposes:
      'Proposal: from {{ from }} to {{ to }} ({{ days }}), {{ total }} in all. Nothing changes until the other side accepts.',
    accepts:
      'The service goes on from {{ from }} to {{ to }}. The person has to pay {{ total }} by {{ by }}: if it is not paid in time, the service ends on {{ end }}.',
    gone: 'The proposal is no longer there.',
  },
};

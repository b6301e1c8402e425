import {
  type State,
  type TaskRow,
  TASKS,
  type TimerName,
} from '../../workflows/pratica/transitions.ts';

/** What is expected next if all goes well, by whom and by when; null when nothing is. */
export function nextStep(at: {
  state: State;
  closed: boolean;
  deadlines: Partial<Record<TimerName, string>>;
  hasChoosableOffer: boolean;
}) {
  const { state, closed, deadlines, hasChoosableOffer } = at;
  if (closed) return null;
  const { integrationDeadline: by = null } = deadlines;
  if (by) return { who: 'citizen' as const, transition: 'provideIntegration' as const, by };
  const isChoiceDue = hasChoosableOffer || !deadlines.offersDeadline;
  const rows: Partial<Record<State, TaskRow>> = {
    offer: isChoiceDue ? TASKS.chooseOffer : TASKS.answerRequest,
    order: TASKS.confirmOrder,
    payment: TASKS.pay,
    renewed: TASKS.payRenewal,
  };
  const row = rows[state];
  if (!row) return null;
  const [transition] = row.doneBy;
  const due = row.due.map((timer) => deadlines[timer]).find((instant) => instant !== undefined);
  return { who: row.owner, transition: transition!, by: due ?? null };
}

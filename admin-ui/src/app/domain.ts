/** The one door to the product's transition table: the same rows that the workflow applies. */
export {
  isOpen,
  OUTCOMES,
  ROLES,
  STATES,
  TASK_KINDS,
  TASKS,
  TIMER_NAMES,
  TIMERS,
  TRANSITION_NAMES,
  type Role,
  type State,
  type TaskKind,
  type TimerName,
  type TransitionName,
} from '../../../workflows/pratica/transitions';

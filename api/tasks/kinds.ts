import { OFFICE_TASKS } from '../../db/office-tasks.ts';
import { TRANSFER_TASK } from '../../db/transfer-tasks.ts';
import { TASK_KINDS } from '../../workflows/pratica/transitions.ts';

/** What the table's states ask for, what a machine handed to the office, transfers that an ente looks for, and what is contested. */
export const ALL_TASKS: string[] = [...TASK_KINDS, ...OFFICE_TASKS, TRANSFER_TASK, 'answerContest'];

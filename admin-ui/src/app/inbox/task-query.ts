/** The filters of the inbox as they stand in the address: the names are the API's. */
export const TASK_FILTERS = ['state', 'type', 'kind', 'due', 'assignee', 'q'] as const;
export type TaskFilter = (typeof TASK_FILTERS)[number];
export const VIEWS = ['mine', 'unassigned', 'all', 'done'] as const;
export const DUES = ['overdue', 'today', 'week'] as const;
export const TASKS_ON_A_PAGE = 50;

import { asActor, type Db, type Trx } from '../../db/connect.ts';
import { countInHand } from '../../db/task-loads.ts';
import { countTasks, listFreeTasks, listTasks } from '../../db/tasks.ts';
import { type Actor, askingAs } from '../actor.ts';
import { invalid } from '../problem.ts';
import { TASKS_AT_ONCE } from './distribution-schemas.ts';
import { listAssignees, scopeOf } from './hand-over.ts';
import { loadOf, shareOut } from './share-out.ts';

export interface WhichTasks {
  taskIds?: string[];
  matching?: object;
  among?: string[];
}

/**
 * Who would get which of the tasks that nobody has in hand; the most urgent are given first.
 * Nothing is changed.
 * @throws invalid unless the tasks are named in one way, and colleagues are colleagues
 */
export async function foreseeDistribution(db: Db, actor: Actor, which: WhichTasks) {
  if (!which.taskIds === !which.matching) throw eitherOr();
  const colleagues = await listAssignees(db, actor);
  const among = new Set(which.among ?? colleagues.map(({ id }) => id));
  const strangers = [...among].some((one) => !colleagues.some(({ id }) => id === one));
  if (strangers) throw noColleague();
  return asActor(db, askingAs(actor), async (trx) => {
    const { tasks, skipped, left } = await readFree(trx, actor, which);
    const inHand = await countInHand(trx, { personIds: colleagues.map(({ id }) => id) });
    const people = colleagues.map((person) => ({
      ...person,
      ...(inHand.get(person.id) ?? { open: 0, overdue: 0 }),
    }));
    const given = shareOut(
      tasks,
      people.filter(({ id }) => among.has(id)),
    );
    const nameOf = new Map(colleagues.map(({ id, name }) => [id, { id, name }]));
    return {
      rows: tasks.map(({ id: taskId, kind, praticaNumber, dueAt, overdue }) => {
        const assignee = nameOf.get(given.get(taskId) ?? '') ?? null;
        return { taskId, kind, praticaNumber, dueAt, overdue, assignee };
      }),
      people: people.map((person) => ({
        ...person,
        load: loadOf(person),
        takesPart: among.has(person.id),
        given: [...given.values()].filter((id) => id === person.id).length,
      })),
      skipped,
      left,
    };
  });
}

async function readFree(trx: Trx, actor: Actor, { taskIds, matching }: WhichTasks) {
  const filter = {
    ...matching,
    ...scopeOf(actor),
    view: 'unassigned',
    personId: actor.id,
  } as const;
  if (taskIds) {
    const tasks = await listFreeTasks(trx, { ...filter, ids: taskIds } as never);
    return { tasks, skipped: taskIds.length - tasks.length, left: 0 };
  }
  const page = { ...filter, sort: 'due', limit: TASKS_AT_ONCE } as const;
  const tasks = await listTasks(trx, page as never);
  const count = await countTasks(trx, { ...filter, limit: 10 * TASKS_AT_ONCE } as never);
  return { tasks, skipped: 0, left: Math.max(0, count - tasks.length) };
}

function eitherOr() {
  return invalid('/taskIds', {
    it: 'Scegli le attività, oppure un filtro.',
    en: 'Name the tasks, or a filter.',
  });
}

function noColleague() {
  return invalid('/among', {
    it: 'Qui c’è una persona che non lavora con te.',
    en: 'Somebody here does not work with you.',
  });
}

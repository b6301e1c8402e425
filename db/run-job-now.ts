import type { Queue } from './queues.ts';

/**
 * Has a job done at once, whatever became of it: one that rests until its next try is called, one
 * that was given up or is over begins anew, one that was lost is added. One that is waiting or
 * under way is left alone.
 */
export async function runJobNow(
  queue: Queue,
  { id, data }: { id: string; data: object },
): Promise<void> {
  const job = await queue.getJob(id);
  const state = await job?.getState();
  if (!job || state === 'unknown') await queue.add('go', data, { jobId: id });
  else if (state === 'delayed') await job.promote();
  else if (state === 'failed' || state === 'completed') await job.retry(state);
}

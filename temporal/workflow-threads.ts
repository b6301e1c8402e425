import v8 from 'node:v8';
import vm from 'node:vm';
import { isMainThread } from 'node:worker_threads';

/**
 * Loaded before the worker (`node --import`), and by Node before each thread in which workflows
 * run. There it leaves out two things that the SDK does at every turn and that cost more than the
 * pratica's own work (docs/performance.md):
 *
 * - a stack trace kept for every promise, for the `__stack_trace` query that nobody here asks;
 * - an operating-system thread started and joined around every call into a workflow, to interrupt
 *   one that loops for ever. Ours are pure steps over a table, walked in tests.
 */
if (!isMainThread) {
  v8.promiseHooks.createHook = () => () => {};
  const { runInContext } = vm.Script.prototype;
  vm.Script.prototype.runInContext = function (context, options) {
    return runInContext.call(this, context, { ...options, timeout: undefined });
  };
}

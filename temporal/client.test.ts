import { describe, expect, test } from '@jest/globals';
import { ServiceError, WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import {
  ApplicationFailure,
  NamespaceNotFoundError,
  TerminatedFailure,
  WorkflowExecutionAlreadyStartedError,
} from '@temporalio/common';
import { EngineUnavailable, Refused, translate, UnknownPratica } from './client.ts';

const grpc = (code: number) => Object.assign(new Error('said no'), { code, details: '', metadata: {} }); // prettier-ignore
const updateFailed = (cause: Error) => new WorkflowUpdateFailedError('failed', cause);

describe('A call to the engine that fails', () => {
  test.each([1, 2, 3, 4, 5, 8, 9, 10, 11, 13, 14, 15])(
    'tells of an engine that is away when it says %i',
    (code) => {
      expect(translate(grpc(code))).toBeInstanceOf(EngineUnavailable);
      expect(translate(new ServiceError('x', { cause: grpc(code) }))).toBeInstanceOf(EngineUnavailable); // prettier-ignore
    },
  );

  test.each([
    ['has lost the namespace', new NamespaceNotFoundError('default')],
    ['finds the workflow over', new WorkflowExecutionAlreadyStartedError('x', 'id', 'pratica')],
    ['was cut by the end', updateFailed(ApplicationFailure.create({ type: 'AcceptedUpdateCompletedWorkflow' }))],
    ['was not read before the run ended', updateFailed(ApplicationFailure.create({ type: 'UnprocessedUpdate' }))],
    ['was cut by force', updateFailed(new TerminatedFailure('x'))],
  ])('tells the same when it %s', (_how, error) => {
    expect(translate(error)).toBeInstanceOf(EngineUnavailable);
  }); // prettier-ignore

  test('carries the pratica’s own refusal, and knows that there is none', () => {
    const refused = translate(updateFailed(ApplicationFailure.create({ type: 'offer-stale' })));
    expect(refused).toBeInstanceOf(Refused);
    expect(refused).toMatchObject({ code: 'offer-stale' });
    const unknown = translate(new WorkflowNotFoundError('x', 'id', undefined));
    expect(unknown).toBeInstanceOf(UnknownPratica);
  });

  test('is left as it is when the fault is ours', () => {
    const fault = new TypeError('x');
    expect(translate(fault)).toBe(fault);
    const bug = updateFailed(ApplicationFailure.create({ type: 'TypeError' }));
    expect(translate(bug)).toBe(bug);
  });
});

export { pratica } from './pratica/workflow.ts';
export { qualification } from './qualification/workflow.ts';

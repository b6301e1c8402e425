export { pratica } from './pratica/workflow.ts';

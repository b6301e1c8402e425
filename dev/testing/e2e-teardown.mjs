export { stopAll as default } from './e2e-setup.mjs';

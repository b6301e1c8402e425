import { act } from './it/act';
import { domain } from './it/domain';
import { desk } from './it/desk';
import { pratica } from './it/pratica';
import { radar } from './it/radar';
import { stuck } from './it/stuck';
import { shell } from './it/shell';

export const texts = { ...shell, ...domain, ...desk, ...pratica, ...act, ...radar, ...stuck };

import { act } from './en/act';
import { domain } from './en/domain';
import { desk } from './en/desk';
import { pratica } from './en/pratica';
import { radar } from './en/radar';
import { stuck } from './en/stuck';
import { shell } from './en/shell';

export const texts = { ...shell, ...domain, ...desk, ...pratica, ...act, ...radar, ...stuck };

import { describe, expect, it } from '@jest/globals';
import { texts } from '../../i18n/it';
import { anAction, aPratica, aRenewal, aService } from '../../testing/pratica';
import { actName } from './act-name';

const suspension = { from: '2099-03-03', until: '2099-03-10' };
const asCitizen = { onBehalfOf: { role: 'citizen' } } as const;
const ente = { role: 'ente', enteId: 'e1' } as const;

describe('the name of an action', () => {
  it.each([
    ['suspend', {}, { service: aService }, 'suspend'],
    ['suspend', {}, { service: { ...aService, suspension } }, 'changeSuspension'],
    ['proposeRenewal', {}, { renewal: null }, 'proposeRenewal'],
    ['proposeRenewal', {}, { renewal: aRenewal }, 'changeRenewal'],
    ['proposeRenewal', { onBehalfOf: ente }, { renewal: aRenewal }, 'changeRenewal'],
    ['proposeRenewal', asCitizen, { renewal: aRenewal }, 'counterRenewal'],
    ['proposeRenewal', {}, { renewal: { ...aRenewal, by: 'citizen' } }, 'counterRenewal'],
    ['renew', {}, { renewal: aRenewal }, 'renew'],
  ] as const)('%s %j on %j is %4$s, and has its words', (transition, action, pratica, name) => {
    expect(actName(anAction(transition, action), aPratica(pratica))).toBe(name);
    for (const part of ['open', 'send', 'help', 'done'] as const)
      expect(texts.act[part]).toHaveProperty(name);
  });
});

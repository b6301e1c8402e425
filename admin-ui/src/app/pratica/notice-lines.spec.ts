import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from '@jest/globals';
import { provideWords } from '../../testing/words';
import { NoticeLines } from './notice-lines';
import type { EventNotice } from './say-notices';

const at = '2026-11-02T09:32:00.000Z';
const notice: EventNotice = { eventId: '7', told: 'person', enteName: null, readAt: null, readBy: null, deliveries: [] }; // prettier-ignore
const mail = { channel: 'mail', state: 'sent', at, why: null } as const;

describe('what became of the notices of an event', () => {
  async function show(...notices: EventNotice[]) {
    TestBed.configureTestingModule({ providers: provideWords() });
    const fixture = TestBed.createComponent(NoticeLines);
    fixture.componentRef.setInput('notices', notices);
    fixture.componentRef.setInput('eventId', '7');
    await fixture.whenStable();
    return [...(fixture.nativeElement as HTMLElement).querySelectorAll('li')];
  }
  const year = new Date().getFullYear() === 2026 ? '' : ' 2026';
  const when = `lunedì 2 novembre${year}, ore 10:32`;

  it.each<[string, Partial<EventNotice>, string]>([
    ['sent and read', { deliveries: [mail], readAt: at }, `Persona: mail: inviata ${when} · letta sul sito ${when}`],
    ['read by a colleague', { told: 'ente', enteName: 'La Cura', readAt: at, readBy: 'Ugo Sala' }, `La Cura: letta sul sito da Ugo Sala, ${when}`],
    ['waiting, of the office', { told: 'office', deliveries: [{ ...mail, state: 'waiting' }] }, `Ufficio WeMi: mail: in attesa, parte ${when} · non ancora letta sul sito`],
    ['not sent since read', { deliveries: [{ ...mail, channel: 'sms', state: 'withdrawn', why: 'read' }] }, 'Persona: SMS: non inviata, era già letta sul sito · non ancora letta sul sito'],
    ['failed', { deliveries: [{ ...mail, channel: 'io', state: 'failed', why: 'bounced' }] }, 'Persona: app IO: non arrivata, respinta dalla casella · non ancora letta sul sito'],
  ])('is said in words: %s', async (_name, change, words) => {
    const [line] = await show({ ...notice, ...change });
    expect(line!.textContent!.replace(/\s+/g, ' ').trim()).toBe(words);
  }); // prettier-ignore

  it('has the exact instant of each to hover, and none where nothing happened yet', async () => {
    const [read, unread] = await show({ ...notice, deliveries: [mail], readAt: at }, notice);
    const times = [...read!.querySelectorAll('time')];
    expect(times.map(({ dateTime }) => dateTime)).toEqual([at, at]);
    expect(times[0]!.title).toContain('10:32:00');
    expect(unread!.querySelector('time')).toBeNull();
  });

  it('is of this event only, and what failed stands out', async () => {
    const failed: EventNotice = {
      ...notice,
      deliveries: [{ ...mail, state: 'failed', why: null }],
    };
    const lines = await show(notice, { ...notice, eventId: '8' }, failed);
    expect(lines.map((line) => line.classList.contains('failed'))).toEqual([false, true]);
    expect(lines[1]!.textContent).toContain('motivo non noto');
  });

  it('is nothing where nobody was told', async () => {
    expect(await show()).toEqual([]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { TIMERS, TRANSITIONS } from '../workflows/pratica/transitions.ts';
import type { Channel } from '../db/tables/notifications.ts';
import { NOTICE_KEYS, partsOf } from './keys.ts';
import { decisionOf, NOTIFICATION_KEYS } from './kinds.ts';
import { NOT_TOLD, WHY_NOT } from './not-told.ts';
import { planDeliveries, type Telling } from './plan-deliveries.ts';
import { renderMail, renderSms, renderWeb } from './render.ts';
import { sampleContext } from './sample.ts';
import { type Language, wordsOf } from './words.ts';

const AUDIENCES = ['citizen', 'enti', 'ente', 'rivals', 'office'] as const;
const where = { comuneName: 'Milano', publicUrl: 'https://wemi.example' };
const silent: Record<string, Record<string, string>> = NOT_TOLD;
const ROWS = Object.entries({ ...TRANSITIONS, ...TIMERS }).filter(([, row]) => row.offered);
const CASES = ROWS.flatMap(([kind]) => AUDIENCES.map((audience) => [kind, audience] as const));

/** All that a notice says, on every channel. */
function sayAll(key: string, language: Language) {
  const { words, version } = wordsOf(key, language);
  const context = sampleContext({ key, language }, where);
  return { version, mail: renderMail(words, context), sms: renderSms(words, context), web: renderWeb(words, context) }; // prettier-ignore
}

describe('every row of the table and every audience', () => {
  it('are a matrix without gaps', () => {
    expect(CASES.length).toBeGreaterThan(250);
    expect(Object.keys(NOT_TOLD).sort()).toEqual(ROWS.map(([kind]) => kind).sort());
  });

  it.each(CASES)('%s × %s is a notice, or a silence that has its reason, never both', (kind, audience) => {
    const why = silent[kind]![audience];
    const isTold = NOTICE_KEYS.includes(`${kind}:${audience}`);
    expect(isTold).toBe(why === undefined);
    if (why) return expect(WHY_NOT).toHaveProperty(why);
    for (const language of audience === 'citizen' ? (['it', 'en'] as const) : (['it'] as const)) {
      const { mail, sms, web } = sayAll(`${kind}:${audience}`, language);
      const [first = ''] = web.lines;
      expect([first.length > 30, web.subject.length > 5, web.action.length > 5]).toEqual([true, true, true]);
      expect(mail.subject.endsWith(`: ${web.subject}`)).toBe(true);
      expect(mail.text).toContain(`${first}\n`);
      expect(mail.text).toContain(`${web.action}: ${web.link}`);
      expect(sms).toContain(web.link);
      expect(`${mail.subject}${mail.text}${sms}${first}`).not.toMatch(/\{\{|\bundefined\b|\bnull\b/);
    }
  }); // prettier-ignore

  it('say different things of different rows to the same audience, but where they tell the same', () => {
    const same = new Map<string, string[]>();
    for (const key of NOTICE_KEYS) {
      const text = `${partsOf(key).audience} ${sayAll(key, 'it').web.lines.join(' ')}`;
      same.set(text, [...(same.get(text) ?? []), key]);
    }
    expect([...same.values()].filter((keys) => keys.length > 1)).toEqual([
      ['rejectOrder:rivals', 'orderFallback:rivals'],
    ]);
  });
});

const NOON = '2026-11-30T11:00:00.000Z';
const NIGHT = '2026-11-30T22:30:00.000Z';
const at = (time: string) => `2026-11-30T11:${time}.000Z`;
const settings = { quietFrom: null, quietUntil: null, digestAt: null };
const quiet = { ...settings, quietFrom: '22:00', quietUntil: '07:00' };
type Preference = 'all on' | 'mail off' | 'all off' | 'quiet hours' | 'summary';
const off = (topic: string, ...channels: Channel[]) =>
  channels.map((channel) => ({ topic, channel, isOn: false }));

/** What goes out for each kind of decision, said by hand: channel and instant, `Σ` in the summary. */
const EXPECTED: Record<Preference, Record<string, string[]>> = {
  'all on': {
    'may now': [`mail ${NOON}`, `sms ${at('00:30')}`],
    'must now': [`mail ${NOON}`, `sms ${at('00:30')}`],
    'may normal': [`mail ${at('00:20')}`],
    'must normal': [`mail ${at('00:20')}`],
    'may low': [`mail ${at('00:20')}`],
  },
  'mail off': {
    'may now': [`sms ${at('00:30')}`],
    'must now': [`sms ${at('00:30')}`],
    'may normal': [],
    'must normal': [`mail ${at('00:20')}`],
    'may low': [],
  },
  'all off': {
    'may now': [],
    'must now': [`mail ${NOON}`],
    'may normal': [],
    'must normal': [`mail ${at('00:20')}`],
    'may low': [],
  },
  'quiet hours': {
    'may now': [`mail ${NIGHT}`, 'sms 2026-11-30T22:30:30.000Z'],
    'must now': [`mail ${NIGHT}`, 'sms 2026-11-30T22:30:30.000Z'],
    'may normal': ['mail 2026-12-01T06:00:00.000Z'],
    'must normal': ['mail 2026-12-01T06:00:00.000Z'],
    'may low': ['mail 2026-12-01T06:00:00.000Z'],
  },
  summary: {
    'may now': [`mail ${NOON}`, `sms ${at('00:30')}`],
    'must now': [`mail ${NOON}`, `sms ${at('00:30')}`],
    'may normal': [`mail ${at('00:20')}`],
    'must normal': [`mail ${at('00:20')}`],
    'may low': ['Σ mail 2026-11-30T17:00:00.000Z'],
  },
};
const HOW: Record<Preference, (topic: string) => Partial<Telling>> = {
  'all on': () => ({}),
  'mail off': (topic) => ({ preferences: off(topic, 'mail') }),
  'all off': (topic) => ({ preferences: off(topic, 'mail', 'sms') }),
  'quiet hours': () => ({ at: NIGHT, setting: quiet }),
  summary: () => ({ setting: { ...settings, digestAt: '18:00' } }),
};

describe('every notice, with every preference', () => {
  it('is one that was decided, and none is decided that has no words', () => {
    expect([...NOTICE_KEYS].sort()).toEqual([...NOTIFICATION_KEYS].sort());
  });

  const cases = NOTICE_KEYS.flatMap((key) =>
    (Object.keys(HOW) as Preference[]).map((preference) => [key, preference] as const),
  );
  it.each(cases)('%s goes out as it should with %s', (key, preference) => {
    const decision = decisionOf(partsOf(key));
    const base = { decision, at: NOON, mailAfterSeconds: 20, smsAfterSeconds: 30, preferences: [], hasPhone: true };
    const planned = planDeliveries({ ...base, ...HOW[preference](decision.topic) })
      .filter(({ isOff }) => !isOff)
      .map(({ channel, dueAt, digest }) => `${digest ? 'Σ ' : ''}${channel} ${dueAt}`);
    const expected = EXPECTED[preference][`${decision.isMandatory ? 'must' : 'may'} ${decision.urgency}`];
    expect(planned).toEqual(expected);
  }); // prettier-ignore
});

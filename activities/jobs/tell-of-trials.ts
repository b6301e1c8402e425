import { lockTrial, type Trial } from '../../db/notice-trials.ts';
import { renderMail } from '../../notifications/render.ts';
import { sampleContext } from '../../notifications/sample.ts';
import { mailNext, type MailingSettings } from './tell-directly.ts';

/**
 * Words of notices that administrators try, each sent to whoever asked.
 * @returns whether there is certainly more to send
 */
export function tellOfTrials(settings: MailingSettings): Promise<boolean> {
  return mailNext<Trial>(settings, {
    table: 'noticeTrial',
    lockNext: lockTrial,
    isOver: () => false,
    addressOf: ({ email }) => email,
    compose: composeTrial,
  });
}

/** Says that it is a trial, and leads back to the words: there is no such pratica. */
function composeTrial({ words, key, language, comuneName }: Trial, publicUrl: string) {
  const path = `/admin/testi-notifiche/${encodeURIComponent(key)}`;
  const context = { ...sampleContext({ key, language }, { comuneName, publicUrl }), path };
  const mail = renderMail(words, context);
  return { ...mail, subject: `[Prova] ${mail.subject}` };
}

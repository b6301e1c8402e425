import type { Browser, Page } from 'playwright-core';
import { sitDown } from './browser.ts';
import { mailsTo } from './mail-sink.ts';

export interface Invited {
  firstName: string;
  lastName: string;
  email: string;
  /** Its name; the first of the list when missing. */
  ente?: string;
}

/** The office invites somebody to work for an ente; ends before the invitation is sent. */
export async function writeInvitation(office: Page, invited: Invited): Promise<void> {
  await office.getByRole('link', { name: 'Invita una persona' }).click();
  await office.getByLabel('Nome', { exact: true }).fill(invited.firstName);
  await office.getByLabel('Cognome').fill(invited.lastName);
  await office.getByLabel('Indirizzo e-mail').fill(invited.email);
  const choice = invited.ente ? { label: invited.ente } : { index: 1 };
  await office.getByLabel('Ente', { exact: true }).selectOption(choice);
}

export async function sendInvitation(office: Page): Promise<void> {
  await office.getByRole('button', { name: 'Manda l’invito' }).click();
  await office.locator('mat-dialog-actions button').last().click();
  await office.locator('.outcome', { hasText: 'Invito mandato.' }).waitFor();
}

/** Who was invited chooses a password by the link of the mail, and comes to the back office. */
export async function comeIn(browser: Browser, email: string, password: string): Promise<Page> {
  const [mail] = await mailsTo(email, (mails) => mails.length > 0);
  const link = /https?:\/\/\S+action-token\S+/.exec(mail!.text)![0];
  const person = await sitDown(browser);
  await person.goto(link);
  await person.locator('#kc-info-message a, #kc-content a').first().click();
  await person.locator('#password-new').fill(password);
  await person.locator('#password-confirm').fill(password);
  await person.locator('#kc-form-buttons [type=submit], form [type=submit]').first().click();
  await person.locator('#password-new').waitFor({ state: 'detached' });
  await person.goto('/admin/');
  const atHome = person.getByRole('heading', { level: 1, name: 'Attività' });
  await atHome.or(person.locator('#username')).waitFor();
  if (await person.locator('#username').isVisible()) {
    await person.locator('#username').fill(email);
    await person.locator('#password').fill(password);
    await person.locator('#kc-login').click();
  }
  await atHome.waitFor();
  return person;
}

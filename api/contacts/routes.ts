import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { asSystem, type Trx } from '../../db/connect.ts';
import { readSmsSettings } from '../../notifications/sms-settings.ts';
import type { Actor } from '../actor.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders, IdParams } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import { invalid, problem } from '../problem.ts';
import { beginChange, dropContact, sendAnotherCode, takeCode } from './change-contact.ts';
import { isOnesPratica } from '../payments/visible.ts';
import { reachOtherwise } from './reach-otherwise.ts';
import { Contact, Contacts, Done, GivenCode, HowReached, NewContact } from './schemas.ts';
import { contactsOf } from './views.ts';

/**
 * Where a citizen is reached, and how that is changed: by showing that the new address is theirs. One's
 * own only, whatever mandate one holds.
 */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['me'];
  const onRequest = only('citizen');
  const channels: ('mail' | 'sms')[] = readSmsSettings(app.config) ? ['mail', 'sms'] : ['mail'];
  // Codes and caps are the platform's to see: rows of others are counted, never shown.
  const within = <T>(actor: Actor, work: (trx: Trx) => Promise<T>) =>
    asSystem(app.db, actor.comuneId, work);

  app.get(
    '/me/contacts',
    {
      onRequest,
      schema: { operationId: 'listMyContacts', tags, response: { 200: Contacts } },
    },
    async ({ actor }) => ({
      items: await within(actor, (trx) => contactsOf(trx, actor)),
      channels,
    }),
  );

  app.post(
    '/me/contacts',
    {
      onRequest,
      schema: {
        operationId: 'beginContact',
        tags,
        headers: CommandHeaders,
        body: NewContact,
        response: { 201: Contact },
      },
    },
    async ({ actor, headers, body: { address, channel } }, reply) => {
      const id = commandIdOf(actor.id, headers);
      if (!channels.includes(channel)) throw invalid('/channel', NO_SMS);
      const asked = { id, channel: channel as 'mail' | 'sms', address };
      return reply.code(201).send(await within(actor, (trx) => beginChange(trx, actor, asked)));
    },
  );

  app.post(
    '/me/contacts/:id/codes',
    {
      onRequest,
      schema: {
        operationId: 'sendContactCode',
        tags,
        headers: CommandHeaders,
        params: IdParams,
        response: { 200: Contact },
      },
    },
    ({ actor, headers, params: { id } }) => {
      const codeId = commandIdOf(actor.id, headers);
      return within(actor, (trx) => sendAnotherCode(trx, actor, { id, codeId }));
    },
  );

  app.post(
    '/me/contacts/:id/confirm',
    {
      onRequest,
      schema: {
        operationId: 'confirmContact',
        tags,
        params: IdParams,
        body: GivenCode,
        response: { 200: Contact },
      },
    },
    async ({ actor, params: { id }, body: { code } }) => {
      const said = { id, given: code.replaceAll(/\s/g, ''), key: app.config.CONTACT_CODE_KEY };
      const contact = await within(actor, (trx) => takeCode(trx, actor, said));
      if (!contact) throw problem('code-wrong');
      return contact;
    },
  );

  app.delete(
    '/me/contacts/:id',
    {
      onRequest,
      schema: {
        operationId: 'dropContact',
        tags,
        params: IdParams,
        response: { 204: Type.Null() },
      },
    },
    async ({ actor, params: { id } }, reply) => {
      await within(actor, (trx) => dropContact(trx, actor, { id }));
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/pratiche/:id/reached-otherwise',
    {
      onRequest: [isOnesPratica, only('admin')],
      schema: {
        operationId: 'reachOtherwise',
        tags: ['notifications'],
        params: IdParams,
        headers: CommandHeaders,
        body: HowReached,
        response: { 200: Done },
      },
    },
    ({ actor, headers, params, body: { note } }) => {
      const given = { praticaId: params.id.toLowerCase(), note };
      return reachOtherwise(app, actor, { ...given, commandId: commandIdOf(actor.id, headers) });
    },
  );
};

const NO_SMS = {
  it: 'Per ora qui non si mandano SMS.',
  en: 'SMS are not sent here for now.',
};

import { randomUUID } from 'node:crypto';
import { TERMS } from '../../workflows/qualification/testing.ts';
import { multipartOf, PDF, type SentFile } from '../documents/testing.ts';
import type { Json, Name, Stage } from '../testing.ts';

const REQUIREMENTS = [
  { id: 'insurance', kind: 'document', labelIt: 'Polizza', labelEn: 'Insurance', expires: true, optional: false },
  { id: 'durc', kind: 'document', labelIt: 'DURC', labelEn: 'DURC', expires: true, optional: false },
  { id: 'charter', kind: 'declaration', labelIt: 'Carta dei servizi', labelEn: 'Charter', expires: false, optional: true },
]; // prettier-ignore

const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();

/** An avviso that makes sense, from yesterday to next month. */
export function anAvviso(changes: object = {}) {
  return {
    titleIt: 'Avviso per enti di assistenza',
    titleEn: 'Call for care providers',
    textIt: 'Cerchiamo enti.',
    textEn: 'We look for enti.',
    serviceTypeIds: ['assistenza-persona'],
    municipi: [1, 2, 3],
    requirements: REQUIREMENTS,
    terms: TERMS,
    opensAt: inDays(-1),
    closesAt: inDays(30),
    ...changes,
  };
}

/** An application with all that the avviso asks for, but for the files (see `whole`). */
export const APPLICATION = {
  legalName: 'Ente 1 società cooperativa sociale',
  representative: 'Paola Conti',
  address: 'Via Capuana 3, Milano',
  pec: 'ente1@pec.example.org',
  fiscalCode: '12345678903',
  vatNumber: '00743110157',
  runtsNumber: '48213',
  serviceTypeIds: ['assistenza-persona'],
  municipi: [1, 3],
  answers: [
    { requirementId: 'insurance', reference: 'Polizza 77/2026', expiresOn: '2099-12-31' },
    { requirementId: 'durc', reference: 'INPS_1', expiresOn: '2099-12-31' },
  ],
};

type Upload = Partial<SentFile> & { avvisoId: string; requirementId?: string; key?: string };

/** Qualifications on a stage with a worker, moved as people would move them. */
export function qualificationsOn(stage: Stage) {
  const read = async (who: Name, id: string): Promise<Json> =>
    (await stage.ask(who, 'GET', `/qualifications/${id}`)).body;

  async function published(changes: object = {}): Promise<string> {
    const { id } = (await stage.ask('admin', 'POST', '/office/avvisi', anAvviso(changes))).body;
    await stage.ask('admin', 'POST', `/office/avvisi/${id}/publish`);
    return id;
  }

  /** A file for a requirement of an avviso. */
  async function upload(who: Name, { avvisoId, requirementId = 'durc', key = randomUUID(), ...file }: Upload) {
    const { headers, payload } = multipartOf({ content: PDF, filename: `${requirementId}.pdf`, ...file });
    const answer = await stage.app.inject({
      method: 'POST',
      url: `/api/qualification-files?avvisoId=${avvisoId}&requirementId=${requirementId}`,
      headers: { ...headers, authorization: await stage.bearer(who), 'idempotency-key': key },
      payload,
    });
    return { status: answer.statusCode, body: answer.json<Json>() };
  } // prettier-ignore

  async function download(who: Name, id: string) {
    const headers = { authorization: await stage.bearer(who) };
    return stage.app.inject({ method: 'GET', url: `/api/qualification-files/${id}`, headers });
  }

  /** An application with the file of each document. */
  async function whole(who: Name, avvisoId: string) {
    const answers = [];
    for (const answer of APPLICATION.answers) {
      const { requirementId } = answer;
      answers.push({
        ...answer,
        fileId: (await upload(who, { avvisoId, requirementId })).body.id as string,
      });
    }
    return { ...APPLICATION, answers };
  }

  async function applied({ who = 'ente' as Name, avviso = {} } = {}): Promise<string> {
    const avvisoId = await published(avviso);
    const body = { expectedVersion: 0, content: await whole(who, avvisoId) };
    await stage.ask(who, 'PUT', `/avvisi/${avvisoId}/application`, body);
    return (await stage.ask(who, 'POST', `/avvisi/${avvisoId}/application/send`)).body.id;
  }

  async function move(who: Name, id: string, transition: string, more: object = {}, key?: string) {
    const { version: expectedVersion } = await read('admin', id);
    const body = { transition, expectedVersion, reason: 'Come da verbale', ...more };
    return stage.ask(who, 'POST', `/qualifications/${id}/transitions`, body, key);
  }

  async function qualified(of: { who?: Name; avviso?: object } = {}): Promise<string> {
    const id = await applied(of);
    await move('admin', id, 'assess', { isFavourable: true });
    await move('admin', id, 'qualify');
    return id;
  }

  return { read, published, upload, download, whole, applied, move, qualified };
}

import { recordWalks, type Walk } from '../machine/testing-record.ts';
import type { Command, QualificationInput } from './messages.ts';
import { ADMIN, aQualification, command, ENTE, openStage, SECOND_ADMIN, TERMS } from './testing.ts';

/**
 * Records histories of today's workflow for `histories.test.ts` to replay for ever: run it
 * (`npm run histories`) when a walk is added. Histories already there are never written again:
 * they are what running qualifications look like.
 */
const SHORT = { ...TERMS, months: 3, renewalDays: 30 };
const assess = () => command('assess', ADMIN, { facts: { assessment: { isFavourable: true } } });
const qualified = () => [assess(), command('qualify', ADMIN)];
const ask = () => command('requestIntegration', ADMIN);
const about = ({ id }: Command) => ({ facts: { integrationId: id } });
const points = (actor: Command['actor'], given: number) =>
  command('assess', actor, { facts: { assessment: { points: given } } });

type Input = Partial<QualificationInput>;

/** A listing of three months, and a document that holds until a day of it. */
const holding: (until: number) => NonNullable<Walk<Command, Input>['input']> = (until) => (day) => ({
  qualification: aQualification(SHORT, { documents: [{ id: 'durc', expiresOn: day(until) }] }),
}); // prettier-ignore
const short = () => ({ qualification: aQualification(SHORT) });

const walks: Record<string, Walk<Command, Input>> = {
  'listed-and-expired': { input: short, steps: () => [...qualified(), 120] },
  'late-and-rejected': {
    steps: () => [
      80,
      command('assess', ADMIN, { facts: { assessment: { isFavourable: false } } }),
      command('reject', ADMIN),
    ],
  },
  'decided-by-points': {
    input: () => ({ qualification: aQualification({ assessments: 2, pointsAtLeast: 60 }) }),
    steps: () => [
      points(ADMIN, 70),
      points(SECOND_ADMIN, 55),
      command('qualify', ADMIN),
      command('withdraw', ENTE),
    ],
  },
  'documents-asked-and-sent': {
    steps: () => {
      const asked = ask();
      const answer = command('provideIntegration', ENTE, about(asked));
      return [asked, assess(), 3, answer, command('qualify', ADMIN), command('withdraw', ENTE)];
    },
  },
  'documents-sent-anew': {
    input: holding(60),
    steps: (day) => {
      const asked = ask();
      const documents = [{ id: 'durc', expiresOn: day(400) }];
      const facts = { integrationId: asked.id, documents };
      return [...qualified(), 40, asked, command('provideIntegration', ENTE, { facts }), 120];
    },
  },
  'documents-never-sent': { steps: () => [ask(), 30, command('withdraw', ENTE)] },
  'documents-no-longer-asked': {
    steps: () => {
      const asked = ask();
      return [asked, command('withdrawIntegration', ADMIN, about(asked)), command('withdraw', ENTE)]; // prettier-ignore
    },
  },
  'document-expired-and-renewed': {
    input: holding(40),
    steps: (day) => [
      ...qualified(),
      45,
      command('updateDocument', ENTE, { facts: { documentId: 'durc', expiresOn: day(400) } }),
      120,
    ],
  },
  renewed: {
    input: short,
    steps: () => [
      ...qualified(),
      70,
      command('askRenewal', ENTE),
      command('renew', ADMIN),
      5,
      command('suspend', ADMIN),
      150,
    ],
  },
  'renewal-refused': {
    input: short,
    steps: () => [
      ...qualified(),
      70,
      command('askRenewal', ENTE),
      command('refuseRenewal', ADMIN),
      60,
    ],
  },
  'suspended-and-reinstated': {
    input: short,
    steps: () => [...qualified(), command('suspend', ADMIN), 10, command('reinstate', ADMIN), 120],
  },
  revoked: { steps: () => [...qualified(), command('suspend', ADMIN), command('revoke', ADMIN)] },
  withdrawn: { steps: () => [command('withdraw', ENTE)] },
};

const folder = new URL('histories/', import.meta.url);
const stage = await openStage();
await recordWalks(stage, { folder, kindsFile: new URL('kinds.json', folder), walks });
await stage.close();

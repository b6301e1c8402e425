import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyPluginAsync,
  LogController,
} from 'fastify';
import type { JWTVerifyGetKey } from 'jose';
import { randomUUID } from 'node:crypto';
import type { Db } from '../db/connect.ts';
import type { Accounts } from '../realm/accounts.ts';
import type { Introspect } from '../realm/introspect.ts';
import type { Pratiche } from '../temporal/client.ts';
import { closures } from './closures/routes.ts';
import type { ApiEnvironment } from './config.ts';
import { publicAvvisi } from './avvisi/public-routes.ts';
import { routes as avvisi } from './avvisi/routes.ts';
import { routes as approvals } from './approvals/routes.ts';
import { routes as audit } from './audit/routes.ts';
import { routes as bundle } from './bundle/routes.ts';
import { routes as calendar } from './calendar/routes.ts';
import { routes as caredPersons } from './cared-persons/routes.ts';
import { routes as favourites } from './favourites/routes.ts';
import { routes as consents } from './consents/routes.ts';
import { routes as contacts } from './contacts/routes.ts';
import { routes as enteSheets } from './ente-sheets/routes.ts';
import { routes as erasure } from './erasure/routes.ts';
import { routes as ownData } from './own-data/routes.ts';
import { routes as operatorSheets } from './operators/routes.ts';
import { routes as contests } from './contests/routes.ts';
import { officeContent } from './content/office-routes.ts';
import { crawlers } from './content/crawler-routes.ts';
import { officeImages, publicImages } from './content/image-routes.ts';
import { publicContent } from './content/public-routes.ts';
import { routes as conversations } from './conversations/routes.ts';
import { adminRoutes as catalogueOffice } from './catalogue/admin-routes.ts';
import { routes as catalogue } from './catalogue/routes.ts';
import { operatorsRoute as operators } from './enti/operators-route.ts';
import { routes as documents } from './documents/routes.ts';
import { csvRoutes as enteServicesCsv } from './ente-services/csv-routes.ts';
import { routes as enteServices } from './ente-services/routes.ts';
import { routes as enti } from './enti/routes.ts';
import { routes as health } from './health/routes.ts';
import { routes as isee } from './isee/routes.ts';
import { routes as ledger } from './ledger/routes.ts';
import { routes as mandates } from './mandates/routes.ts';
import { routes as me } from './me/routes.ts';
import { routes as moneySettings } from './money-settings/routes.ts';
import { routes as needs } from './needs/routes.ts';
import { routes as notifications } from './notifications/routes.ts';
import { officeEnti } from './office-enti/routes.ts';
import { routes as noticeTemplates } from './notice-templates/routes.ts';
import { routes as payments } from './payments/routes.ts';
import { logAnswer } from './logging.ts';
import { auth } from './plugins/auth.ts';
import { commandGate } from './plugins/command-gate.ts';
import { devices } from './plugins/devices.ts';
import { engineRoom } from './plugins/engine-room.ts';
import { openapi } from './plugins/openapi.ts';
import { openQueues } from './plugins/open-queues.ts';
import { paying } from './plugins/paying.ts';
import { persons } from './plugins/persons.ts';
import { otherMethods } from './plugins/other-methods.ts';
import { problems, sendProblem } from './plugins/problems.ts';
import { quickEnd } from './plugins/quick-end.ts';
import { qualifying } from './plugins/qualifying.ts';
import { queues } from './plugins/queues.ts';
import { searchWords } from './plugins/search-words.ts';
import { security } from './plugins/security.ts';
import { ASKED_EVERY_MS, watchStandings } from './plugins/standings.ts';
import { validation } from './plugins/validation.ts';
import { problem } from './problem.ts';
import { routes as people } from './people/routes.ts';
import { routes as payouts } from './payouts/routes.ts';
import { routes as policies } from './policies/routes.ts';
import { routes as pratiche } from './pratiche/routes.ts';
import { filesRoutes as qualificationFiles } from './qualifications/files-routes.ts';
import { routes as qualifications } from './qualifications/routes.ts';
import { routes as radar } from './radar/routes.ts';
import { routes as receipts } from './receipts/routes.ts';
import { routes as reconciliation } from './reconciliation/routes.ts';
import { routes as ratings } from './ratings/routes.ts';
import { publicRatings } from './ratings/public-routes.ts';
import { routes as refunds } from './refunds/routes.ts';
import { publicReviews } from './reviews/public-routes.ts';
import { routes as reviews } from './reviews/routes.ts';
import { publicSearch } from './search/public-routes.ts';
import { routes as search } from './search/routes.ts';
import { routes as services } from './services/routes.ts';
import { officeAppointments } from './appointments/office-routes.ts';
import { ownAppointments } from './appointments/own-routes.ts';
import { officeSportelli } from './sportelli/office-routes.ts';
import { publicSportelli } from './sportelli/public-routes.ts';
import { routes as sportello } from './sportello/routes.ts';
import { routes as stream } from './stream/routes.ts';
import { routes as tariffs } from './tariffs/routes.ts';
import { routes as tasks } from './tasks/routes.ts';
import { routes as tickets } from './tickets/routes.ts';
import { routes as transfers } from './transfers/routes.ts';
import { routes as views } from './views/routes.ts';
import { routes as vouchers } from './vouchers/routes.ts';
import { routes as webhooks } from './webhooks/routes.ts';

/** What the API stands on; tests hand in their own. */
export interface AppDeps {
  config: ApiEnvironment;
  db: Db;
  pratiche: Pratiche;
  /** The realm's public keys. */
  keys: JWTVerifyGetKey;
  /** What the realm says of a token now. */
  introspect: Introspect;
  /** The realm's accounts. */
  accounts: Accounts;
  /** How often the realm is asked about a token; tests do not wait so long. */
  askRealmEveryMs?: number;
  /** Whether the realm answers, for GET /api/health/ready. */
  identityAnswers: () => Promise<boolean>;
  logger?: FastifyBaseLogger;
  /** See `SecurityOptions`; tests share a machine and switch it off. */
  maxEventLoopDelayMs?: number;
}

declare module 'fastify' {
  interface FastifyInstance {
    config: ApiEnvironment;
    db: Db;
    pratiche: Pratiche;
    accounts: Accounts;
    identityAnswers: () => Promise<boolean>;
  }
}

const BODY_AT_MOST_BYTES = 256 * 1024;
const COMMANDS_AT_ONCE = 16;
const COMMANDS_WAITING = 500;

/** Who may come in is said here: all that is not in this list asks for a token. */
const PUBLIC: FastifyPluginAsync[] = [
  catalogue,
  enti,
  health,
  publicAvvisi,
  publicContent,
  publicImages,
  crawlers,
  publicRatings,
  publicReviews,
  publicSearch,
  publicSportelli,
  services,
  webhooks,
];
const PRIVATE: FastifyPluginAsync[] = [
  catalogueOffice,
  approvals,
  audit,
  avvisi,
  bundle,
  documents,
  calendar,
  caredPersons,
  favourites,
  closures,
  consents,
  contacts,
  enteServices,
  enteServicesCsv,
  erasure,
  ownData,
  operatorSheets,
  enteSheets,
  contests,
  conversations,
  isee,
  ledger,
  moneySettings,
  mandates,
  me,
  needs,
  notifications,
  noticeTemplates,
  officeContent,
  officeImages,
  officeEnti,
  officeSportelli,
  officeAppointments,
  ownAppointments,
  operators,
  payments,
  payouts,
  people,
  policies,
  pratiche,
  qualifications,
  qualificationFiles,
  radar,
  ratings,
  receipts,
  reconciliation,
  refunds,
  search,
  reviews,
  sportello,
  stream,
  tariffs,
  tasks,
  tickets,
  transfers,
  views,
  vouchers,
];

/** Assembles the API; `server.ts` listens, tests inject. */
export async function buildApp(deps: AppDeps): Promise<FastifyInstance> {
  const { config, db, keys, logger, askRealmEveryMs: everyMs = ASKED_EVERY_MS } = deps;
  const requestsPerMinute = Number(config.API_REQUESTS_PER_MINUTE ?? 1500);
  const app = Fastify({
    ...(logger ? { loggerInstance: logger } : {}),
    bodyLimit: BODY_AT_MOST_BYTES,
    genReqId: () => randomUUID(),
    // One line for each request, written when it is answered (logging.ts).
    logController: new LogController({ disableRequestLogging: true }),
    // The front door and the compose network stand between us and the caller.
    trustProxy: ['loopback', 'linklocal', 'uniquelocal'],
    // Ids come as they are written; a longer path is nobody's.
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: 'idle',
    // A path that cannot be read, or an id longer than any, names nothing.
    frameworkErrors: (_error, request, reply) =>
      void sendProblem(request, reply, problem('not-found')),
  }).withTypeProvider<TypeBoxTypeProvider>();
  app.decorate('config', config);
  app.decorate('db', db);
  app.decorate('pratiche', deps.pratiche);
  app.decorate('accounts', deps.accounts);
  app.decorate('identityAnswers', deps.identityAnswers);
  app.addHook('onRequest', async (request, reply) => void reply.header('x-request-id', request.id));
  app.addHook('onResponse', logAnswer);

  await app.register(problems);
  // Before what judges a query: it is part of one.
  await app.register(searchWords);
  await app.register(validation);
  await app.register(otherMethods);
  await app.register(auth, {
    failuresPerMinute: requestsPerMinute,
    issuer: config.OIDC_ISSUER,
    audience: config.OIDC_AUDIENCE ?? 'wemi-api',
    keys,
    standingOf: watchStandings({ introspect: deps.introspect, log: app.log, everyMs }),
    watchEveryMs: everyMs / 2,
  });
  await app.register(security, {
    requestsPerMinute,
    maxEventLoopDelayMs: deps.maxEventLoopDelayMs ?? 3_000,
  });
  await app.register(quickEnd);
  await app.register(persons, { db });
  await app.register(devices, { db });
  await app.register(commandGate, { atOnce: COMMANDS_AT_ONCE, waiting: COMMANDS_WAITING });
  await app.register(paying, { environment: config });
  await app.register(engineRoom, { environment: config });
  await app.register(qualifying, { environment: config });
  await app.register(openapi);
  await app.register(openQueues, { databaseUrl: config.DATABASE_URL });
  await app.register(queues, { publicUrl: config.PUBLIC_URL });
  for (const routes of PUBLIC) await app.register(named(routes), { prefix: '/api' });
  await app.register(behindToken, { prefix: '/api' });
  app.refuseOtherMethods();
  // The routes know their schemas' types by their own plugins; callers need only the plain instance.
  return app as unknown as FastifyInstance;
}

async function behindToken(scope: FastifyInstance): Promise<void> {
  scope.addHook('onRoute', (route) => {
    route.schema = { ...route.schema, security: [{ bearer: [] }] };
  });
  scope.addHook('onRequest', scope.authenticate);
  scope.addHook('preHandler', ({ actor }) => scope.meet(actor));
  scope.addHook('preHandler', ({ actor, headers }) =>
    scope.noteDevice(actor, headers['user-agent']),
  );
  for (const routes of PRIVATE) await scope.register(named(routes));
}

/** For each plugin without a name Fastify looks through all modules there are, which under jest takes half a second. */
function named<Routes extends object>(routes: Routes): Routes {
  return Object.assign(routes, { [Symbol.for('fastify.display-name')]: 'routes' });
}

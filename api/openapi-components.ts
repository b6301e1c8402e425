import type { FastifySchema } from 'fastify';
import type { OpenAPIV3_1 } from 'openapi-types';
import * as approvals from './approvals/schemas.ts';
import * as asOf from './audit/as-of-schemas.ts';
import * as reads from './audit/read-schemas.ts';
import * as engine from './audit/engine-schemas.ts';
import * as audit from './audit/schemas.ts';
import {
  Agenda,
  AppointmentView,
  FreeTimes,
  OutsideHours,
  OwnAppointments,
} from './appointments/schemas.ts';
import * as caredPersons from './cared-persons/schemas.ts';
import * as catalogue from './catalogue/schemas.ts';
import * as consents from './consents/schemas.ts';
import * as closures from './closures/schemas.ts';
import { ContentHistory, ContentImage, ContentSaid, FoundContents, OfficeContents, PublicContent, PublicContents } from './content/schemas.ts'; // prettier-ignore
import * as documents from './documents/schemas.ts';
import * as enti from './enti/schemas.ts';
import * as favourites from './favourites/schemas.ts';
import * as health from './health/schemas.ts';
import * as ledger from './ledger/schemas.ts';
import * as moneySettings from './money-settings/schemas.ts';
import * as mandates from './mandates/schemas.ts';
import * as me from './me/schemas.ts';
import * as needs from './needs/schemas.ts';
import * as notificationPreferences from './notifications/preferences-schemas.ts';
import * as notifications from './notifications/schemas.ts';
import * as officeEnti from './office-enti/schemas.ts';
import * as payments from './payments/schemas.ts';
import * as payouts from './payouts/schemas.ts';
import {
  OwnSessions,
  PeopleAnswer,
  PersonView,
  PlacesOfWork,
  SessionView,
} from './people/schemas.ts';
import * as policyMoves from './policies/move-schemas.ts';
import * as policies from './policies/schemas.ts';
import { IntegrationView } from './pratiche/integration-schemas.ts';
import * as pratiche from './pratiche/schemas.ts';
import { Problem } from './problem-schema.ts';
import * as radar from './radar/schemas.ts';
import * as refunds from './refunds/schemas.ts';
import * as search from './search/schemas.ts';
import * as services from './services/schemas.ts';
import { OfficeSportelli, OfficeSportello, Sportelli, SportelloHistory, SportelloSaid, WriteSportello } from './sportelli/schemas.ts'; // prettier-ignore
import * as sportello from './sportello/schemas.ts';
import * as distribution from './tasks/distribution-schemas.ts';
import * as tasks from './tasks/schemas.ts';
import * as tickets from './tickets/schemas.ts';
import * as views from './views/schemas.ts';

/**
 * Gives the schemas in the document the names they have in the code, so that generated types are
 * called `Pratica` and not `GetPraticaResponse200Items…`. Routes keep using the schemas inline.
 */
const { PAYLOADS, ...praticheSchemas } = pratiche;
const NAMES = new Map<unknown, string>(
  [
    approvals,
    asOf,
    audit,
    engine,
    reads,
    { Agenda, AppointmentView, FreeTimes, OutsideHours, OwnAppointments },
    caredPersons,
    catalogue,
    closures,
    consents,
    documents,
    enti,
    favourites,
    health,
    ledger,
    moneySettings,
    mandates,
    me,
    needs,
    notificationPreferences,
    notifications,
    officeEnti,
    payments,
    payouts,
    { OwnSessions, PeopleAnswer, PersonView, PlacesOfWork, SessionView },
    policies,
    policyMoves,
    praticheSchemas,
    { IntegrationView },
    {
      ContentHistory,
      ContentImage,
      ContentSaid,
      FoundContents,
      OfficeContents,
      PublicContent,
      PublicContents,
    },
    radar,
    refunds,
    search,
    services,
    sportello,
    {
      OfficeSportelli,
      OfficeSportello,
      Sportelli,
      SportelloHistory,
      SportelloSaid,
      WriteSportello,
    },
    distribution,
    tasks,
    tickets,
    views,
    { Problem },
  ]
    .flatMap((module) => Object.entries(module))
    .filter(([, schema]) => typeof schema === 'object')
    .map(([name, schema]) => [schema, name]),
);
const PAYLOAD_NAMES = Object.entries(PAYLOADS).map(
  ([transition, schema]) =>
    [`${transition[0]!.toUpperCase()}${transition.slice(1)}Payload`, schema] as const,
);

/** Marks every known schema inside a route's schema with its name as `title`. */
export function nameSchemas(schema: FastifySchema): FastifySchema {
  const { querystring, params, headers, ...rest } = schema;
  const named = Object.entries(rest).map(([part, inner]) => [part, withTitles(inner)]);
  return { ...Object.fromEntries(named), querystring, params, headers };
}

/** Moves the titled schemas to `components` and leaves references in their places. */
export function withComponents(document: { openapiObject?: unknown; swaggerObject?: unknown }) {
  const openapi = document.openapiObject as OpenAPIV3_1.Document;
  const schemas: Record<string, unknown> = {};
  const paths = hoist(openapi.paths, schemas);
  // Also those that no route uses yet or that live inside another: the UIs read them by name.
  for (const schema of NAMES.keys()) hoist(withTitles(schema), schemas);
  for (const [name, schema] of PAYLOAD_NAMES) schemas[name] = hoist(withTitles(schema), schemas);
  const sorted = Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => a.localeCompare(b)));
  return { ...openapi, paths, components: { ...openapi.components, schemas: sorted } } as never;
}

function withTitles(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withTitles);
  const copy = Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, withTitles(inner)]),
  );
  const name = NAMES.get(value);
  return name ? { ...copy, title: name } : copy;
}

function hoist(value: unknown, schemas: Record<string, unknown>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((inner) => hoist(inner, schemas));
  const { title, ...rest } = value as { title?: unknown };
  const inner = Object.fromEntries(
    Object.entries(rest).map(([key, part]) => [key, hoist(part, schemas)]),
  );
  if (typeof title !== 'string' || !NAMED.has(title))
    return title === undefined ? inner : { title, ...inner };
  schemas[title] ??= inner;
  return { $ref: `#/components/schemas/${title}` };
}

const NAMED = new Set(NAMES.values());

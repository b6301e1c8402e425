import type { Stack } from './stack.ts';

/** What the person sees when all is ready: where to go, and as whom. */
export function describeStack(stack: Stack): string {
  return `
WeMi is ready.

  Citizens            ${stack.publicUrl}
  Offices and enti    ${stack.publicUrl}/admin/
  API                 ${stack.publicUrl}/api/docs
  Mail sent           ${stack.mailUrl}
  Temporal            ${stack.temporalUiUrl}
  Keycloak console    ${stack.keycloakConsoleUrl}  (admin / admin)
  Card gateway        ${stack.nexiUrl}  (simulator)
  PayPal              ${stack.paypalUrl}  (simulator)
  pagoPA              ${stack.pagopaUrl}  (simulator)
  SMS sent            ${stack.smsUrl}  (simulator)
  Database            ${stack.databases.appUrl}
  Logs                ${stack.logsDir}

  Log in with password "demo" as
    Milano              citizen1, citizen2, ente1, ente2, ente3, operator1, sportello1, admin1, admin3, auditor1
    Sesto San Giovanni  citizen3, ente4, admin2, auditor2

Ctrl-C stops everything.`;
}

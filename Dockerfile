# One file for every image we build: `app` (API, worker and migrations), `identity` (Keycloak with
# realm and theme), `pages` (draws public pages) and `web` (both apps behind the reverse proxy).
FROM node:24.21.0-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
COPY admin-ui/package.json admin-ui/
COPY citizen-ui/package.json citizen-ui/
ENV NPM_FLAGS="--ignore-scripts --no-audit --no-fund"

FROM packages AS production-packages
RUN npm ci $NPM_FLAGS --omit=dev --workspaces=false

FROM packages AS build
RUN npm ci $NPM_FLAGS
COPY . .
ENV NG_CLI_ANALYTICS=false
RUN for app in citizen-ui admin-ui; do \
      (cd $app && node ../node_modules/@angular/cli/bin/ng.js build --output-path /build/$app) || exit 1; \
    done \
 && cp -r /build/citizen-ui /build/citizen-pages \
 && node deploy/finish-pages.ts /build/citizen-ui/browser /build/admin-ui/browser \
 && node identity/install-theme.ts /build/themes

FROM node:24.21.0-bookworm-slim AS app
ENV NODE_ENV=production
WORKDIR /app
COPY --from=production-packages /app/node_modules node_modules
COPY package.json ./
COPY activities activities
COPY api api
COPY catalogue catalogue
COPY db db
COPY payments payments
COPY notifications notifications
COPY payouts payouts
COPY realm realm
COPY temporal temporal
COPY vouchers vouchers
COPY workflows workflows
# A volume mounted there takes its owner from here.
RUN mkdir /var/lib/wemi /var/lib/wemi-documents && chown node:node /var/lib/wemi /var/lib/wemi-documents
USER node
CMD ["node", "api/server.ts"]

FROM quay.io/keycloak/keycloak:26.7.3 AS identity
ENV KC_DB=postgres KC_HEALTH_ENABLED=true KC_HTTP_RELATIVE_PATH=/auth \
    KC_HTTP_MANAGEMENT_RELATIVE_PATH=/
COPY --from=build /build/themes /opt/keycloak/themes
COPY identity/wemi-realm.json /opt/keycloak/data/import/wemi-realm.json
RUN /opt/keycloak/bin/kc.sh build
CMD ["start", "--optimized", "--import-realm"]

FROM node:24.21.0-bookworm-slim AS pages
ENV NODE_ENV=production CITIZEN_UI_DIR=/app/citizen-ui/browser PAGES_PORT=3002
WORKDIR /app
COPY --from=production-packages /app/node_modules node_modules
COPY package.json ./
COPY deploy/pages.ts deploy/pages.ts
COPY dev/front-door dev/front-door
COPY --from=build /build/citizen-pages citizen-ui
USER node
CMD ["node", "deploy/pages.ts"]

FROM caddy:2.11.9-alpine AS web
COPY deploy/Caddyfile /etc/caddy/Caddyfile
COPY --from=build /build/citizen-ui/browser /srv/citizen
COPY --from=build /build/admin-ui/browser /srv/admin
USER 65534:65534

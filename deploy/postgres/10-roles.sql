-- Run once by the PostgreSQL image on an empty volume. One role per part, none of them a superuser;
-- wemi_app owns nothing of the schema `wemi` and cannot bypass row-level security.
\getenv wemi_owner_password WEMI_OWNER_PASSWORD
\getenv wemi_app_password WEMI_APP_PASSWORD
\getenv keycloak_password KEYCLOAK_DB_PASSWORD
\getenv temporal_password TEMPORAL_DB_PASSWORD

create role wemi_owner login nosuperuser nobypassrls nocreatedb nocreaterole password :'wemi_owner_password';
create role wemi_app login nosuperuser nobypassrls nocreatedb nocreaterole password :'wemi_app_password';
-- What wemi_app becomes for the platform's own work; nobody logs in as it.
create role wemi_system nologin nobypassrls;
grant wemi_system to wemi_app with inherit false, set true;
create role keycloak login nosuperuser nobypassrls nocreatedb nocreaterole password :'keycloak_password';
create role temporal login nosuperuser nobypassrls nocreatedb nocreaterole password :'temporal_password';

create database wemi owner wemi_owner;
create database keycloak owner keycloak;
create database temporal owner temporal;
create database temporal_visibility owner temporal;

revoke all on database wemi, keycloak, temporal, temporal_visibility from public;
grant connect on database wemi to wemi_app;

\connect wemi
create schema queue authorization wemi_app;

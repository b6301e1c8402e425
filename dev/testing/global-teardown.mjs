export default async function globalTeardown() {
  await globalThis.wemiTestPostgres?.stop();
}

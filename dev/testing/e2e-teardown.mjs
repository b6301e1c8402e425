export default async function e2eTeardown() {
  await globalThis.wemiStack?.stop();
}

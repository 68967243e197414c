/** Stops the embedded PostgreSQL, when the setup started one. */
export default async function globalTeardown(): Promise<void> {
  await globalThis.maillonTestCluster?.close();
}

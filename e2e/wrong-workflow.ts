/** A release gone wrong: under the name of a pratica's workflow, and unlike any history. */
export async function pratica(): Promise<never> {
  throw new TypeError('this release cannot read a pratica');
}

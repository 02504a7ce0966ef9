import { prepareDatabase } from '#database/prepared.ts'

/** Runs once before the suites that open stores: each then starts from the prepared database. */
export async function setup() {
  await prepareDatabase()
}

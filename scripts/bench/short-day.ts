import type { TestClient } from '#tests/helpers/transports.ts'

const questions = ['高龄津贴怎么申请', '租房要办什么手续', '公租房要带哪些材料', '孩子上小学怎么报名']

/** A short day at the desk: lists, counts, and questions, which build the index of the policies. */
export async function haveShortDay(client: TestClient): Promise<void> {
  const filter = { departmentIds: [], itemTypes: [], phases: [], text: '' }
  for (const sort of ['name', 'department', 'changed'] as const) {
    for (let page = 0, cursor: string | undefined; page < 5; page += 1) {
      const answer = await client.catalog.list({ filter, sort, descending: false, limit: 100, cursor })
      cursor = answer.nextCursor
    }
  }
  await client.chain.counts({})
  for (const question of questions) {
    for await (const event of await client.assistant.ask({ question, sessionId: 'measurement' })) void event
  }
  // As long as the thread that hashes passwords waits for more.
  await new Promise(resolve => setTimeout(resolve, 8_000))
}

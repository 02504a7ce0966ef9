import type { Kysely } from 'kysely'
import { openLlmWhenAsked } from '#adapters/llm-when-asked.ts'
import { readPolicyFile } from '#adapters/policy-files/read-policy-file.ts'
import { secretsInMemory } from '#adapters/secrets-in-memory.ts'
import { secretsInSealedFile } from '#adapters/secrets-sealed-file.ts'
import type { ChangeNotice } from '#contract/changes.ts'
import type { Database } from '#database/schema.ts'
import type { UnitOfWork } from '#database/unit-of-work.ts'
import {
  createAskedService,
  createAssistantService,
  createAssistantSettings,
  createItemFinder,
  type QuestionReading,
} from '#domain/assistant/index.ts'
import {
  createEntriesService,
  createKnowledgeService,
  type BenchReading,
  type KnowledgeService,
  type ReadAgainst,
} from '#domain/knowledge/index.ts'
import type { Announcer } from '#kernel/announcer.ts'
import { shanghaiDate, type Clock } from '#kernel/clock.ts'
import { createAnsweringThread, type AnsweringThread } from './answering-thread.ts'
import { whoCites } from './who-cites.ts'
import type { ChainLinks } from './chain.ts'
import type { Surroundings } from './surroundings.ts'
import { composeVoices } from './voices.ts'

const noSafePlace =
  '这台机器没有可以安全存放密钥的地方。桌面版请先打开系统的密钥环；服务端请设好环境变量 PENGTONG_SECRET_KEY 再启动。'

/** What turns the chain into words: knowledge, the assistant, and the host's voice. */
export function composeAnswering(parts: {
  db: Kysely<Database>
  work: UnitOfWork
  clock: Clock
  notices: Announcer<ChangeNotice>
  links: ChainLinks
  surroundings: Pick<Surroundings, 'dataFolder' | 'sealingKey' | 'programRoot' | 'onError'>
}) {
  const { db, work, clock, notices, links, surroundings } = parts
  const { dataFolder, sealingKey, programRoot, onError = console.error } = surroundings
  const knowledge = createKnowledgeService({
    db,
    work,
    clock,
    readDocument: readPolicyFile,
    citing: whoCites(links, clock),
  })
  const reader = createAnsweringThread()
  const readAgainst = readsAgainst(reader, knowledge)
  const entries = createEntriesService({ db, work, clock, knowledge, readAgainst })
  const asked = createAskedService({ db, work, onError })
  const secrets = dataFolder
    ? secretsInSealedFile({ folder: dataFolder, keyMaterial: () => sealingKey, whyNot: noSafePlace })
    : secretsInMemory()
  const settings = createAssistantSettings({ db, work, secrets, openLlm: openLlmWhenAsked, clock })
  const items = createItemFinder(async () => {
    const published = await links.catalog.publishedItems(shanghaiDate(clock()))
    return published.map(({ code, content, departmentName }) => ({
      itemCode: code,
      name: content.name,
      departmentName,
      aliases: content.aliases,
    }))
  })
  notices.listen(({ topic }) => {
    if (topic === 'catalog') items.forget()
    if (topic === 'knowledge') knowledge.forgetIndex()
  })
  const assistant = createAssistantService({
    read: async asked => reader.read(await knowledge.texts(), asked),
    findItems: items.find,
    async readGuide(itemCode) {
      const guide = await links.chain.itemGuide(itemCode)
      return guide.ok ? guide.value : undefined
    },
    model: settings.model,
    clock,
  })
  const voices = composeVoices({ db, work, clock, secrets, programRoot })
  /** Builds the index before anybody asks; a failure shows when somebody does. */
  const prepareAnswers = async (): Promise<void> => reader.prepare(await knowledge.texts())
  return { knowledge, entries, asked, assistant, settings, reader, prepareAnswers, ...voices }
}

/**
 * Questions read one after the other, so that a visitor's comes in between. The texts in force are asked where visitors ask;
 * others (with a draft among them) in a thread of their own, gone afterwards.
 */
function readsAgainst(reader: AnsweringThread, knowledge: Pick<KnowledgeService, 'texts'>): ReadAgainst {
  return async (texts, questions) => {
    const inForce = texts === (await knowledge.texts())
    const asked = inForce ? reader : createAnsweringThread()
    try {
      const readings: BenchReading[] = []
      for (const question of questions) readings.push(benchReading(await asked.read(texts, question)))
      return readings
    } finally {
      if (!inForce) await asked.close()
    }
  }
}

const benchReading = ({ plan }: QuestionReading): BenchReading => ({
  answered: plan.band === 'answer',
  citedIds: plan.citations.map(c => c.id),
  firstLabel: plan.band === 'answer' ? (plan.citations[0]?.label ?? '') : '',
})

import type { Kysely } from 'kysely'
import { openConnectors } from '#adapters/connectors.ts'
import { secretsInMemory } from '#adapters/secrets-in-memory.ts'
import { secretsInSealedFile } from '#adapters/secrets-sealed-file.ts'
import { readSheetFile } from '#adapters/sheet-file.ts'
import type { ChangeNotice } from '#contract/changes.ts'
import type { Database } from '#database/schema.ts'
import type { UnitOfWork } from '#database/unit-of-work.ts'
import { createGatewayService, type LoadSigner } from '#domain/gateway/index.ts'
import type { Announcer } from '#kernel/announcer.ts'
import type { Clock } from '#kernel/clock.ts'
import type { ChainLinks } from './chain.ts'
import type { Surroundings } from './surroundings.ts'

const noSafePlace =
  '这台机器没有可以安全存放连接密码的地方。桌面版请先打开系统的密钥环；服务端请设好环境变量 PENGTONG_SECRET_KEY 再启动。'

/** The SM2 key of the data folder, or one for this process where there is no folder; loaded with the first signature. */
function loadSigner(dataFolder: string | undefined): LoadSigner {
  let loading: ReturnType<LoadSigner> | undefined
  return () =>
    (loading ??= import('#adapters/sm2-signer.ts').then(sm2 =>
      dataFolder === undefined ? sm2.temporarySm2Signer() : sm2.sm2SignerOfFolder(dataFolder),
    ))
}

/** The data gateway with its connectors, its key and its secrets. */
export async function composeGateway(parts: {
  db: Kysely<Database>
  work: UnitOfWork
  clock: Clock
  notices: Announcer<ChangeNotice>
  links: ChainLinks
  surroundings: Pick<Surroundings, 'dataFolder' | 'sealingKey' | 'onError'>
}) {
  const { db, work, clock, notices, links, surroundings } = parts
  const { dataFolder, sealingKey, onError = console.error } = surroundings
  const { sharing, catalog } = links
  const gateway = await createGatewayService({
    db,
    work,
    clock,
    departmentNames: () => catalog.departmentNames(db),
    readers: sharing.doors,
    sharing,
    itemsOn: links.itemsOn,
    purposesOf: sharing.purposesOf,
    openConnector: openConnectors(db),
    signer: loadSigner(dataFolder),
    secrets: dataFolder
      ? secretsInSealedFile({ folder: dataFolder, keyMaterial: () => sealingKey, whyNot: noSafePlace })
      : secretsInMemory(),
    readSheet: readSheetFile,
    onUnexpected: onError,
  })
  notices.listen(({ topic }) => {
    if (topic === 'sharing') gateway.forget()
  })
  return gateway
}

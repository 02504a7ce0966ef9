import { itemContentSchema, type ItemContentInput } from '#contract/catalog-item.ts'
import { theProgram } from '#domain/audit/model.ts'
import { aMaterial } from '#domain/chain/fixtures.ts'
import { aField, aRequestContent } from '#domain/sharing/fixtures.ts'
import { openProgram } from '#hub/open-program.ts'
import { ok } from '#kernel/result.ts'
import { signInAs } from '#tests/helpers/memory-program.ts'
import { transports } from '#tests/helpers/transports.ts'

/** A hall with one item, one policy and one share in force, put into a data folder before the program opens it. */
export interface HallDistrict {
  readonly grantId: string
  readonly grantRevision: number
  /** Token of the officer of the police who may take the share back. */
  readonly providerToken: string
}

export const allowance = { code: '440511016000', name: '高龄津贴申领', spared: '户口簿复印件' } as const

const allowanceRules = `---
id: "chengwan-allowance-2025"
title: "澄湾区高龄津贴发放办法"
issuer: "澄湾区人民政府"
document_number: "澄府规〔2025〕6号"
date: "2025-05-20"
effective: "2025-07-01"
---

## 第一条

本区户籍老年人年满八十周岁，可以申领高龄津贴。

## 第二条

高龄津贴按月发放：八十至八十九周岁每人每月二百元，九十周岁以上每人每月三百元。

## 第三条

申领高龄津贴，可以由本人或者其委托的亲属办理。

## 第四条

本办法自2025年7月1日起施行。
`

const content: ItemContentInput = {
  name: allowance.name,
  departmentId: 'civil-affairs',
  aliases: ['老人津贴', '高龄补贴'],
  materials: [
    aMaterial('m-form', { name: '申请表', kind: 'form', paperForm: 'electronic' }),
    aMaterial('m-hk', { name: allowance.spared }),
  ],
  windows: [{ name: '本厅 12 号窗', address: '榕荫路 1 号', hours: '9:00–18:00' }],
}

const departments = [
  ['police', '市公安局澄湾分局'],
  ['civil-affairs', '区民政局'],
  ['data-bureau', '区政数局'],
] as const

export async function plantHallDistrict(dataFolder: string): Promise<HallDistrict> {
  const program = await openProgram({ dataFolder })
  const connection = await transports['a message channel'](program)
  const as = async (...who: Parameters<typeof signInAs> extends [unknown, ...infer Rest] ? Rest : never) => {
    const { token } = await signInAs(program, ...who)
    return { token, client: connection.clientOf(token) }
  }
  try {
    await program.services.knowledge.importPolicies(theProgram, [{ fileName: 'allowance.md', text: allowanceRules }])
    const provider = await as('huang', ['provider'], 'police')
    const clerk = await as('xu', ['clerk'], 'civil-affairs')
    const platform = await as('lin', ['platform'], 'data-bureau')
    const planted = await program.work(theProgram, async current => {
      const [id = ''] = await program.services.catalog.addSampleCatalogue(current, {
        from: '2026-01-01',
        departments: departments.map(([id, name]) => ({ id, name, creditCode: null, aliases: [], revision: 1 })),
        items: [{ code: allowance.code, content: itemContentSchema.parse(content) }],
      })
      return ok(id)
    })
    if (!planted.ok) throw new Error('the catalogue was not planted')
    const resource = await provider.client.sharing.registerResource({
      code: 'GA/0102',
      name: '户籍人口基本信息',
      summary: '按户籍登记结果提供',
      fields: [aField('姓名'), aField('户籍地址')],
      updateCycle: 'daily',
      sharing: { type: 'conditional', condition: '只用于列明的事项' },
      sourceSystem: '人口库',
    })
    const serves = [{ itemId: planted.value, materialId: 'm-hk', fields: ['姓名', '户籍地址'] }]
    const draft = await clerk.client.sharing.createRequest(aRequestContent({ resourceId: resource.id, serves }))
    const { id } = draft
    const submitted = await clerk.client.sharing.submitRequest({ id, revision: draft.revision })
    const checked = await platform.client.sharing.passCheck({ id, revision: submitted.revision })
    const fields = ['姓名', '户籍地址']
    const { grant } = await provider.client.sharing.approve({ id, revision: checked.revision, fields })
    // Nobody has to be the second here: the share is in force at once.
    if (!grant) throw new Error('the share was not granted at once')
    return { grantId: grant.id, grantRevision: grant.revision, providerToken: provider.token }
  } finally {
    await connection.close()
    await program.close()
  }
}

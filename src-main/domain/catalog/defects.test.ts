import { describe, expect, it } from 'vitest'
import type { ItemContentInput } from '#contract/catalog-item.ts'
import { itemDefects } from './defects.ts'
import { anItem } from './fixtures.ts'

const days = (value: number) => ({ value, unit: 'working-day' as const, raw: '' })
const onTheSpot = { value: 0, unit: 'on-the-spot' as const, raw: '即办' }
const fee = { charged: true, standard: '每证 10 元', basis: '澄湾区收费目录第三条', onlinePayment: true }
const fiveSteps = ['受理', '审核', '审批', '办结', '送达']

describe('cross-field checks of an item', () => {
  it('一个填得完整的事项没有缺陷', () => expect(itemDefects(anItem())).toEqual([]))

  const cases: [string, Partial<ItemContentInput>, string | null][] = [
    ['承诺即办而办件类型是承诺件', { promisedLimit: onTheSpot }, 'KIND_AND_PROMISE_DISAGREE'],
    ['即办件承诺即办', { itemKind: 'on-the-spot', promisedLimit: onTheSpot }, null],
    ['要到现场而没有说明原因', { visitCount: 1 }, 'VISIT_REASON_MISSING'],
    ['要到现场并说明了原因', { visitCount: 1, visitReason: '需核验本人' }, null],
    ['不用到现场却写了原因', { visitReason: '需核验本人' }, 'VISIT_REASON_WITHOUT_VISIT'],
    ['不用到现场，又不能网办和邮寄', { channels: ['window'] }, 'NO_WAY_WITHOUT_VISIT'],
    ['全程网办而要到现场', { onlineDepth: 'IV', visitCount: 1, visitReason: '需核验' }, 'ONLINE_BUT_VISITS'],
    ['收费而没有依据', { fee: { ...fee, basis: '' } }, 'FEE_BASIS_MISSING'],
    ['收费而没有标准', { fee: { ...fee, standard: '' } }, 'FEE_STANDARD_MISSING'],
    ['不收费却支持网上支付', { fee: { ...fee, charged: false } }, 'PAYMENT_WITHOUT_FEE'],
    ['收费，写全了', { fee }, null],
    ['咨询和投诉是同一个电话', { complaintPhone: '0755-88002210' }, 'PHONES_ARE_ONE'],
    ['电话没有区号', { consultPhone: '88002210' }, 'PHONE_WITHOUT_AREA_CODE'],
    ['12345 不用区号', { complaintPhone: '12345' }, null],
    ['只服务自然人而归在法人主题', { themes: [{ audience: 'legal-person', name: '设立变更' }] }, 'THEME_FOR_NOBODY'],
    ['行政许可没有常见问题', { itemType: 'licence', steps: fiveSteps }, 'LICENCE_WITHOUT_FAQ'],
    [
      '行政许可不足五个环节',
      { itemType: 'licence', steps: ['受理'], faq: [{ question: '几天', answer: '五天' }] },
      'LICENCE_STEPS_TOO_FEW',
    ],
    [
      '发证的结果不是出证办结',
      { result: { name: '敬老优待证', way: 'approval', sample: true } },
      'RESULT_WAY_DISAGREES',
    ],
    ['结果没有样本', { result: { name: '敬老优待证', way: 'certificate', sample: false } }, 'RESULT_SAMPLE_MISSING'],
    ['承诺比法定长', { promisedLimit: days(21) }, 'PROMISE_ABOVE_STATUTORY'],
    ['承诺与法定单位不同，不比较', { promisedLimit: { value: 3, unit: 'month', raw: '' } }, null],
    ['承诺时限不知道', { promisedLimit: null }, 'LIMIT_UNKNOWN'],
    ['类型不知道', { itemType: null }, 'TYPE_UNKNOWN'],
    ['没有设定依据', { legalBasis: [] }, 'BASIS_MISSING'],
  ]
  it.each(cases)('%s', (_name, changes, code) => {
    expect(itemDefects(anItem(changes)).map(defect => defect.code)).toEqual(code === null ? [] : [code])
  })
})

import type { Channel, ItemContent, ItemMaterial, ZeroVisitProgramme } from '#contract/catalog-item.ts'
import { materialTruth, type GrantsInForce } from '#domain/certificate-free/rules.ts'

/**
 * 零跑动: whether somebody of a programme (特殊群体, 重点企业) can have an item done without coming to the office.
 *
 * A published item qualifies for a programme when all of this holds:
 * 1. it declares channels for the programme, and at least one of them is not the window (网上、邮寄、自助、上门、帮办代办);
 * 2. no step asks for presence: its visit count (到现场次数) is 0 or not stated, or a channel takes the step to the person
 *    or does it for them (自助、上门、帮办代办);
 * 3. no paper that is still needed forces presence. A paper forces it when the original has to be seen (原件), the
 *    paper is required and may not follow later, and none of the channels carries an original (邮寄、上门、帮办代办).
 *    A copy or an electronic paper can be handed in over any channel. A waived paper forces nothing.
 *
 * So a grant that ends can take an item out of a programme, and nothing is ticked. A staffed way always stays beside it
 * (优化营商环境条例 第三十七条): that an item is zero-visit never closes the window.
 */

const carriesOriginals: readonly Channel[] = ['mail', 'door-to-door', 'agent']
const replacesPresence: readonly Channel[] = ['self-service', 'door-to-door', 'agent']

export interface ZeroVisitItem {
  readonly itemId: string
  readonly content: Pick<ItemContent, 'materials' | 'visitCount' | 'zeroVisit'>
}

export type ZeroVisitTruth =
  | { readonly qualifies: true; readonly channels: readonly Channel[] }
  | {
      readonly qualifies: false
      readonly because: 'no-channels' | 'presence-at-a-step' | 'original-papers'
      /** Names of the papers that force somebody to come. */
      readonly papers: readonly string[]
    }

/** Whether this paper, if it is needed, makes somebody come when only these channels are offered. */
export function forcesPresence(material: ItemMaterial, channels: readonly Channel[]): boolean {
  const original = material.paperForm === 'original' || material.paperForm === 'original-and-copy'
  return original && material.necessity === 'required' && !channels.some(channel => carriesOriginals.includes(channel))
}

/**
 * Whether these channels spare somebody the way to the office, and if not, what stands against it.
 * @param offered  channels, the window among them or not
 */
export function sparesTheWay(item: ZeroVisitItem, offered: readonly Channel[], grants: GrantsInForce): ZeroVisitTruth {
  const channels = offered.filter(channel => channel !== 'window')
  if (channels.length === 0) return { qualifies: false, because: 'no-channels', papers: [] }
  const stepsAsk = (item.content.visitCount ?? 0) > 0
  if (stepsAsk && !channels.some(channel => replacesPresence.includes(channel))) {
    return { qualifies: false, because: 'presence-at-a-step', papers: [] }
  }
  const papers = item.content.materials
    .filter(material => forcesPresence(material, channels) && materialTruth(material, item.itemId, grants).needed)
    .map(material => material.name)
  return papers.length > 0 ? { qualifies: false, because: 'original-papers', papers } : { qualifies: true, channels }
}

/** Whether a published item is zero-visit for a programme on the day of `grants`, and if not, what stands against it. */
export function zeroVisitTruth(
  item: ZeroVisitItem,
  programme: ZeroVisitProgramme,
  grants: GrantsInForce,
): ZeroVisitTruth {
  const offered = item.content.zeroVisit.filter(entry => entry.programme === programme)
  return sparesTheWay(
    item,
    offered.flatMap(entry => entry.channels),
    grants,
  )
}

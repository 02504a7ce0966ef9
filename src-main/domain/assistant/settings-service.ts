import type { AssistantSettings, ConnectionTest } from '#contract/assistant.ts'
import type { ReadableDb } from '#database/handles.ts'
import type { UnitOfWork } from '#database/unit-of-work.ts'
import type { Actor } from '#domain/audit/model.ts'
import { ok, violation, type Result } from '#kernel/result.ts'
import { shanghaiDate, type Clock } from '#kernel/clock.ts'
import { DailyBudget, fallOver } from './fall-over.ts'
import { LlmError, type Llm, type OpenLlm, type SecretStore } from './ports.ts'
import { endpointAddress } from './rules.ts'
import * as store from './store.ts'

const KEY_NAME = 'assistant-api-key'
const TEST_LIMIT_MS = 15_000

type SettingsInput = {
  mode: AssistantSettings['mode']
  baseUrl: string
  model: string
  /** A new key; absent leaves the stored one, an empty text forgets it. */
  apiKey?: string | undefined
  reserve?: AssistantSettings['reserve']
  dailyLimit?: number
  revision: number
}

export type AssistantSettingsService = ReturnType<typeof createAssistantSettings>

/** The model endpoint of the office: address and model in the store, the key in the secret store alone. */
export function createAssistantSettings(parts: {
  db: ReadableDb
  work: UnitOfWork
  secrets: SecretStore
  openLlm: OpenLlm
  clock: Clock
}) {
  const { db, work, secrets, openLlm, clock } = parts
  const budget = new DailyBudget()
  let opened: { by: string; llm: Llm } | undefined

  async function settings(): Promise<AssistantSettings> {
    const row = await store.readEndpoint(db)
    return { ...row, keyStored: (await secrets.get(KEY_NAME)) !== undefined }
  }

  return {
    settings,

    /** The model in use now; nothing where the office works offline. */
    async model(): Promise<Llm | undefined> {
      const row = await store.readEndpoint(db)
      if (row.mode === 'offline' || row.baseUrl === '') return undefined
      if (!budget.take(shanghaiDate(clock()), row.dailyLimit)) return undefined
      const apiKey = await secrets.get(KEY_NAME)
      const by = JSON.stringify([row, apiKey])
      // The same object while nothing changes: it knows which endpoint failed a moment ago.
      if (opened?.by !== by) {
        const endpoints = [
          { baseUrl: row.baseUrl, model: row.model, apiKey },
          { ...row.reserve, apiKey: undefined },
        ]
        const llms = endpoints.filter(e => e.baseUrl !== '').map(openLlm)
        opened = { by, llm: fallOver(llms, () => clock().getTime()) }
      }
      return opened.llm
    },

    async save(actor: Actor, input: SettingsInput) {
      const { apiKey } = input
      const chosen = rowOf(input)
      if (!chosen.ok) return chosen
      const reason = secrets.unavailable()
      if (apiKey !== undefined && apiKey !== '' && reason !== undefined) return violation('NO_SECRET_STORE', { reason })
      const saved = await work(actor, async current => {
        const { value: row } = chosen
        if (!(await store.saveEndpoint(current.db, row, current.now)))
          return violation('STALE_REVISION', { kind: 'assistant-settings', id: 'endpoint' })
        const { mode, baseUrl, model, reserve, dailyLimit } = row
        const second = { reserveUrl: reserve.baseUrl, reserveModel: reserve.model }
        const detail = { mode, baseUrl, model, ...second, dailyLimit, keyChanged: apiKey !== undefined }
        const subject = { subjectKind: 'assistant-settings', subjectId: 'endpoint' }
        current.audit({ action: 'assistant.settings-saved', ...subject, detail })
        current.changed('settings', 'assistant')
        // Inside the change: a key that cannot be kept leaves the settings as they were.
        if (apiKey === '') await secrets.delete(KEY_NAME)
        else if (apiKey !== undefined) await secrets.set(KEY_NAME, apiKey)
        return ok({})
      })
      return saved.ok ? ok(await settings()) : saved
    },

    async testConnection(input: Pick<SettingsInput, 'baseUrl' | 'model' | 'apiKey'>): Promise<ConnectionTest> {
      const started = performance.now()
      const told = (ok: boolean, detail: string, models: readonly string[] = []): ConnectionTest => ({
        ok,
        detail,
        models: [...models],
        milliseconds: Math.round(performance.now() - started),
      })
      const baseUrl = endpointAddress(input.baseUrl)
      if (baseUrl === undefined)
        return told(false, '地址应以 https:// 开头；只有本机或内网地址可以用 http://。请检查后再试。')
      const apiKey = input.apiKey ?? (await secrets.get(KEY_NAME))
      const llm = openLlm({ baseUrl, model: input.model, apiKey })
      const signal = AbortSignal.timeout(TEST_LIMIT_MS)
      try {
        const models = await llm.models(signal)
        if (input.model !== '' && models.length > 0 && !models.includes(input.model))
          return told(false, `服务可以连接，但没有名为“${input.model}”的模型，请从列表中选择。`, models)
        const detail = models.length > 0 ? `连接成功，可用模型${models.length}个。` : '连接成功，但服务没有列出模型。'
        return told(true, detail, models)
      } catch (error) {
        if (error instanceof LlmError) return told(false, error.message)
        if (signal.aborted) return told(false, '服务在十五秒内没有回应，请检查地址和网络。')
        throw error
      }
    },
  }
}

/** The row that a person's choices make, with addresses as they are used; or what is wrong with them. */
function rowOf(input: SettingsInput): Result<store.EndpointRow> {
  const { mode, model, reserve = { baseUrl: '', model: '' }, dailyLimit = 0, revision } = input
  const baseUrl = input.baseUrl === '' ? '' : endpointAddress(input.baseUrl)
  if (baseUrl === undefined || (baseUrl === '' && mode === 'llm'))
    return violation('BAD_ENDPOINT', { baseUrl: input.baseUrl })
  if (mode === 'llm' && model === '') return violation('MODEL_MISSING')
  const second = reserve.baseUrl === '' ? '' : endpointAddress(reserve.baseUrl)
  if (second === undefined) return violation('BAD_ENDPOINT', { baseUrl: reserve.baseUrl })
  if (second !== '' && reserve.model === '') return violation('MODEL_MISSING')
  return ok({ mode, baseUrl, model, reserve: { ...reserve, baseUrl: second }, dailyLimit, revision: revision + 1 })
}

import type { AssistantSettings, ConnectionTest } from '#contract/assistant.ts'
import type { ReadableDb } from '#database/handles.ts'
import type { UnitOfWork } from '#database/unit-of-work.ts'
import type { Actor } from '#domain/audit/model.ts'
import { ok, violation } from '#kernel/result.ts'
import { shanghaiDate, type Clock } from '#kernel/clock.ts'
import { DailyBudget, fallOver } from './fall-over.ts'
import { LlmError, type Llm, type OpenLlm, type SecretStore } from './ports.ts'
import { endpointAddress } from './rules.ts'
import * as store from './store.ts'

const KEY_NAME = 'assistant-api-key'
const TEST_LIMIT_MS = 15_000

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

    async save(
      actor: Actor,
      input: {
        mode: 'offline' | 'llm'
        baseUrl: string
        model: string
        apiKey?: string | undefined
        reserve?: { baseUrl: string; model: string }
        dailyLimit?: number
        revision: number
      },
    ) {
      const baseUrl = input.baseUrl === '' ? '' : endpointAddress(input.baseUrl)
      if (baseUrl === undefined || (baseUrl === '' && input.mode === 'llm'))
        return violation('BAD_ENDPOINT', { baseUrl: input.baseUrl })
      if (input.mode === 'llm' && input.model === '') return violation('MODEL_MISSING')
      const { reserve = { baseUrl: '', model: '' }, dailyLimit = 0 } = input
      const reserveUrl = reserve.baseUrl === '' ? '' : endpointAddress(reserve.baseUrl)
      if (reserveUrl === undefined) return violation('BAD_ENDPOINT', { baseUrl: reserve.baseUrl })
      if (reserveUrl !== '' && reserve.model === '') return violation('MODEL_MISSING')
      const reason = secrets.unavailable()
      if (input.apiKey !== undefined && input.apiKey !== '' && reason !== undefined)
        return violation('NO_SECRET_STORE', { reason })
      const saved = await work(actor, async current => {
        const second = { baseUrl: reserveUrl, model: reserve.model }
        const row = {
          mode: input.mode,
          baseUrl,
          model: input.model,
          reserve: second,
          dailyLimit,
          revision: input.revision + 1,
        }
        if (!(await store.saveEndpoint(current.db, row, current.now)))
          return violation('STALE_REVISION', { kind: 'assistant-settings', id: 'endpoint' })
        const detail = { mode: input.mode, baseUrl, model: input.model, keyChanged: input.apiKey !== undefined }
        const subject = { subjectKind: 'assistant-settings', subjectId: 'endpoint' }
        current.audit({ action: 'assistant.settings-saved', ...subject, detail })
        current.changed('settings', 'assistant')
        // Inside the change: a key that cannot be kept leaves the settings as they were.
        if (input.apiKey === '') await secrets.delete(KEY_NAME)
        else if (input.apiKey !== undefined) await secrets.set(KEY_NAME, input.apiKey)
        return ok({})
      })
      return saved.ok ? ok(await settings()) : saved
    },

    async testConnection(input: {
      baseUrl: string
      model: string
      apiKey?: string | undefined
    }): Promise<ConnectionTest> {
      const started = performance.now()
      const failed = (detail: string, models: readonly string[] = []): ConnectionTest => ({
        ok: false,
        detail,
        models: [...models],
        milliseconds: Math.round(performance.now() - started),
      })
      const baseUrl = endpointAddress(input.baseUrl)
      if (baseUrl === undefined)
        return failed('地址应以 https:// 开头；只有本机或内网地址可以用 http://。请检查后再试。')
      const apiKey = input.apiKey ?? (await secrets.get(KEY_NAME))
      const llm = openLlm({ baseUrl, model: input.model, apiKey })
      const signal = AbortSignal.timeout(TEST_LIMIT_MS)
      try {
        const models = await llm.models(signal)
        if (input.model !== '' && models.length > 0 && !models.includes(input.model))
          return failed(`服务可以连接，但没有名为“${input.model}”的模型，请从列表中选择。`, models)
        const detail = models.length > 0 ? `连接成功，可用模型${models.length}个。` : '连接成功，但服务没有列出模型。'
        return { ok: true, detail, models: [...models], milliseconds: Math.round(performance.now() - started) }
      } catch (error) {
        if (error instanceof LlmError) return failed(error.message)
        if (signal.aborted) return failed('服务在十五秒内没有回应，请检查地址和网络。')
        throw error
      }
    },
  }
}

import type { AnswerMode } from '#contract/assistant.ts'

/** How the answering model is reached: one row, `id = 'endpoint'`. Its key is in the secret store, never here. */
export interface AssistantTables {
  assistant_endpoint: {
    id: string
    mode: AnswerMode
    base_url: string
    model: string
    /** Asked where the first does not answer; empty where there is none. */
    reserve_base_url: string
    reserve_model: string
    /** Answers of models in a day; 0 is no limit. */
    daily_limit: number
    revision: number
    updated_at: Date
  }
  /** What visitors asked, masked, one row per wording. */
  asked_questions: {
    id: string
    question: string
    language: string
    band: string
    nearest_label: string
    times: number
    first_at: Date
    last_at: Date
  }
}

import type { SharingRequestView } from '#contract/sharing-model.ts'
import type { Actor } from '#domain/audit/model.ts'
import { deadlineOf } from './clock.ts'
import * as dispute from './dispute-rules.ts'
import { deedOf } from './parts.ts'
import type { RequestChange, Target } from './request-change.ts'
import { replyStep } from './rules.ts'

/** 协商、协调: what follows when a requester does not accept a refusal. */
export function createDisputeService({ change, append }: RequestChange) {
  return {
    object: (actor: Actor, target: Target, reason: string) =>
      change<SharingRequestView>(actor, target, loaded => {
        const { current, request, facts } = loaded
        const deadline = deadlineOf(facts, 'objection-answer', current.now)
        return append(loaded, dispute.decideObject(request, deedOf(current), { reason, deadline }))
      }),

    answerObjection: (actor: Actor, target: Target, answer: { reopen: boolean; reason: string }) =>
      change<SharingRequestView>(actor, target, loaded => {
        const { current, request, facts } = loaded
        const deadline = deadlineOf(facts, replyStep(request.resource.sharing.type), current.now)
        return append(loaded, dispute.decideAnswerObjection(request, deedOf(current), { ...answer, deadline }))
      }),

    askMediation: (actor: Actor, target: Target, reason: string) =>
      change<SharingRequestView>(actor, target, loaded => {
        const { current, request, facts } = loaded
        const deadline = deadlineOf(facts, 'mediation', current.now)
        return append(loaded, dispute.decideAskMediation(request, deedOf(current), { reason, deadline }))
      }),

    mediate: (actor: Actor, target: Target, decision: { outcome: 'share' | 'uphold' | 'pass-up'; reason: string }) =>
      change<SharingRequestView>(actor, target, loaded => {
        const { current, request, facts } = loaded
        const deadline = deadlineOf(facts, replyStep(request.resource.sharing.type), current.now)
        return append(loaded, dispute.decideMediate(request, deedOf(current), { ...decision, deadline }))
      }),
  }
}

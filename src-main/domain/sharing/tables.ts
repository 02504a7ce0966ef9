/** Rows of data sharing. JSON columns are checked by the schemas named beside them when read. */
export interface SharingTables {
  sharing_resources: {
    id: string
    code: string
    name: string
    /** Source department (数源部门). */
    provider_id: string
    sharing_type: string
    /** JSON of `resourceContentSchema`. */
    content: string
    /** Made by the sample district, and removed with it. */
    sample: boolean
    revision: number
    registered_at: Date
  }
  sharing_requests: {
    id: string
    /** GX-2026-0341 */
    number: string
    resource_id: string
    /** Department that asks. */
    requester_id: string
    /** The state the events lead to; kept beside them for the lists alone. */
    status: string
    /** ISO instant at which the running clock ends; `9998` stopped, `9999` none. */
    clock_order: string
    /** JSON of `requestContentSchema`. */
    content: string
    /** JSON array of `requestEventSchema`, oldest first: what the state is folded from. */
    events: string
    /** JSON of the person. */
    created_by: string
    sample: boolean
    revision: number
    created_at: Date
  }
  sharing_grants: {
    id: string
    /** That of its request. */
    number: string
    request_id: string
    resource_id: string
    requester_id: string
    /** First and last civil day, both inclusive. */
    from_day: string
    until_day: string
    /** JSON of `grantBodySchema`. */
    body: string
    sample: boolean
    revision: number
  }
  sharing_numbers: { year: number; last: number }
  sharing_limits: {
    id: string
    step: string
    value: number
    unit: string
    level: string
    place: string
    source: string
    article: string | null
    /** Civil days. */
    effective_from: string
    effective_until: string | null
  }
  sharing_two_person_rules: {
    id: string
    /** Sensitivity level, 1 to 4, from which on two persons approve. */
    from_level: number
    place: string
    source: string
    effective_from: string
    effective_until: string | null
  }
  sharing_escalations: {
    subject_id: string
    step: string
    /** ISO instant of the deadline that was missed. */
    due_at: string
    level: number
    at: Date
    /** JSON array of the names that were told. */
    told: string
  }
}

import type { AnnouncementTables } from '#domain/announcements/tables.ts'
import type { AppearanceTables } from '#domain/appearance/tables.ts'
import type { AssistantTables } from '#domain/assistant/tables.ts'
import type { AuditTables } from '#domain/audit/tables.ts'
import type { CaseTables } from '#domain/cases/tables.ts'
import type { CounterTables } from '#domain/counter/tables.ts'
import type { CatalogTables } from '#domain/catalog/tables.ts'
import type { DeskTables } from '#domain/desk/tables.ts'
import type { CorrectionTables } from '#domain/corrections/tables.ts'
import type { GatewayTables } from '#domain/gateway/tables.ts'
import type { VoiceTables } from '#domain/host/voice-tables.ts'
import type { IdentityTables } from '#domain/identity/tables.ts'
import type { KnowledgeTables } from '#domain/knowledge/tables.ts'
import type { NegativeListTables } from '#domain/negative-list/tables.ts'
import type { SampleDistrictTables } from '#domain/sample-district/tables.ts'
import type { SharingTables } from '#domain/sharing/tables.ts'
import type { SettingsTables } from '#domain/settings/tables.ts'

/** Every table of the hub, each declared by the module that alone speaks SQL to it. */
export interface Database
  extends
    AnnouncementTables,
    AppearanceTables,
    AssistantTables,
    AuditTables,
    CaseTables,
    CounterTables,
    CatalogTables,
    DeskTables,
    CorrectionTables,
    GatewayTables,
    IdentityTables,
    KnowledgeTables,
    NegativeListTables,
    SampleDistrictTables,
    SharingTables,
    SettingsTables,
    VoiceTables {}

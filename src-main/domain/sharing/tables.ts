export interface SharingTables {}

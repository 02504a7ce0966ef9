export interface NegativeListTables {}

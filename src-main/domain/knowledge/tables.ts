export interface KnowledgeTables {}

/** 五区 in the order in which a case passes through them. Their pictures stand apart: public pages do without. */
export const ZONE_IDS = ['dispensing', 'guidance', 'intake', 'approval', 'issuance'] as const;
export type Zone = (typeof ZONE_IDS)[number];

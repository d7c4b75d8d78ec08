/** Map, alerts and devices. Security and audit administrators manage access; the city's data are not theirs to see. */
const CITY = ['DUTY_OFFICER', 'SHIFT_LEAD', 'ENGINEER', 'VIEWER', 'SYSTEM_ADMIN']

/** The seven roles of a case. Who works on cases need not see the city's sensors, and who tunes these need not see cases. */
const CASE_ROLES = ['COLLECTOR', 'ACCEPTOR', 'SHIFT_LEAD', 'DISPATCHER', 'HANDLER', 'VERIFIER', 'EVALUATOR']

/** What a page may need, and who has it; the hub has the same rules and decides. */
export const RIGHTS = {
  city: CITY,
  cases: [...CASE_ROLES, 'DUTY_OFFICER', 'VIEWER'],
  /** Works on cases as one of the seven. */
  work: CASE_ROLES,
  figures: ['SHIFT_LEAD', 'EVALUATOR', 'DUTY_OFFICER', 'VIEWER', 'DISPATCHER'],
  report: ['COLLECTOR', 'ACCEPTOR', 'DUTY_OFFICER'],
  /** Is out there with a phone. */
  field: ['HANDLER', 'COLLECTOR', 'VERIFIER'],
  /** Reports from out there. */
  'field-report': ['COLLECTOR'],
  warnings: CITY,
  ledger: ['AUDIT_ADMIN'],
  people: ['SECURITY_ADMIN'],
} satisfies Record<string, readonly string[]>

export type Right = keyof typeof RIGHTS

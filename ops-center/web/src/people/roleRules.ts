/** Roles as people meet them: who administers, who works, who supervises, who commands. */
export const ROLE_GROUPS = {
  administration: ['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN'],
  work: ['DUTY_OFFICER', 'ENGINEER', 'VIEWER'],
  supervision: ['COLLECTOR', 'ACCEPTOR', 'SHIFT_LEAD', 'VERIFIER', 'EVALUATOR'],
  command: ['DISPATCHER', 'HANDLER'],
} as const

export type RoleGroup = keyof typeof ROLE_GROUPS
export const GROUPS = Object.keys(ROLE_GROUPS) as RoleGroup[]
export const ROLES = GROUPS.flatMap((group) => [...ROLE_GROUPS[group]] as string[])

export type RoleConflict = 'none' | 'administrator' | 'supervision'

const of = (group: RoleGroup, roles: readonly string[]) => roles.some((role) => (ROLE_GROUPS[group] as readonly string[]).includes(role))

/** Why one account must not have these roles together, told before the hub refuses it; null when it may. */
export function roleConflict(roles: readonly string[]): RoleConflict | null {
  if (roles.length === 0) return 'none'
  if (roles.length > 1 && of('administration', roles)) return 'administrator'
  if (of('supervision', roles) && of('command', roles)) return 'supervision'
  return null
}

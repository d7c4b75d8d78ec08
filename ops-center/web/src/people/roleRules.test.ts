import { expect, it } from 'vitest'
import { ROLE_GROUPS, roleConflict, ROLES } from './roleRules'

it('every role may stand alone', () => {
  for (const role of ROLES) expect(roleConflict([role]), role).toBeNull()
})

it('an administrator has no other role', () => {
  for (const role of ROLES.filter((one) => one !== 'AUDIT_ADMIN')) expect(roleConflict(['AUDIT_ADMIN', role]), role).toBe('administrator')
})

it('whoever supervises does not command', () => {
  for (const one of ROLE_GROUPS.supervision) {
    for (const other of ROLE_GROUPS.command) expect(roleConflict(['VIEWER', one, other])).toBe('supervision')
  }
  expect(roleConflict([...ROLE_GROUPS.supervision, ...ROLE_GROUPS.work])).toBeNull()
  expect(roleConflict([...ROLE_GROUPS.command, ...ROLE_GROUPS.work])).toBeNull()
})

it('an account has a role', () => {
  expect(roleConflict([])).toBe('none')
})

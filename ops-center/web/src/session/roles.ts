/** Reads the city's data: map, alerts, devices. */
export const READERS = ['DUTY_OFFICER', 'ENGINEER', 'VIEWER', 'SYSTEM_ADMIN'] as const

/** Reads what the public is told; shift leads see no map. */
export const WARNING_READERS = [...READERS, 'SHIFT_LEAD'] as const

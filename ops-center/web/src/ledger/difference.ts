/** One value that an act changed; null where there was or is none. */
export interface Difference {
  field: string
  before: string | null
  after: string | null
}

/** What is different between two JSON values, field by field, in the order in which they come. */
export function difference(before: unknown, after: unknown): Difference[] {
  const [old, now] = [flatten(before), flatten(after)]
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((field) => ({ field, before: old.get(field) ?? null, after: now.get(field) ?? null }))
    .filter((row) => row.before !== row.after)
}

/** Objects by the path to each value; lists and plain values as they are written. */
function flatten(value: unknown, path = ''): Map<string, string> {
  if (value === null || value === undefined) return new Map(path === '' ? [] : [[path, '–']])
  if (typeof value !== 'object' || Array.isArray(value)) return new Map([[path, typeof value === 'string' ? value : JSON.stringify(value)]])
  return new Map(Object.entries(value).flatMap(([key, inner]) => [...flatten(inner, path === '' ? key : `${path}.${key}`)]))
}

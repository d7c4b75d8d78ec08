import type { Definition, Matter } from '@/api/caseDefinitions'

export interface ClassGroup { major: Matter; minors: Matter[] }

/** The classes that cases may have, by major class, each once whatever number of definitions names it. */
export function groupClasses(definitions: readonly Definition[]): ClassGroup[] {
  const all = new Map(definitions.flatMap(({ classes }) => classes).map((matter) => [matter.code, matter]))
  const groups = new Map<string, ClassGroup>()
  for (const matter of [...all.values()].sort((a, b) => rank(a.code) - rank(b.code) || a.code.localeCompare(b.code))) {
    const [code = matter.code] = matter.code.split('/')
    const group = groups.get(code) ?? { major: all.get(code) ?? matter, minors: [] }
    groups.set(code, group)
    if (code !== matter.code) group.minors.push(matter)
  }
  return [...groups.values()]
}

/** Events before components: most of what people report happens, and is not a thing. */
const rank = (code: string) => ['event', 'component', 'domain'].indexOf(code.split(':')[0] ?? '')

/** The definitions by which a case of a class may go. */
export const definitionsOf = (definitions: readonly Definition[], code: string) =>
  definitions.filter(({ classes }) => classes.some((matter) => matter.code === code))

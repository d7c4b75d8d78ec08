import * as v from 'valibot'
import { Definition } from '@/api/caseDefinitions'
import { Department } from '@/api/departments'

const KEY = 'chengyun.case-catalogue'
const Kept = v.object({ definitions: v.array(Definition), departments: v.array(Department) })
type Kept = v.InferOutput<typeof Kept>

/** How cases go changes rarely: in the field the last that was heard of it does without a connection. */
export function keepCatalogue(catalogue: Kept): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(catalogue))
  } catch {
    // A full store loses only this convenience.
  }
}

export function keptCatalogue(): Kept {
  try {
    const parsed = v.safeParse(Kept, JSON.parse(localStorage.getItem(KEY) ?? ''))
    if (parsed.success) return parsed.output
  } catch {
    // Nothing was kept, or not by this version.
  }
  return { definitions: [], departments: [] }
}

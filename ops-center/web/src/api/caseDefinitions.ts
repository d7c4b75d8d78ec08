import * as v from 'valibot'
import { maybe, Text } from './common'
import { request } from './http'

/** ACTIVE: somebody has to do something; PAUSED: the clock stands; DONE and VOID are ends. */
export const StageKind = v.picklist(['ACTIVE', 'PAUSED', 'DONE', 'VOID'])
export type StageKind = v.InferOutput<typeof StageKind>

export const Stage = v.object({ code: v.string(), name: Text, kind: StageKind })
export const Matter = v.object({ code: v.string(), name: Text })
export type Matter = v.InferOutput<typeof Matter>
export const DepartmentName = v.object({ id: v.string(), name: Text })

/** What an action asks for; one that this version does not know is asked for as a text. */
export const Input = v.picklist(['note', 'reason', 'result', 'department', 'hours', 'photo'])
export type Input = v.InferOutput<typeof Input>

const DefinedAction = v.object({
  action: v.string(),
  name: Text,
  from: v.array(v.string()),
  to: maybe(v.string()),
  roles: v.nullish(v.array(v.string()), []),
  requires: v.nullish(v.array(Input), []),
})

const Basis = v.object({
  instrument: v.string(), version: maybe(v.string()), article: maybe(v.string()), paragraph: maybe(v.string()), quote: maybe(v.string()),
})

export const Definition = v.object({
  id: v.string(),
  version: v.number(),
  name: Text,
  legalBasis: v.nullish(v.array(Basis), []),
  stages: v.array(Stage),
  actions: v.array(DefinedAction),
  classes: v.array(Matter),
})
export type Definition = v.InferOutput<typeof Definition>

export const listDefinitions = () => request(v.array(Definition), 'GET', '/api/cases/definitions')

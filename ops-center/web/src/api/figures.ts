import * as v from 'valibot'
import { maybe, Text, Time } from './common'
import { request } from './http'

const Figure = v.object({
  figure: v.string(),
  name: Text,
  numerator: v.number(),
  denominator: v.number(),
  /** 0 to 1; null when there is nothing to divide by. */
  rate: maybe(v.number()),
  /** The address of the cases that were counted. */
  cases: maybe(v.string()),
})
export type Figure = v.InferOutput<typeof Figure>

const Figures = v.object({
  from: Time,
  to: Time,
  by: v.string(),
  groups: v.array(v.object({ key: v.string(), name: maybe(Text), figures: v.array(Figure) })),
})
export type Figures = v.InferOutput<typeof Figures>

export const GROUPINGS = ['department', 'district', 'grid', 'person', 'month', 'definition'] as const
export type Grouping = (typeof GROUPINGS)[number]

export const getFigures = (by: Grouping, from: number, to: number) =>
  request(Figures, 'GET', '/api/cases/figures', { query: { by, from, to } })

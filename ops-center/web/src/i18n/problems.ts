import type { ApiError } from '@/api/problem'
import { i18n } from '.'

/** What a failed request means, in the language of the page: by its code, else by its HTTP status. */
export function problemWords({ code, status }: Pick<ApiError, 'code' | 'status'>): string {
  const { t, te } = i18n.global
  return t([`problem.${code}`, `problem.http-${status}`].find((key) => te(key)) ?? 'problem.other')
}

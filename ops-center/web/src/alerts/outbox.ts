import * as v from 'valibot'

const Entry = v.object({ alertId: v.string(), note: v.nullable(v.string()), at: v.number() })
export type OutboxEntry = v.InferOutput<typeof Entry>

/** Acknowledgements that the hub has not confirmed yet; kept in this browser over reloads. */
export class Outbox {
  private readonly key: string

  constructor(username: string, private readonly storage: Storage = localStorage) {
    this.key = `chengyun.outbox.${username}`
  }

  list(): OutboxEntry[] {
    try {
      const parsed = v.safeParse(v.array(Entry), JSON.parse(this.storage.getItem(this.key) ?? '[]'))
      return parsed.success ? parsed.output : []
    } catch {
      return []
    }
  }

  put(entry: OutboxEntry): void {
    this.save([...this.list().filter((other) => other.alertId !== entry.alertId), entry])
  }

  remove(alertId: string): void {
    this.save(this.list().filter((entry) => entry.alertId !== alertId))
  }

  private save(entries: OutboxEntry[]): void {
    if (entries.length === 0) this.storage.removeItem(this.key)
    else this.storage.setItem(this.key, JSON.stringify(entries))
  }
}

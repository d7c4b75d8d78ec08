import type { DeviceType } from '@/api/catalogue'
import type { Credential } from '@/api/devices'

const DEFAULT_PORT = 1883

/** A shell command that publishes one plausible message of such a device with mosquitto_pub. */
export function publishCommand(credential: Credential, type: DeviceType | undefined, host: string): string {
  const { username, password, port, topics } = credential
  const topic = topics?.telemetry ?? `city/v1/…/${username}/telemetry`
  return [
    `mosquitto_pub -h ${host} -p ${port ?? DEFAULT_PORT} -V 5 -q 1 -i '${username}' \\`,
    `  -u '${username}' -P '${password}' \\`,
    `  -t '${topic}' \\`,
    `  -m '{"ts":'$(date +%s%3N)',"v":${JSON.stringify(exampleValues(type))}}'`,
  ].join('\n')
}

/** The kind's first number, in the middle of its range: nothing that would be rejected. */
function exampleValues(type: DeviceType | undefined): Record<string, number> {
  const property = type?.properties.find((candidate) => candidate.min !== null && candidate.max !== null)
  return property ? { [property.code]: Math.round(((property.min ?? 0) + (property.max ?? 0)) * 50) / 100 } : {}
}

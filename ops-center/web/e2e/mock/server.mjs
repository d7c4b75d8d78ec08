// A stand-in for the hub, for looking at pages and for tests of what a real hub rarely does.
// `npm run mock` serves the built client with it; tests start it themselves.
import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { WebSocketServer } from 'ws'
import { answer } from './api.mjs'
import { MockHub } from './hub.mjs'

const RESOURCES = join(import.meta.dirname, '../../target/classes/META-INF/resources')
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' }
const CSP = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; frame-ancestors 'none'"

const userOf = (request) => /(?:^|; )mock-user=(\w+)/.exec(request.headers.cookie ?? '')?.[1] ?? null

async function bodyOf(request) {
  const chunks = []
  for await (const chunk of request) chunks.push(chunk)
  const bytes = Buffer.concat(chunks)
  const type = request.headers['content-type'] ?? ''
  const boundary = /multipart\/form-data; boundary=(.+)/.exec(type)?.[1]
  if (boundary) return { file: fileOf(bytes, boundary) }
  const text = bytes.toString('utf8')
  if (type === 'text/csv') return text
  return text === '' ? {} : JSON.parse(text)
}

/** The only part of a form. */
function fileOf(bytes, boundary) {
  const start = bytes.indexOf('\r\n\r\n')
  const head = bytes.subarray(0, start).toString('utf8')
  return {
    name: /filename="([^"]*)"/.exec(head)?.[1] ?? 'file', type: /Content-Type: (\S+)/.exec(head)?.[1] ?? '',
    bytes: bytes.subarray(start + 4, bytes.lastIndexOf(`\r\n--${boundary}`)),
  }
}

function serveFile(url, response) {
  const wanted = join(RESOURCES, normalize(url.pathname))
  const file = existsSync(wanted) && statSync(wanted).isFile() ? wanted : join(RESOURCES, 'index.html')
  response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream', 'Content-Security-Policy': CSP })
  createReadStream(file).pipe(response)
}

async function serveApi(hub, request, url, response) {
  const failure = [...hub.failures].find(([prefix]) => url.pathname.startsWith(prefix))?.[1]
  if (failure === 0) return request.socket.destroy()
  const body = await bodyOf(request)
  const [status, result, type] = failure ? [failure, { code: 'broken-on-purpose' }] : answer(hub, request.method, url, userOf(request), body)
  const cookies = ['XSRF-TOKEN=mock; Path=/']
  if (url.pathname === '/api/session' && request.method === 'POST' && status === 200) cookies.push(`mock-user=${body.username}; Path=/; HttpOnly`)
  if (url.pathname === '/api/session' && request.method === 'DELETE') cookies.push('mock-user=; Path=/; Max-Age=0')
  if (hub.lostAnswers.delete(`${request.method} ${url.pathname}`)) return request.socket.destroy()
  response.writeHead(status, { 'Content-Type': type ?? (status < 400 ? 'application/json' : 'application/problem+json'), 'Set-Cookie': cookies })
  response.end(status === 204 ? '' : type || typeof result === 'string' ? result : JSON.stringify(result))
}

function serveFeed(hub, socket) {
  let view = null
  const send = (message) => socket.send(Buffer.from(JSON.stringify(message)))
  send({ type: 'hello', seq: hub.seq, time: Date.now() })
  send(hub.counts())
  hub.listeners.add(send)
  const timers = [setInterval(() => view && send(hub.live(view)), 500), setInterval(() => send(hub.counts()), 2_000)]
  socket.on('message', (data) => {
    const message = JSON.parse(String(data))
    if (message.type === 'view') view = message.bbox
    if (message.type !== 'resume') return
    const missed = [...hub.alerts.values()].filter(({ seq }) => seq > message.seq).sort((a, b) => a.seq - b.seq)
    for (const alert of missed) send({ type: 'alert', seq: alert.seq, alert })
  })
  socket.on('close', () => {
    hub.listeners.delete(send)
    timers.forEach(clearInterval)
  })
}

/**
 * Starts a mock hub on loopback; port 0 takes a free one.
 * @param {{ port?: number, devices?: number, seed?: number }} options
 */
export async function startMock({ port = 0, ...options } = {}) {
  const hub = new MockHub(options)
  const server = createServer((request, response) => {
    const url = new URL(request.url, 'http://mock')
    if (url.pathname.startsWith('/api/')) void serveApi(hub, request, url, response)
    else serveFile(url, response)
  })
  const feed = new WebSocketServer({ noServer: true })
  server.on('upgrade', (request, socket, head) => {
    if (hub.failures.get('/ws') === 0 || !userOf(request)) socket.destroy()
    else feed.handleUpgrade(request, socket, head, (connection) => { serveFeed(hub, connection) })
  })
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    hub,
    url: `http://127.0.0.1:${server.address().port}`,
    dropFeeds: () => feed.clients.forEach((client) => { client.terminate() }),
    async stop() {
      feed.clients.forEach((client) => { client.terminate() })
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

if (process.argv[1] === import.meta.filename) {
  const mock = await startMock({ port: Number(process.env.PORT ?? 4321), devices: Number(process.env.DEVICES ?? 2400) })
  console.log(`Mock hub: ${mock.url} (duty, engineer, viewer, auditor, secadmin and the seven roles of a case; mock-password)`)
}

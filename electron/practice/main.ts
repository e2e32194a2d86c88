import { describe, findHost, readyMessage, sceneIn } from './host.ts'
import { readOptions, USAGE } from './options.ts'
import { makeStage } from './scenes.ts'
import { type PracticeVenue, startPracticeVenue } from './venue.ts'

const EXIT_USAGE = 2

function fail(message: string): never {
  process.stderr.write(`practice venue: ${message}\n`)
  process.exit(EXIT_USAGE)
}

function whyNot(error: unknown, port: number | undefined): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE')
    return `port ${port} is taken; give another with --port, or none for any free one`
  if (code === 'EACCES') return `port ${port} may not be opened by this user; give one above 1023 with --port`
  return error instanceof Error ? error.message : String(error)
}

async function main(): Promise<void> {
  const read = readOptions(process.argv.slice(2))
  if (!read.ok) fail(`${read.message} (--help shows the options)`)
  if (read.help) {
    process.stdout.write(`${USAGE}\n`)
    return
  }
  const host = findHost()
  let venue: PracticeVenue
  try {
    venue = await startPracticeVenue(read.options)
  } catch (error) {
    fail(whyNot(error, read.options.port))
  }

  const leave = (): void => {
    venue.close().finally(() => process.exit(0))
  }
  process.on('SIGINT', leave)
  process.on('SIGTERM', leave)
  if (host === null) {
    process.stdout.write(describe(venue))
    return
  }
  host.onGone(leave)
  const play = makeStage(venue.faults)
  host.onMessage((message) => {
    const scene = sceneIn(message)
    if (scene !== undefined) play(scene)
  })
  host.send(readyMessage(venue))
}

await main()

import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { tempFolder } from '../temp-folder.ts'

/** Runs a few lines of TypeScript through build/run.mjs. */
function run(program: string, args: readonly string[] = []) {
  const file = join(tempFolder(), 'program.ts')
  writeFileSync(file, program)
  const child = spawn(process.execPath, ['build/run.mjs', file, ...args], { stdio: ['pipe', 'pipe', 'pipe'] })
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  const ended = new Promise<{ code: number | null; signal: string | null; output: string }>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, output }))
  })
  const printed = (text: string) =>
    new Promise<void>((resolve) => {
      child.stdout.on('data', () => {
        if (output.includes(text)) resolve()
      })
    })
  return { child, ended, printed }
}

describe('build/run.mjs', () => {
  it('runs a program on the project’s Node, and nothing but its words reach stdout', async () => {
    const { ended } = run('console.log(process.version.split(".")[0], process.argv.slice(2))', ['a b', '--c'])
    expect(await ended).toMatchObject({ code: 0, output: "v24 [ 'a b', '--c' ]\n" })
  })

  it('passes the exit code on', async () => {
    expect((await run('process.exitCode = 7').ended).code).toBe(7)
  })

  it('passes standard input on, to its end', async () => {
    const { child, ended } = run(
      "for await (const chunk of process.stdin) process.stdout.write('<' + chunk + '>')",
    )
    child.stdin.end('one\n')
    expect(await ended).toMatchObject({ code: 0, output: '<one\n>' })
  })

  it.each(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)(
    'passes %s on, and ends as the program ends',
    async (signal) => {
      const { child, ended, printed } = run(`
      process.on('${signal}', () => { console.log('heard'); process.exit(3) })
      setInterval(() => {}, 1000); console.log('ready')`)
      await printed('ready')
      child.kill(signal)
      expect(await ended).toEqual({ code: 3, signal: null, output: 'ready\nheard\n' })
    },
  )

  it('dies of the signal that its program died of', async () => {
    const { child, ended, printed } = run(`setInterval(() => {}, 1000); console.log('ready')`)
    await printed('ready')
    child.kill('SIGTERM')
    expect(await ended).toMatchObject({ code: null, signal: 'SIGTERM' })
  })

  it('says what is missing in a sentence', async () => {
    const child = spawn(process.execPath, ['build/run.mjs'], { stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    child.stderr.on('data', (chunk) => {
      said += chunk
    })
    const code = await new Promise((resolve) => child.on('close', resolve))
    expect(code).toBe(1)
    expect(said).toMatch(/Failed: no program was named\nTo do:/)
    expect(said).not.toMatch(/\n\s+at /)
  })
})

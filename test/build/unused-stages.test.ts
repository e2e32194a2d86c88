import { spawn, spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { forgetUnusedStages, holdStage } from '../../build/window/unused-stages.mjs'
import { tempFolder } from '../temp-folder.ts'

const DAY_MS = 24 * 60 * 60_000

/** Homes of clones with stages in them, and the clones themselves. */
function around() {
  const stages = join(tempFolder(), 'stages')
  const clones = tempFolder()
  /** A stage that was used by a process that has ended. */
  const stage = (clone: string, build: string): string => {
    const folder = join(stages, clone, build)
    mkdirSync(join(folder, 'runtime'), { recursive: true })
    mkdirSync(join(clones, clone), { recursive: true })
    writeFileSync(join(stages, clone, 'clone'), join(clones, clone))
    return folder
  }
  return {
    stage,
    hold: (folder: string, clone: string) => holdStage(folder, join(clones, clone)),
    isGone: (clone: string) => rmSync(join(clones, clone), { recursive: true }),
    prune: (current: string, now?: number) => forgetUnusedStages(stages, current, now),
    home: (clone: string) => join(stages, clone),
    /** The stages of a clone; null: it has not even a home. */
    left: (clone: string) =>
      existsSync(join(stages, clone))
        ? readdirSync(join(stages, clone)).filter((name) => !['clone', 'held'].includes(name))
        : null,
  }
}

/** The id of a process that was and is no more. */
const deadPid = (): number => spawnSync(process.execPath, ['--version']).pid

it('keeps the build that is started, and every build of another clone', () => {
  const { stage, prune, left } = around()
  stage('mine', 'older')
  stage('mine', 'old')
  const current = stage('mine', 'new')
  stage('other', 'one')
  stage('other', 'two')
  prune(current)
  expect(left('mine')).toEqual(['new'])
  expect(left('other')).toEqual(['one', 'two'])
})

it('deletes all of a clone that is gone', () => {
  const { stage, prune, left, isGone } = around()
  const current = stage('mine', 'new')
  stage('other', 'one')
  isGone('other')
  prune(current)
  expect(left('other')).toBeNull()
  expect(left('mine')).toEqual(['new'])
})

it.skipIf(!existsSync('/proc/self/exe'))('keeps what a window runs from, until it is closed', async () => {
  const { stage, prune, left, isGone } = around()
  const current = stage('mine', 'new')
  const windows = [stage('mine', 'old'), stage('other', 'one')].map((folder) => {
    const program = join(folder, 'runtime', 'window')
    copyFileSync('/bin/sleep', program)
    const child = spawn(program, ['600'], { stdio: 'ignore' })
    onTestFinished(() => void child.kill('SIGKILL'))
    return child
  })
  isGone('other')
  await Promise.all(windows.map((child) => new Promise((resolve) => child.once('spawn', resolve))))
  prune(current)
  expect([left('mine'), left('other')]).toEqual([['new', 'old'], ['one']])

  await Promise.all(
    windows.map((child) => {
      const closed = new Promise((resolve) => child.once('close', resolve))
      child.kill('SIGKILL')
      return closed
    }),
  )
  prune(current)
  expect([left('mine'), left('other')]).toEqual([['new'], null])
})

it('keeps what a process holds that opens windows, and no longer than that lives', () => {
  const { stage, hold, prune, left, home } = around()
  const current = stage('mine', 'new')
  hold(stage('mine', 'used'), 'mine')
  writeFileSync(join(home('mine'), 'held', `left.${deadPid()}`), '')
  stage('mine', 'left')
  prune(current)
  expect(left('mine')).toEqual(['new', 'used'])
  expect(readdirSync(join(home('mine'), 'held'))).toEqual([`used.${process.pid}`])
})

it('leaves a stage alone that another start is making, and clears up after one that was interrupted', () => {
  const { stage, prune, left } = around()
  const current = stage('mine', 'new')
  stage('mine', `next.${process.pid}`)
  stage('mine', `next.${deadPid()}`)
  prune(current)
  expect(left('mine')).toEqual(['new', `next.${process.pid}`])
})

it('takes a clone that no file names for gone when nothing was started from it for a day', () => {
  const { stage, prune, left, home } = around()
  const current = stage('mine', 'new')
  stage('unnamed', 'one')
  rmSync(join(home('unnamed'), 'clone'))
  prune(current)
  expect(left('unnamed')).toEqual(['one'])
  prune(current, Date.now() + DAY_MS + 60_000)
  expect(left('unnamed')).toBeNull()
})

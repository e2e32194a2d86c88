import { rmSync } from 'node:fs'
import { onTestFinished } from 'vitest'
import { type PracticeVenue, startPracticeVenue } from '../../../electron/practice/venue.ts'
import { launchGate, launchHere } from './gate.ts'
import { freshFolder } from './launch.ts'
import type { GateOptions, OpenGate } from './open-gate.ts'

// What a test has for itself, and what is closed and gone after it, whether it fails or not.

/** A venue that poses as ACME, for a device that leaves practice. */
export async function ownVenue(): Promise<PracticeVenue> {
  const venue = await startPracticeVenue({ orders: 12 })
  onTestFinished(() => venue.close())
  return venue
}

/** A data folder that outlives the windows which the test opens on it. */
export function ownFolder(): string {
  const folder = freshFolder(launchHere())
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Opens Portcullis on a folder; the test may close it earlier. */
export async function openOn(dataDir: string, options: Omit<GateOptions, 'dataDir'> = {}): Promise<OpenGate> {
  const gate = await launchGate({ ...options, dataDir })
  onTestFinished(() => gate.close().catch(() => {}))
  return gate
}

/** Where a device is and how its line is: `practice online`. On a busy machine a line is slow, and good all the same. */
export function placeAndLine({ page }: Pick<OpenGate, 'page'>): Promise<string> {
  return page.evaluate(async () => {
    const answer = await window.portcullis?.status({})
    if (!answer?.ok) return 'not there yet'
    const { environment, link } = answer.value
    return `${environment} ${link.state === 'slow' ? 'online' : link.state}`
  })
}

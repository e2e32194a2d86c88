import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchGate, type OpenGate } from './harness/gate.ts'

let gate: OpenGate
beforeAll(async () => {
  gate = await launchGate()
})
afterAll(() => gate?.close())

const isKiosk = () => gate.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isKiosk())

describe('kiosk mode', () => {
  it('is turned on and off where the look is chosen, and no way of closing ends it', async () => {
    const { page } = gate
    await page.keyboard.press('F10')
    const toggle = page.getByRole('switch', { name: 'Kiosk: only this window' })
    await toggle.click()
    await expect.poll(() => toggle.getAttribute('aria-checked')).toBe('true')
    await expect.poll(isKiosk).toBe(true)
    const labels = await gate.app.evaluate(({ BrowserWindow, Menu }) => {
      BrowserWindow.getAllWindows()[0]?.close()
      return Menu.getApplicationMenu()?.items.map(({ role, label }) => role ?? label)
    })
    expect(labels).toEqual(['editmenu', 'View'])
    expect(await isKiosk()).toBe(true)

    await toggle.click()
    await expect.poll(() => toggle.getAttribute('aria-checked')).toBe('false')
    await expect.poll(isKiosk).toBe(false)
  })
})

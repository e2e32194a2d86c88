import type { Gate } from '../gate.ts'

/**
 * Leaves the kiosk. Where people have PINs that takes a supervisor; where the service that knows them does not answer, the
 * shell decides: it lets anybody out of a gate that stands still.
 * @returns whether the kiosk is still on
 */
export async function leaveKiosk(gate: Pick<Gate, 'session' | 'kiosk'>): Promise<boolean> {
  const session = await gate.session({})
  if (!session.ok) return session.error.code === 'service-gone' ? gate.kiosk('off-while-still') : true
  const { pinsSet, signedIn } = session.value
  const mayLeave = !pinsSet || (signedIn !== null && signedIn.role !== 'steward')
  return mayLeave ? gate.kiosk(false) : true
}

import type { z } from 'zod'
import { type FromPage, fromPage } from './channels.ts'
import { isOurs } from './origin.ts'

/** As much of Electron's `ipcMain` as the gateway uses. `Page` is what it calls the window's contents. */
type Ipc<Page> = {
  readonly handle: (
    channel: string,
    answer: (event: Call<Page>, ...payload: unknown[]) => Promise<unknown>,
  ) => void
}

type Call<Page> = {
  readonly sender: Page
  readonly senderFrame: { readonly url: string; readonly parent: object | null } | null
}

/**
 * Registers the answer to one channel of {@link fromPage}. The page that asked comes with it, for what the shell wants to
 * send back later.
 */
export type Gateway<Page> = <Input, Output>(
  channel: FromPage,
  schema: z.ZodType<Input>,
  answer: (input: Input, page: Page) => Output | Promise<Output>,
) => void

/**
 * The one way from a page into the shell, and the only place that touches `ipcMain`. A call is answered when it comes
 * from the main frame of our own page with a payload of the right shape; else it is refused and said in the log.
 *
 * @param report gets one line per refusal; never the payload
 */
export function openGateway<Page>(ipcMain: Ipc<Page>, report: (line: string) => void): Gateway<Page> {
  return (channel, schema, answer) => {
    ipcMain.handle(fromPage[channel], async (event, payload, ...more) => {
      const stranger = whyStranger(event)
      if (stranger !== null) {
        report(`refused: ${channel} from ${stranger}`)
        throw new Error('refused')
      }
      const parsed = schema.safeParse(payload)
      if (!parsed.success || more.length > 0) {
        report(`refused: ${channel} with a payload of the wrong shape`)
        throw new Error('refused')
      }
      return answer(parsed.data, event.sender)
    })
  }
}

/** Why the sender is none of ours, or null. A frame that is gone has no `senderFrame` and cannot be judged. */
function whyStranger({ senderFrame: frame }: Call<unknown>): string | null {
  if (frame === null) return 'a frame that is gone'
  if (frame.parent !== null) return 'a frame inside a page'
  return isOurs(frame.url) ? null : 'another origin'
}

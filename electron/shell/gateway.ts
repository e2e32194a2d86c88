import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron'
import type { z } from 'zod'
import { type FromPage, fromPage } from './channels.ts'
import { isOurs } from './origin.ts'

/** Answers one channel. `page` is the window's contents, for what the shell wants to send back later. */
type Answer<Input, Output> = (input: Input, page: WebContents) => Output | Promise<Output>

/** Registers the answer to one channel of {@link fromPage}. */
export type Gateway = <Input, Output>(
  channel: FromPage,
  schema: z.ZodType<Input>,
  answer: Answer<Input, Output>,
) => void

/**
 * The one way from a page into the shell, and the only place that touches `ipcMain`. A call is answered when it comes
 * from the main frame of our own page with a payload of the right shape; else it is refused and said in the log.
 *
 * @param report gets one line per refusal; never the payload
 */
export function openGateway(ipcMain: Pick<IpcMain, 'handle'>, report: (line: string) => void): Gateway {
  return (channel, schema, answer) => {
    ipcMain.handle(fromPage[channel], async (event, payload: unknown, ...more: unknown[]) => {
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
function whyStranger(event: IpcMainInvokeEvent): string | null {
  const frame = event.senderFrame
  if (frame === null || frame === undefined) return 'a frame that is gone'
  if (frame.parent !== null) return 'a frame inside a page'
  return isOurs(frame.url) ? null : 'another origin'
}

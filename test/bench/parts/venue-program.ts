import { readOptions } from '../../../electron/practice/options.ts'
import { startPracticeVenue } from '../../../electron/practice/venue.ts'

// A practice venue in a process of its own: it must not share the event loop of the gate that is measured against it.
const read = readOptions(process.argv.slice(2))
if (!read.ok) throw new Error(read.message)
const { baseUrl, apiKey, tenantId, timeZone, samples, events, controlUrl, controlToken } =
  await startPracticeVenue(read.options)
process.on('disconnect', () => process.exit(0))
process.send?.({ baseUrl, apiKey, tenantId, timeZone, samples, events, controlUrl, controlToken })

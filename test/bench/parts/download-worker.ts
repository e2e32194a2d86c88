import { parentPort, workerData } from 'node:worker_threads'
import { ordersOf } from './crowd.ts'
import type { ListWanted } from './download.ts'

// The other end of a download (download.ts): holds a list, and hands out as many orders of it as it is asked for.
const { tickets, events, seed }: ListWanted = workerData
const orders = ordersOf(tickets, events, seed)

let at = 0
parentPort?.on('message', (count: number) => {
  const piece = orders.slice(at, at + count)
  at += piece.length
  parentPort?.postMessage(piece)
})
parentPort?.postMessage('ready')

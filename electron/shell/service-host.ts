import type { MessagePortMain } from 'electron'
import type { HostCommand } from '../contract/boot.ts'
import type { PlayScene } from '../contract/scene.ts'

/** A child process of the shell that runs one of our programs, however this Electron can run it. */
export type ServiceHost = {
  readonly pid: () => number | undefined
  readonly send: (command: HostCommand | PlayScene) => void
  /** Opens a way from a window to the program and returns the window's end of it. */
  readonly openPort: () => MessagePortMain
  readonly kill: () => void
}

/** What a host tells its owner. `onExit` comes once, after which the host is of no more use. */
export type HostListeners = {
  readonly onMessage: (message: unknown) => void
  readonly onExit: (code: number | null) => void
  /** A line or more of what the program prints. */
  readonly onOutput: (chunk: Buffer) => void
}

/** Starts `file` in a process of its own. `name` is what a task manager shows. */
export type StartHost = (file: string, name: string, listeners: HostListeners) => ServiceHost

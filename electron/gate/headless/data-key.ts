import { resolve } from 'node:path'
import { rotateDataKey } from '../store/rotation.ts'
import { readDataKey, readOrMakeDataKey } from './key-files.ts'
import { LaneError, type LaneOptions } from './options.ts'

/**
 * The key the folder opens with. Where another is asked for, the folder is brought to that first; no key file is ever
 * replaced or deleted, since what has become useless is for the person to say.
 * @throws LaneError, StorageError
 */
export function dataKeyOf({ dataDir, dataKeyFile, newDataKeyFile }: LaneOptions): Uint8Array {
  if (newDataKeyFile === null) return readOrMakeDataKey(dataKeyFile)
  if (resolve(newDataKeyFile) === resolve(dataKeyFile)) {
    throw new LaneError('--new-data-key-file names the key in use. Name another file; it is made if missing.')
  }
  const oldKey = readDataKey(dataKeyFile)
  const newKey = readOrMakeDataKey(newDataKeyFile)
  const { how, ticketsToReadAgain, stillUnderOldKey } = rotateDataKey(dataDir, oldKey, newKey)
  const done =
    how === 'rotated'
      ? 'The data folder was brought to the new key'
      : 'The data folder has the new key already'
  const again = ticketsToReadAgain === 0 ? '' : ` ${ticketsToReadAgain} tickets are downloaded again.`
  const left =
    stillUnderOldKey.length === 0
      ? ' The old key opens nothing any more: delete its file.'
      : ` Still under the old key: ${stillUnderOldKey.join(', ')}. Delete them, then the old key's file.`
  process.stderr.write(`${done}.${again} From now on start with --data-key-file ${newDataKeyFile}.${left}\n`)
  return newKey
}

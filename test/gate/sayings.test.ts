import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, test } from 'vitest'

const GATE = fileURLToPath(new URL('../../electron/gate', import.meta.url))
const DEVICE = fileURLToPath(new URL('../../electron/shell/device', import.meta.url))
/** Where a person reads what stands in it. */
const READ = /^(why|message|whyNot|lastError)$/
/** Whose words a person reads. */
const SPEAKERS =
  /^(failed|notFound|giveUp|note|garbled|refused|unreachable|done|StorageError|ConnectFailed|SyncStopped|JsonRefused|TooLarge)$/
/** In the rooms of the device what is thrown is shown as well. */
const DEVICE_SPEAKERS = /^(failed|wrong|Error)$/
/** A sentence kept by a name, to be said somewhere below. */
const KEPT = /^[A-Z][A-Z_]+$/
const SQL = /\b(SELECT|INSERT|UPDATE|DELETE|CREATE|PRAGMA|IS NULL)\b/
/** Two words at least: a code, a name or a unit is none. */
const SENTENCE = /\p{L}{2,} \p{L}{2,}/u

/**
 * Sentences in a source that are not taken from the contract's, as `line: text`.
 * @param everywhere every text counts, not those alone that are known to be shown
 */
function ownSentences(source: string, everywhere = false, speakers = SPEAKERS): string[] {
  const file = ts.createSourceFile('room.ts', source, ts.ScriptTarget.Latest, true)
  const found: string[] = []
  const look = (node: ts.Node, spoken: boolean): void => {
    const isText = ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)
    if (isText && spoken && SENTENCE.test(node.getText())) {
      found.push(`${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${node.getText()}`)
      return
    }
    const speaks =
      (ts.isVariableDeclaration(node) && KEPT.test(node.name.getText()) && !SQL.test(node.getText())) ||
      (ts.isPropertyAssignment(node) && READ.test(node.name.getText())) ||
      ((ts.isCallExpression(node) || ts.isNewExpression(node)) && speakers.test(node.expression.getText()))
    // What is inside a further call is that one's to say.
    const quiet = ts.isCallExpression(node) && !speaks && !everywhere
    ts.forEachChild(node, (child) => look(child, speaks || (spoken && !quiet)))
  }
  look(file, everywhere)
  return found
}

/** The lane, the logs and the start of the program speak English to whoever runs it. */
const OTHERS = /^(headless|diagnosis)\/|^(lane|hosted)\.ts$/
/** The connection check puts what it found together in many ways, and all of it is shown. */
const ALL_SHOWN = /^doctor\//

test('the gate says nothing to a person but the sentences of the contract', () => {
  const rooms = readdirSync(GATE, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !OTHERS.test(name),
  )
  expect(rooms.length).toBeGreaterThan(100)
  const own = rooms.flatMap((name) =>
    ownSentences(readFileSync(join(GATE, name), 'utf8'), ALL_SHOWN.test(name)).map(
      (text) => `${name}:${text}`,
    ),
  )
  expect(own).toEqual([])
})

/** What no person reads. */
const NOT_SAID = /portcullis secret|not sealed with this/

test('the shell says nothing of the device but the sentences of the contract', () => {
  const rooms = readdirSync(DEVICE).filter((name) => name.endsWith('.ts'))
  expect(rooms.length).toBeGreaterThan(15)
  const own = rooms.flatMap((name) =>
    ownSentences(readFileSync(join(DEVICE, name), 'utf8'), false, DEVICE_SPEAKERS).map(
      (text) => `${name}:${text}`,
    ),
  )
  expect(own.filter((text) => !NOT_SAID.test(text))).toEqual([])
})

test.each([
  "const x = { why: 'It does not work.' }",
  `const x = { message: \`There is no \${what} here.\` }`,
  "const LATE = 'It is too late for that.'",
  "throw new SyncStopped('It came to nothing.')",
  "const x = failed('refused', late ? 'It is too late.' : say('too.late'))",
])('finds %s', (source) => {
  expect(ownSentences(source)).toHaveLength(1)
})

test.each([
  "const seen = late ? 'It is too late.' : say('too.late')",
  "return ok('It all went well.')",
  `const words = () => \`It took \${n} ms longer\``,
  "await step('may-look-up', { without: 'without it nothing goes' })",
])('finds %s where all is shown', (source) => {
  expect(ownSentences(source, true)).toHaveLength(1)
})

test.each([
  "const x = { why: say('no.network') }",
  "log('the upload failed')",
  "const x = { why: 'UND_ERR' }",
])('lets %s be', (source) => {
  expect(ownSentences(source)).toEqual([])
})

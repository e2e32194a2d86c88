/**
 * A step that could not be done: what failed, and what a person can do about it. Everything thrown on purpose
 * by these scripts is one of these; anything else is a defect of the scripts.
 */
export class Trouble extends Error {
  /**
   * @param {string} what
   * @param {string} remedy
   */
  constructor(what, remedy) {
    super(what)
    this.name = 'Trouble'
    this.remedy = remedy
  }
}

/**
 * One line for a person. Always on stderr: `npm run -s lane` promises that only the lane itself writes to stdout.
 *
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`${line}\n`)
}

/**
 * Runs a script's whole body; an exit code of 1 and two lines instead of a stack trace when a step fails.
 *
 * @param {() => Promise<void>} body
 */
export async function orExplain(body) {
  try {
    await body()
  } catch (error) {
    if (error instanceof Trouble) {
      say(`\nFailed: ${error.message}\nTo do:  ${error.remedy}`)
    } else {
      say(`\nFailed: ${error instanceof Error ? error.message : String(error)}`)
      say('To do:  this was not foreseen; please report it with the lines below.')
      say(error instanceof Error && error.stack ? error.stack : '(no stack)')
    }
    process.exitCode = 1
  }
}

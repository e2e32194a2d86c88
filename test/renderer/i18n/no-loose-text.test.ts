import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, test } from 'vitest'

const RENDERER = fileURLToPath(new URL('../../../renderer', import.meta.url))
/** Attributes and props that a person reads or hears. A part of the house that takes another one is added here. */
const SPOKEN =
  /^(aria-(label|description|placeholder|roledescription|valuetext)|title|placeholder|alt|label|hint|error|says|empty|name|closeLabel|closeKey|detail)$/
const WORDS = /\p{L}{2}/u

/** Text in a screen's source that stands outside the catalogues, as `line: text`. */
function looseText(source: string): string[] {
  const file = ts.createSourceFile('screen.tsx', source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const found: string[] = []
  const say = (node: ts.Node, text: string) => {
    if (!WORDS.test(text)) return
    found.push(`${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${text.trim()}`)
  }
  /** What an expression can come to, as far as it is written right there. */
  const sayLiterals = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) say(node, node.text)
    else if (ts.isTemplateExpression(node)) {
      say(
        node,
        [node.head, ...node.templateSpans.map(({ literal }) => literal)].map(({ text }) => text).join(' '),
      )
      for (const { expression } of node.templateSpans) sayLiterals(expression)
    } else if (ts.isConditionalExpression(node)) {
      sayLiterals(node.whenTrue)
      sayLiterals(node.whenFalse)
    } else if (ts.isParenthesizedExpression(node)) sayLiterals(node.expression)
    else if (ts.isBinaryExpression(node)) {
      if (node.operatorToken.kind !== ts.SyntaxKind.AmpersandAmpersandToken) sayLiterals(node.left)
      // What is compared is not shown.
      if (!/^[!=<>]/.test(node.operatorToken.getText())) sayLiterals(node.right)
    }
  }
  const look = (node: ts.Node): void => {
    if (ts.isJsxText(node)) say(node, node.text)
    else if (ts.isJsxExpression(node) && node.expression !== undefined && !ts.isJsxAttribute(node.parent)) {
      sayLiterals(node.expression)
    } else if (
      ts.isJsxAttribute(node) &&
      node.initializer !== undefined &&
      SPOKEN.test(node.name.getText())
    ) {
      const { initializer } = node
      // An icon has a name, and so has a group of fields in the document: neither is read to anyone.
      const owner = node.parent.parent.tagName.getText()
      if (node.name.getText() === 'name' && (owner === 'Icon' || owner === 'input')) return
      if (ts.isStringLiteral(initializer)) say(node, initializer.text)
      else if (ts.isJsxExpression(initializer) && initializer.expression !== undefined) {
        sayLiterals(initializer.expression)
      }
    }
    ts.forEachChild(node, look)
  }
  look(file)
  return found
}

const screens = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.tsx'),
)

test('every screen takes its text from the catalogues', () => {
  expect(screens.length).toBeGreaterThan(30)
  const loose = screens.flatMap((name) =>
    looseText(readFileSync(join(RENDERER, name), 'utf8')).map((text) => `renderer/${name}:${text}`),
  )
  expect(loose).toEqual([])
})

test.each([
  ['text', '<p>Hello</p>'],
  ['text beside a value', '<p>{n} tickets</p>'],
  ['a string in braces', "<p>{'Hello'}</p>"],
  ['one of two', "<p>{bad ? 'Hello' : null}</p>"],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source to be read.
  ['a template', '<p>{`Hello ${name}`}</p>'],
  ['a fallback', "<p>{name ?? 'Nobody'}</p>"],
  ['what depends', "<p>{bad && 'Hello'}</p>"],
  ['a spoken label', '<button aria-label="Close" />'],
  ['a label in braces', "<Field label={late ? 'Late' : t('x')} />"],
  ['a tooltip', '<b title="Hello" />'],
  ['a placeholder', '<input placeholder="Type" />'],
])('finds %s', (_, source) => {
  expect(looseText(`const x = ${source}`)).toHaveLength(1)
})

test.each([
  "<p className='loud'>{t('a.b')} · {n}</p>",
  "<p aria-hidden='true'>{kind === 'late' ? t('late') : t('soon')}</p>",
  '<Icon name="alert" />',
])('lets %s be', (source) => {
  expect(looseText(`const x = ${source}`)).toEqual([])
})

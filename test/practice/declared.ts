import { join } from 'node:path'
import ts from 'typescript'

/** Says where a value is not what a type declares: `path: what is wrong`. Empty where it is. */
export type Check = (value: unknown) => string[]

const PROBE = 'probe.ts'

/**
 * Checks of values against TypeScript declarations of a package, by the compiler itself: whoever publishes the types
 * says what is right, not this repository.
 *
 * @param types name → a type as TypeScript source, `import(…)` included
 */
export function declaredTypes(
  root: string,
  types: Readonly<Record<string, string>>,
): (name: string) => Check {
  const source = Object.entries(types)
    .map(([name, type]) => `export declare const ${name}: ${type}`)
    .join('\n')
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2020,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    strict: true,
    skipLibCheck: true,
    types: [],
    lib: ['lib.es2020.d.ts'],
  }
  const host = ts.createCompilerHost(options)
  const { getSourceFile, fileExists } = host
  const probe = join(root, PROBE)
  host.getSourceFile = (file, ...rest) =>
    file === probe
      ? ts.createSourceFile(file, source, ts.ScriptTarget.ES2020)
      : getSourceFile.call(host, file, ...rest)
  host.fileExists = (file) => file === probe || fileExists.call(host, file)
  const program = ts.createProgram([probe], options, host)
  const checker = program.getTypeChecker()
  const file = program.getSourceFile(probe)
  if (file === undefined) throw new Error('the probe was not read')
  const wrong = ts.getPreEmitDiagnostics(program, file).map(({ messageText }) => String(messageText))
  if (wrong.length > 0) throw new Error(wrong.join('\n'))

  function mismatches(type: ts.Type, value: unknown, path: string): string[] {
    const not = (what: string): string[] => [
      `${path}: ${value === null ? 'null' : typeof value} is no ${what}`,
    ]
    if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return []
    if (type.isUnion()) {
      const tries = type.types.map((one) => mismatches(one, value, path))
      if (tries.some(({ length }) => length === 0)) return []
      // Of an optional thing that is there, what is wrong inside is of more use than that it is wrong.
      const real = type.types.filter(({ flags }) => !(flags & ts.TypeFlags.Undefined))
      return real.length === 1 && real[0] !== undefined
        ? mismatches(real[0], value, path)
        : not(checker.typeToString(type))
    }
    if (type.isStringLiteral() || type.isNumberLiteral())
      return value === type.value ? [] : [`${path}: ${String(value)} is not ${checker.typeToString(type)}`]
    if (type.flags & ts.TypeFlags.BooleanLiteral)
      return String(value) === checker.typeToString(type) ? [] : not(checker.typeToString(type))
    if (type.flags & ts.TypeFlags.String) return typeof value === 'string' ? [] : not('string')
    if (type.flags & ts.TypeFlags.Number) return typeof value === 'number' ? [] : not('number')
    if (type.flags & ts.TypeFlags.Undefined) return value === undefined ? [] : not('undefined')
    if (checker.isArrayType(type)) {
      if (!Array.isArray(value)) return not('array')
      const element = checker.getIndexTypeOfType(type, ts.IndexKind.Number)
      if (element === undefined) throw new Error(`${path}: an array of nothing`)
      return value.flatMap((item, index) => mismatches(element, item, `${path}[${index}]`))
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return not('object')
    const given = new Map<string, unknown>(Object.entries(value))
    return checker.getPropertiesOfType(type).flatMap((property) => {
      const at = `${path}.${property.name}`
      if (!given.has(property.name)) return property.flags & ts.SymbolFlags.Optional ? [] : [`${at}: missing`]
      return mismatches(checker.getTypeOfSymbol(property), given.get(property.name), at)
    })
  }

  return (name) => {
    const declaration = file.statements
      .flatMap((statement) =>
        ts.isVariableStatement(statement) ? statement.declarationList.declarations : [],
      )
      .find(({ name: own }) => ts.isIdentifier(own) && own.text === name)
    if (declaration === undefined) throw new Error(`nothing is declared as ${name}`)
    const type = checker.getTypeAtLocation(declaration)
    return (value) => mismatches(type, value, name)
  }
}

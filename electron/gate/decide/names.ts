/** Is a name one of those wanted? In upper or lower case; `Season*` means every one that begins so. */
export function isNamed(name: string, wanted: readonly string[]): boolean {
  const called = name.trim().toLowerCase()
  return wanted.some((one) => {
    const pattern = one.trim().toLowerCase()
    return pattern.endsWith('*') ? called.startsWith(pattern.slice(0, -1)) : called === pattern
  })
}

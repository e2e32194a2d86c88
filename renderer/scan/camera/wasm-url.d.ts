declare module '*.wasm?url' {
  /** Where the bundler has put the file. */
  const url: string
  export default url
}

const POLICY = {
  'default-src': "'none'",
  // wasm-unsafe-eval: the camera's decoder is WebAssembly. It permits no JavaScript eval.
  'script-src': "'self' 'wasm-unsafe-eval'",
  'style-src': "'self'",
  'img-src': "'self' data: blob:",
  'media-src': "'self' blob: mediastream:",
  'font-src': "'self'",
  'worker-src': "'self' blob:",
  // Our own scheme is answered from a fixed list of files: the page has no network.
  'connect-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  'object-src': "'none'",
} as const

/** The content security policy that every answer of our protocol carries. */
export const contentSecurityPolicy = Object.entries(POLICY)
  .map(([directive, sources]) => `${directive} ${sources}`)
  .join('; ')

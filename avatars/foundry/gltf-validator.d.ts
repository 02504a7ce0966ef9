/** The part of gltf-validator that the tests use; the package brings no types of its own. */
declare module 'gltf-validator' {
  export function validateBytes(
    data: Uint8Array,
    options?: { maxIssues?: number },
  ): Promise<{ issues: { numErrors: number; numWarnings: number; messages: { code: string; pointer: string }[] } }>
}

import path from 'node:path'

/** What the files of the built pages are; the hub and the desktop's own scheme serve the same ones. */
const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.wav': 'audio/wav',
  '.vrm': 'model/gltf-binary',
  '.vrma': 'model/gltf-binary',
}

/** The content type of a file by its ending; pages are served with `nosniff`, so that a wrong one is not used at all. */
export function contentTypeOf(file: string): string {
  return contentTypes[path.extname(file)] ?? 'application/octet-stream'
}

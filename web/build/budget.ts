import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Manifest, Plugin } from 'vite'

const FIRST_ROUTE_BYTES = 300 * 1024
const LAZY_CHUNK_BYTES = 200 * 1024
const MANIFEST = '.vite/manifest.json'

/**
 * Keeps the product fast on a phone: what must be loaded before the first page is useful (the entry, the given
 * page, one language and all their static imports) stays within 300 kB gzip, every other chunk within 200 kB. The
 * sizes come from Vite's manifest, which is removed afterwards because nobody needs it at run time.
 */
export function budget(firstRoute: string[]): Plugin {
  let outDir = ''
  return {
    name: 'gnomon-budget',
    apply: 'build',
    configResolved(config) {
      outDir = config.build.outDir
    },
    closeBundle: {
      sequential: true,
      async handler() {
        const manifest = JSON.parse(await readFile(join(outDir, MANIFEST), 'utf8')) as Manifest
        const first = new Set<string>()
        for (const key of ['index.html', ...firstRoute]) collect(manifest, key, first)
        const sizes = new Map<string, number>()
        for (const key of Object.keys(manifest)) sizes.set(key, await gzipBytes(outDir, manifest, key))
        const total = [...first].reduce((sum, key) => sum + (sizes.get(key) ?? 0), 0)
        const heavy = [...sizes].filter(([key, bytes]) => !first.has(key) && bytes > LAZY_CHUNK_BYTES)
        const largest = Math.max(0, ...[...sizes].filter(([key]) => !first.has(key)).map(([, bytes]) => bytes))
        this.info(`first route ${kilobytes(total)} of 300 kB gzip; largest lazy chunk ${kilobytes(largest)} of 200 kB`)
        if (total > FIRST_ROUTE_BYTES) {
          this.error(
            `The first route weighs ${kilobytes(total)} gzip, the budget is 300 kB.\nMaybe load a part lazily.`,
          )
        }
        for (const [key, bytes] of heavy) {
          this.error(`The chunk of ${key} weighs ${kilobytes(bytes)} gzip, the budget is 200 kB.\nMaybe split it.`)
        }
        await rm(join(outDir, '.vite'), { recursive: true })
      },
    },
  }
}

function collect(manifest: Manifest, key: string, into: Set<string>) {
  const chunk = manifest[key]
  if (!chunk) throw new Error(`The manifest has no chunk "${key}".\nMaybe the page was renamed: see vite.config.ts.`)
  if (into.has(key)) return
  into.add(key)
  for (const next of chunk.imports ?? []) collect(manifest, next, into)
}

async function gzipBytes(outDir: string, manifest: Manifest, key: string): Promise<number> {
  const chunk = manifest[key]
  if (!chunk) return 0
  const files = [chunk.file, ...(chunk.css ?? [])]
  const contents = await Promise.all(files.map((file) => readFile(join(outDir, file))))
  return contents.reduce((sum, content) => sum + gzipSync(content, { level: 9 }).length, 0)
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(0)} kB`
}

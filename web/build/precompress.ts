import { readFile, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { constants, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'
import { filesBelow } from './files.ts'

const COMPRESSIBLE = new Set(['.js', '.css', '.html', '.svg', '.json', '.txt'])
const WORTHWHILE_BYTES = 1024

/** Writes a .gz beside every text file above 1 kB, so that the server never compresses on request. */
export function precompress(): Plugin {
  let outDir = ''
  return {
    name: 'gnomon-precompress',
    apply: 'build',
    configResolved(config) {
      outDir = config.build.outDir
    },
    closeBundle: {
      sequential: true,
      async handler() {
        for (const file of await filesBelow(outDir)) {
          if (!COMPRESSIBLE.has(extname(file))) continue
          const content = await readFile(join(outDir, file))
          if (content.length <= WORTHWHILE_BYTES) continue
          await writeFile(join(outDir, `${file}.gz`), gzipSync(content, { level: constants.Z_BEST_COMPRESSION }))
        }
      },
    },
  }
}

import { readdir } from 'node:fs/promises'
import { join, relative } from 'node:path'

/** All files below a directory, relative to it, sorted so that a build is reproducible. */
export async function filesBelow(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)))
    .sort()
}

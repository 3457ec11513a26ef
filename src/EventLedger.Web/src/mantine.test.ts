import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { expect, it } from 'vitest'

const CORE = 'node_modules/@mantine/core'

/** The components that the pages name. */
function named(): string[] {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.tsx?$/.test(file),
  )
  const names = files.flatMap((file) => {
    const text = readFileSync(join('src', file), 'utf8')
    return [...text.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)].flatMap(([, list = '']) =>
      list.split(',').map((name) => name.trim()),
    )
  })
  return [...new Set(names), 'Notification'].filter((name) => existsSync(module(name)))
}

const module = (name: string) => `${CORE}/esm/components/${name}/${name}.mjs`

/** The style files of a module and of all that it is made of. */
function stylesOf(file: string, seen: Set<string>): string[] {
  if (seen.has(file)) return []
  seen.add(file)
  const style = /\/([A-Z]\w*)\.module\.mjs$/.exec(file)?.[1]
  if (style) return [style]
  const imports = readFileSync(file, 'utf8').matchAll(/from "(\.[^"]+)"/g)
  return [...imports].flatMap(([, path = '']) => stylesOf(resolve(dirname(file), path), seen))
}

it('Every component has its styles, and no other is loaded', () => {
  const seen = new Set<string>()
  const needed = new Set(named().flatMap((name) => stylesOf(resolve(module(name)), seen)))
  const loaded = [...readFileSync('src/mantine.ts', 'utf8').matchAll(/styles\/([A-Z]\w*)\.layer\.css/g)]
  expect(loaded.map(([, name]) => name).sort()).toEqual([...needed].sort())
})

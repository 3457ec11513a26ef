import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { COMMANDS, correctionAddress, openFormOf } from './catalog'
import * as menus from './menus'

interface Operation {
  operationId?: string
  requestBody?: unknown
}

const root = new URL('../../../../tests/', import.meta.url)
const api = JSON.parse(readFileSync(new URL('EventLedger.Acceptance/openapi.v1.json', root), 'utf8')) as {
  paths: Record<string, { post?: Operation }>
}

// Billing runs have a page of their own, which cancels them.
const ASKED = /^\/v1\/(contracts|parties|facilities|books)\/\{id\}\/[a-z-]+$/

describe('the catalog of commands', () => {
  it('has a form for every command of the API, by the name that the API has for it', () => {
    const asked = Object.entries(api.paths)
      .filter(([path, { post }]) => ASKED.test(path) && post?.requestBody !== undefined)
      .map(([path, { post }]) => [post?.operationId, path])
    expect(COMMANDS.map(({ is, route }) => [is, route]).sort()).toEqual(asked.sort())
    expect(asked.length).toBeGreaterThan(30)
  })

  it('names a field of the form in every remedy', () => {
    for (const { is, fields, remedies } of COMMANDS)
      for (const { field } of Object.values(remedies)) {
        const [first = ''] = field.split('.')
        expect([...Object.keys(fields), 'id'], `${is}: ${field}`).toContain(first)
      }
  })

  it('is where menus are made from', () => {
    for (const name of Object.values(menus).flat())
      if (name.includes('/'))
        expect(COMMANDS.map((each) => `${each.collection}/${each.name}`)).toContain(name)
  })

  it('opens a form by its address', () => {
    const form = openFormOf(correctionAddress('x', '3'))
    expect(form?.command.is).toBe('CorrectEvent')
    expect(form).toMatchObject({ id: 'x', given: { version: '3' } })
    expect(openFormOf('contracts/x/nothing')).toBeUndefined()
  })
})

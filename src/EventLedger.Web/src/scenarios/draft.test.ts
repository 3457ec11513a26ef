import { describe, expect, it } from 'vitest'
import { Problem } from '../api/problem'
import { draftOf, latestOf, moved, placed, without } from './draft'
import { refusalOf } from './rehearse'
import { titleOf, toldOf } from './told'

const step = (id: string) => ({ command: 'ResumeService', id, data: {} })
const ids = (steps: readonly { id: string }[]) => steps.map(({ id }) => id).join('')
const abc = [step('a'), step('b'), step('c')]

describe('the commands of a scenario', () => {
  it('are put in place, or at the end', () => {
    expect(ids(placed(abc, 1, step('x')))).toBe('axc')
    expect(ids(placed(abc, 3, step('x')))).toBe('abcx')
  })

  it('are taken out and moved by one place', () => {
    expect(ids(without(abc, 1))).toBe('ac')
    expect(ids(moved(abc, 2, -1))).toBe('acb')
    expect(ids(moved(abc, 0, 1))).toBe('bac')
  })

  it('stay where they are at the ends', () => {
    expect(ids(moved(abc, 0, -1))).toBe('abc')
    expect(ids(moved(abc, 2, 1))).toBe('abc')
  })

  it('hold from the latest of their days on', () => {
    const given = (givenOn: unknown) => ({ command: 'GiveTerminationNotice', id: 'a', data: { givenOn } })
    expect(latestOf([given('2026-10-01'), given('2026-11-15'), given('soon'), ...abc])).toBe('2026-11-15')
    expect(latestOf(abc)).toBeUndefined()
  })

  it('are those of another scenario', () => {
    const other = { name: 'Leaving', commands: [{ command: 'ResumeService', id: 'a', data: null }] }
    expect(draftOf(other as never)).toEqual({ name: 'Leaving, otherwise', steps: [step('a')] })
  })
})

describe('what a command says', () => {
  it('is told in the words of its form, without what it rests on', () => {
    expect(
      toldOf({
        command: 'AmendContract',
        id: 'a',
        data: {
          effectiveOn: '2026-10-01',
          fees: [{ from: '2026-10-01', monthlyFee: '1500.00' }],
          endsOn: null,
          bookInOpenMonth: false,
          sources: [{ publisher: 'Somebody' }],
        },
      }),
    ).toBe(
      'From: 1 Oct 2026; Fees: from: 1 Oct 2026, monthly fee: 1,500.00; Last day of the term: open-ended',
    )
    expect(toldOf({ command: 'InvoiceMonth', id: 'a', data: { month: '2026-07' } })).toBe('Month: Jul 2026')
  })

  it('has a title, also of a command without a form', () => {
    expect(titleOf('GiveTerminationNotice')).toBe('Give termination notice')
    expect(titleOf('MoveMountains')).toBe('Move mountains')
  })
})

describe('a refused scenario', () => {
  it('says which command it is, with the refusal that the command alone would have', () => {
    const refusal = { status: 422, code: 'no-notice', title: 'No notice', detail: 'None stands.', on: 1 }
    const found = refusalOf(
      new Problem(422, 'scenario-refused', 'Refused', 'At index 1', {}, { index: 1, refusal }),
    )
    expect(found?.at).toBe(1)
    expect(found?.problem).toMatchObject({ status: 422, code: 'no-notice', facts: { on: 1 } })
  })

  it('says what is malformed by the field of the form', () => {
    const errors = { '$.commands[2].data.fees[0].from': ['is missing'], '$.commands[2].id': ['is empty'] }
    const found = refusalOf(new Problem(400, 'malformed', 'Malformed', 'It is', errors))
    expect(found?.at).toBe(2)
    expect(found?.problem.errors).toEqual({ '$.fees[0].from': ['is missing'], '$.id': ['is empty'] })
  })

  it('is something else when it is about no command', () => {
    expect(refusalOf(Problem.unreachable())).toBeUndefined()
    expect(refusalOf(new Problem(400, 'malformed', '', '', { '$.name': ['is empty'] }))).toBeUndefined()
  })
})

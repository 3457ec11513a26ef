import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Problem } from '../api/problem'
import { correctionOf, FACTS, factsAmong } from './facts'
import { faultsOf } from './faults'
import { initialsOf, sentOfAll } from './fields'

const golden = (type: string) => {
  const name = type.replace(/[A-Z]/g, (letter, at: number) => (at ? '_' : '') + letter.toLowerCase())
  const file = new URL(`../../../../tests/EventLedger.Domain.Tests/Golden/${name}.json`, import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
}

const notice = { version: 3, type: 'TerminationNoticeGiven', data: golden('TerminationNoticeGiven') }

describe('the correction of an event', () => {
  it.each(Object.keys(FACTS))('begins with all that a %s says, and loses nothing of it', (type) => {
    const data = golden(type)
    const { fields } = correctionOf({ version: 2, type, data })
    expect(sentOfAll(fields, initialsOf(fields))).toMatchObject({ version: 2, replacement: data })
  })

  it('reads an event as its latest correction has it', () => {
    const other = { ...notice.data, givenOn: '2027-02-01' }
    const corrected = (version: number, replacement?: object) => ({
      version,
      type: 'EventCorrected',
      data: { version: 3, form: 'termination_notice_given', replacement },
    })
    const invoice = { version: 2, type: 'MonthInvoiced', data: {} }
    expect(factsAmong([invoice, notice])).toEqual([notice])
    expect(factsAmong([notice, corrected(4, other)])).toEqual([{ ...notice, data: other }])
    expect(factsAmong([notice, corrected(4, other), corrected(5)])).toEqual([{ ...notice, data: null }])
  })

  const command = correctionOf(notice)
  const values = initialsOf(command.fields)
  const contradicts = (facts: object) =>
    new Problem(422, 'correction-contradicts', 'Contradicts', 'It does.', {}, { version: 3, ...facts })

  it('says beside the field what the rules make of it, and offers that', () => {
    const difference = { field: 'lastServiceDay', byTheRules: '2027-04-18', given: '2027-04-15' }
    expect(faultsOf(contradicts({ difference }), command, values)).toEqual({
      'replacement.lastServiceDay': [
        { says: 'It does.', fix: { label: 'Use 18 Apr 2027', value: '2027-04-18' } },
      ],
    })
  })

  it('puts the refusal of a rule beside the field that the rule is about', () => {
    const facts = { rule: 'notice-before-lock-in', why: 'Too early.' }
    expect(Object.keys(faultsOf(contradicts(facts), command, values))).toEqual(['replacement.givenOn'])
  })

  it('is refused as a whole when another event contradicts it', () => {
    expect(Object.keys(faultsOf(contradicts({ version: 5 }), command, values))).toEqual(['replacement'])
  })
})

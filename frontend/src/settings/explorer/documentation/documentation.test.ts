import { buildSchema, isInputObjectType, type GraphQLEnumType, type GraphQLObjectType } from 'graphql'
import { describe, expect, test } from 'vitest'
import { find, namesOf } from './find'
import { onward, placeOf, START, type Place } from './place'
import { meant, type SchemaReference } from './reference'

const schema = buildSchema(`
  type Query { projects(first: Int, filter: ProjectFilter): [Project!]! budget: Money }
  type Project { name: String! budget: Money gateBudget: Money }
  type Money { amount: String! }
  enum Stage { IDEA DONE }
  input ProjectFilter { name: TextMatch stage: Stage }
  input TextMatch { equals: String }
`)
const known = namesOf(schema)
const labels = (text: string) => find(known, text).map(({ label }) => label)
const query = schema.getQueryType() as GraphQLObjectType
const projects = query.getFields().projects
const type = (name: string): Place => ({ page: 'type', name })

describe('names are found', () => {
  test('the whole name first, then its beginning, then the word within it', () => {
    expect(labels('budget')).toEqual(['Query.budget', 'Project.budget', 'Project.gateBudget'])
  })

  test('a type before a field of the same name, an operation before a field, an argument last', () => {
    expect(labels('project').slice(0, 3)).toEqual(['Project', 'ProjectFilter', 'Query.projects'])
    expect(labels('first')).toEqual(['Query.projects(first:)'])
  })

  test('by what a name belongs to, however that is written', () => {
    const both = ['Project.budget', 'Project.gateBudget']
    expect(labels('Project.budget')).toEqual(both)
    expect(labels('project  BUDGET')).toEqual(both)
  })

  test('values of an enum and directives too, but none of the language itself', () => {
    expect(labels('idea')).toEqual(['Stage.IDEA'])
    expect(labels('skip')).toEqual(['@skip'])
    expect(labels('__')).toEqual([])
    expect(labels('  ')).toEqual([])
  })
})

describe('a reference of the editor leads to its place', () => {
  const field = projects as NonNullable<typeof projects>
  const cases: [string, unknown, Place | null][] = [
    ['a field', { kind: 'Field', field, type: query }, { ...type('Query'), member: 'projects' }],
    [
      'an argument',
      { kind: 'Argument', argument: field.args[0], field },
      { ...type('Query'), member: 'projects' },
    ],
    ['a type', { kind: 'Type', type: field.type }, type('Project')],
    [
      'a value',
      {
        kind: 'EnumValue',
        type: schema.getType('Stage'),
        value: (schema.getType('Stage') as GraphQLEnumType).getValue('IDEA'),
      },
      { ...type('Stage'), member: 'IDEA' },
    ],
    [
      'a directive',
      { kind: 'Directive', directive: schema.getDirective('skip') },
      { page: 'directive', name: 'skip' },
    ],
    [
      "a directive's argument",
      {
        kind: 'Argument',
        directive: schema.getDirective('skip'),
        argument: schema.getDirective('skip')?.args[0],
      },
      { page: 'directive', name: 'skip', member: 'if' },
    ],
    [
      'a name that every type has',
      { kind: 'Field', field: schema.getField(query, '__typename'), type: null },
      type('String'),
    ],
  ]
  test.each(cases)('%s', (_, reference, place) => {
    expect(placeOf(reference as SchemaReference)).toEqual(place)
  })

  test('a field of an input, found by way of its argument', () => {
    const state = (kind: string, name: string | null, prevState: unknown) => ({
      kind,
      name,
      step: 1,
      prevState,
    })
    const argument = state('Argument', 'filter', state('Field', 'projects', null))
    const outer = state('ObjectField', 'name', state('ObjectValue', null, argument))
    const inner = state('ObjectField', 'equals', state('ObjectValue', null, outer))
    const reference = meant({ start: 0, end: 1, state: inner } as never, ({ state: { kind, step } }) =>
      kind === 'Argument' && step === 0
        ? ({ kind, field, argument: field.args[1] } as SchemaReference)
        : undefined,
    )

    expect(reference && placeOf(reference)).toEqual({ ...type('TextMatch'), member: 'equals' })
    expect(isInputObjectType(schema.getType('TextMatch'))).toBe(true)
  })
})

describe('the way here', () => {
  test('grows, and remembers what led on', () => {
    const way = onward(onward([START], type('Query')), type('Project'), 'projects')

    expect(way).toEqual([START, { ...type('Query'), member: 'projects' }, type('Project')])
  })

  test('is shortened to a place where one was before', () => {
    const way = [START, type('Query'), type('Project'), type('Money')]

    expect(onward(way, { ...type('Query'), member: 'budget' })).toEqual([
      START,
      { ...type('Query'), member: 'budget' },
    ])
  })
})
